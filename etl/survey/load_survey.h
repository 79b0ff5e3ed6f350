// SPDX-License-Identifier: MIT
#pragma once

#include <SQLiteCpp/Database.h>
#include <filesystem>
#include <vector>

#include "etl/loader.h"

namespace kv::etl {

/// As check_files and load_files, for the source `survey`: one file of answers, and at most one
/// codebook, in any order. `write` false: nothing is written. A wave is stored whole, as a delivery
/// with its vintage; one that says nothing new is only noted in the ledger.
LoadResult load_survey(SQLite::Database& db, const std::vector<std::filesystem::path>& files,
                       const LoadOptions& options, bool write);

}  // namespace kv::etl
