// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "queryctl/report/expressions.h"
#include "queryctl/report/runner.h"

namespace kv::queryctl::report {

/// True when the block draws; false when it gives a table.
bool is_figure(Session& session, const Result& result);

/// The place of a table or figure in the page: its block's name, or its number.
std::string float_id(bool figure, const std::string& name, const std::string& number);

/// A numbered table or figure with its caption, what must be known of it, and its data as CSV; of a
/// gap, the sentence that says so.
std::string float_html(Session& session, const Result& result, Expressions& expressions,
                       std::string_view lang);

}  // namespace kv::queryctl::report
