// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "queryctl/shell/host.h"

namespace kv::queryctl {

/// What Tab can put in place of the word before the cursor.
struct Completion {
  std::size_t start = 0;                ///< byte at which that word starts
  std::vector<std::string> candidates;  ///< sorted, each the whole word; "name(" is a function
};

/// `line` is UTF-8 up to the cursor; `in_statement`: earlier lines hold the start of a statement.
/// Letters are compared without case, æøå included. Names that SQL needs in quotes come quoted.
Completion complete(Host& host, std::string_view line, bool in_statement);

/// The longest beginning that all have; whole UTF-8 characters, compared by case.
std::string common_beginning(const std::vector<std::string>& words);

}  // namespace kv::queryctl
