// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kv::etl {

/// Something in a file that a person has to look at. `row` and `column` count from 1; 0 means the
/// whole file (or the whole row). A row is a record as a spreadsheet shows it: header rows and
/// blank lines count, and a record that holds line breaks inside quotes is one row.
struct Problem {
  std::string rule;  ///< a stable name, e.g. "lost-letters"
  std::size_t row = 0;
  std::size_t column = 0;
  std::string value;    ///< what stands there; valid UTF-8, control characters written as \xNN
  std::string message;  ///< a sentence: what is wrong
  std::string remedy;   ///< a sentence: what to do
};

/// How many problems of one rule are listed one by one; the rest are counted in a last entry.
inline constexpr std::size_t kMaxListedPerRule = 1000;

/// Problems in the order they were found, bounded in memory however damaged a file is.
class ProblemList {
 public:
  /// Keeps `problem`, or only counts it when its rule has kMaxListedPerRule entries already.
  void add(Problem problem);
  /// True when a further problem of `rule` would only be counted.
  bool full(std::string_view rule) const;
  /// Counts `n` problems of `rule` that nobody described.
  void count_unlisted(std::string_view rule, std::size_t n = 1);
  /// Appends, for each rule, one entry (row 0) that says how many are not listed. Repeating it does
  /// nothing.
  void close();

  const std::vector<Problem>& problems() const { return problems_; }
  std::vector<Problem> take() { return std::move(problems_); }

 private:
  struct Tally {
    std::size_t listed = 0;
    std::size_t unlisted = 0;
  };
  std::vector<Problem> problems_;
  std::map<std::string, Tally, std::less<>> tallies_;
};

}  // namespace kv::etl
