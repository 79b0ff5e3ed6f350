// SPDX-License-Identifier: MIT
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "queryctl/report/runner.h"
#include "sql/document.h"

namespace kv::queryctl::report {

/// The sources behind `results`: those the document needs, those their commands need, the
/// municipalities, the survey waves and the boundaries. Empty when none can be named.
std::set<std::string> sources_of(Session& session, const sql::Document& document,
                                 const std::vector<Result>& results);

/// How the page was made, as HTML in `lang`: the command, the clocks, each source with its
/// deliveries and licence, what is reconstructed, what is not there. No path and no time of day:
/// the same warehouse gives the same bytes.
std::string colophon(Session& session, const sql::Document& document,
                     const std::vector<Result>& results, const std::vector<std::string>& gaps,
                     std::string_view lang);

}  // namespace kv::queryctl::report
