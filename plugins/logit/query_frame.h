// SPDX-License-Identifier: MIT
#pragma once

#include <kommunevarehus/sdk/interrupt.h>
#include <string>
#include <string_view>
#include <vector>

#include "plugins/logit/formula/frame.h"

namespace kv::logit {

/// Reads the named columns of a table, a view or a query of the connection. A text that begins with
/// SELECT, WITH or VALUES is a query. Throws ModelError: for a name that is not among the columns
/// (with those that are), for SQL that does not run or would change anything, for values that
/// cannot be used. Throws sdk::Interrupted.
Frame read_frame(sqlite3* db, std::string_view data, const std::vector<std::string>& names);

}  // namespace kv::logit
