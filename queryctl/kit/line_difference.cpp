// SPDX-License-Identifier: MIT
#include "queryctl/kit/line_difference.h"

#include <algorithm>
#include <ostream>
#include <vector>

namespace kv::queryctl {
namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

}  // namespace

bool same_lines(const std::string& name, const std::string& expected, const std::string& got,
                std::ostream& err) {
  const std::vector<std::string> left = lines_of(expected);
  const std::vector<std::string> right = lines_of(got);
  for (std::size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
    const std::string wanted = i < left.size() ? left[i] : "(nothing more)";
    const std::string came = i < right.size() ? right[i] : "(nothing more)";
    if (wanted == came) continue;
    err << name << ":" << i + 1 << ": expected\n  " << wanted << "\nand got\n  " << came << "\n";
    return false;
  }
  return true;
}

std::size_t count_lines(const std::string& text) {
  return lines_of(text).size();
}

}  // namespace kv::queryctl
