// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <set>
#include <string>
#include <string_view>

#include "queryctl/report/markdown.h"

namespace kv::queryctl::report {

/// Numbers headings as they come: 1, 1.1, 1.2, 2 … and gives each an id of its own.
class HeadingNumbers {
 public:
  /// `text` as it stands in the source, with {-} or {-V} at its end perhaps.
  Landmark next(int level, std::string text);
  /// Of the numbers of tables and figures that come now.
  const std::string& prefix() const { return prefix_; }
  /// `text` without the {-} at its end.
  static std::string without_attribute(std::string_view text);

 private:
  std::string id_of(std::string_view text);

  std::array<int, 6> counts_{};
  std::string prefix_;
  bool numbered_ = true;  ///< the chapter: what is below one without a number has none either
  std::set<std::string> ids_;
};

}  // namespace kv::queryctl::report
