// SPDX-License-Identifier: MIT
#pragma once

#include <SQLiteCpp/Database.h>
#include <optional>
#include <string>
#include <vector>

#include "etl/ledger.h"
#include "etl/load_options.h"
#include "etl/plan/summary.h"
#include "etl/source.h"

namespace kv::etl {

/// nullopt when it is no token.
std::optional<PlanToken> parse_token(const std::string& text);

/// The part of what a merge does.
std::string effect_part(ChangeSummary& changes);

/// The same of a load without cells, from the sentences that say what it does.
std::string effect_part(const std::vector<std::string>& effects);

/// All of it but the effect. `record`: for the vintage.
PlanToken make_token(SQLite::Database& db, const Source& source,
                     const std::set<std::string>& identities, const LoadOptions& options,
                     const LoadRecord& record);

/// A sentence for each part that differs between the plan and now; with an empty effect in `now`
/// that part is not compared.
std::vector<std::string> differences(SQLite::Database& db, const PlanToken& planned,
                                     const PlanToken& now);

/// Throws Error(kProblems) with these sentences, where there are any.
void require_planned(SQLite::Database& db, const PlanToken& planned, const PlanToken& now);

}  // namespace kv::etl
