// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "queryctl/clocks/regroup.h"

namespace kv::queryctl {

/// The two clocks of a question: what the agencies had said by a day, and whose borders count.
struct Clocks {
  std::optional<std::string> as_of;  ///< ISO 8601; that day's publications included
  std::optional<int> borders;        ///< the municipalities of 1 January of this year
  bool estimate = false;             ///< with borders: distribute divided municipalities by weights
  std::optional<Interval> suppressed;  ///< with borders: what a ':' can be

  bool any() const { return as_of || borders; }
};

/// Each reads what a person typed and throws Error(kUsage) that names `option`.
std::string read_day(const std::string& option, const std::string& text);
int read_border_year(const std::string& option, const std::string& text);
/// "1-4".
Interval read_interval(const std::string& option, const std::string& text);

/// "as of 2012-03-01, on the municipalities of 1 January 2020"; empty when no clock is set.
std::string describe(const Clocks& clocks);

}  // namespace kv::queryctl
