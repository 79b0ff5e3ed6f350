// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

#include "etl/formats/problem.h"

namespace kv::etl::xlsx {

/// Where rows and cells stand: by their references ("B12"), or, where a writer left these out, one
/// after the other.
///
/// Rules that it reports:
///   row-number          a row whose number is none; it is read as the one after the last
///   row-order           a row that stands after one of the same or a higher number
///   bad-reference       a cell whose reference is none; it is read as the one after the last
///   cell-outside-row    a cell whose reference names another row; its column is believed
class Positions {
 public:
  /// `problems` may be nullptr: then nothing is reported.
  explicit Positions(ProblemList* problems) : problems_(problems) {}

  /// A row begins; `reference` is nullptr where there is none.
  std::size_t row(const char* reference);
  /// A cell begins: its column. Throws Error beyond the last column of Excel.
  std::size_t column(const char* reference);
  std::size_t current_row() const { return row_; }

 private:
  void report(const char* rule, const char* value, const char* message);

  ProblemList* problems_;
  std::size_t row_ = 0;
  std::size_t highest_row_ = 0;
  std::size_t column_ = 0;
};

}  // namespace kv::etl::xlsx
