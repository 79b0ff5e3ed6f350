// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "queryctl/value.h"

namespace kv::queryctl {

class Session;

/// Makes the value of an option of type "query" ready to be bound: `values[name]`, the name of a
/// table or view or one SELECT, becomes a SELECT without a semicolon, and `values[name +
/// "_columns"]` the JSON list of its columns' names. Throws Error, saying `what` was meant, when it
/// is neither, when it has parameters, changes something or names two columns alike.
void expand_query(Session& session, std::string_view what, std::string_view name, Values& values);

}  // namespace kv::queryctl
