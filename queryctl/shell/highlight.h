// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace kv::queryctl {

/// A line that is being typed, with the escape sequences that make SQL's words bold, texts green,
/// numbers cyan and comments dim; the name of a dot-command is bold. Nothing else is changed, so it
/// takes the same room. `in_statement`: it goes on with one of earlier lines.
std::string highlighted(std::string_view line, bool in_statement);

}  // namespace kv::queryctl
