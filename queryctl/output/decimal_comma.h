// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace kv::queryctl {

/// The number's text with a decimal comma in place of its point, when `comma`.
inline std::string with_mark(std::string number, bool comma) {
  if (!comma) return number;
  const auto point = number.find('.');
  if (point != std::string::npos) number[point] = ',';
  return number;
}

/// True for the modes whose numbers are read by programs that know only a point.
inline bool has_points_only(std::string_view mode) {
  return mode == "json" || mode == "jsonl" || mode == "insert" || mode == "quote";
}

}  // namespace kv::queryctl
