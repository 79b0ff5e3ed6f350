// SPDX-License-Identifier: MIT
#pragma once

#include <iosfwd>
#include <string>

namespace kv::queryctl {

/// True when the texts are the same line by line; else the first difference is told on `err`, by
/// the line of `name`.
bool same_lines(const std::string& name, const std::string& expected, const std::string& got,
                std::ostream& err);

std::size_t count_lines(const std::string& text);

}  // namespace kv::queryctl
