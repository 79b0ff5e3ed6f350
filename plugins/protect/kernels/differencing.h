// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace kv::protect {

/// What two published tables of one variable, of which one's persons are among the other's, tell
/// about the persons that only the larger has.
struct Difference {
  std::int64_t persons = 0;
  std::map<std::string, std::int64_t> counts;  ///< the answers of those persons, by category
  /// 0 < persons < threshold, or an answer of 0 < count < threshold of them: the two tables must
  /// not both be published.
  bool discloses = false;
};

/// Categories that only one table has count 0 in the other. Throws std::invalid_argument when
/// neither table can be a part of the other: a count is larger in each.
Difference difference(const std::map<std::string, std::int64_t>& one,
                      const std::map<std::string, std::int64_t>& other, std::int64_t threshold);

}  // namespace kv::protect
