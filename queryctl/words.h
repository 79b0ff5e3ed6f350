// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kv::queryctl {

/// The words of a dot-command's line, as sqlite3 splits them: by blanks; '…' as it stands; in "…"
/// the escapes \" \\ \n \t \r. Throws Error(kUsage) for a quote that is not closed and an unknown
/// escape.
std::vector<std::string> split_words(std::string_view line);

/// `pattern` as LIKE matches it: ASCII letters without case, % and _; with * or ? as GLOB would.
bool matches(std::string_view text, std::string_view pattern);

}  // namespace kv::queryctl
