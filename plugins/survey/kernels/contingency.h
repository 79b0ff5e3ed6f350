// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace kv::survey {

/// A table of counts. Rows and columns whose sum is 0 are left out: they have no expectation.
class Contingency {
 public:
  /// `counts` row by row, `columns` of them in each row; none negative.
  Contingency(const std::vector<std::int64_t>& counts, std::size_t columns);

  std::size_t rows() const { return row_sums_.size(); }
  std::size_t columns() const { return column_sums_.size(); }
  std::int64_t total() const { return total_; }
  std::int64_t count(std::size_t row, std::size_t column) const {
    return counts_[row * columns() + column];
  }
  const std::vector<std::int64_t>& row_sums() const { return row_sums_; }
  const std::vector<std::int64_t>& column_sums() const { return column_sums_; }
  /// False when no association can be seen: fewer than two rows or two columns.
  bool testable() const { return rows() > 1 && columns() > 1; }
  /// What a cell would have if rows and columns were independent.
  double expected(std::size_t row, std::size_t column) const;

 private:
  std::vector<std::int64_t> counts_;
  std::vector<std::int64_t> row_sums_;
  std::vector<std::int64_t> column_sums_;
  std::int64_t total_ = 0;
};

/// The smallest expected count; nullopt when the table is not testable.
std::optional<double> smallest_expected(const Contingency& table);

/// How many cells have an expected count below `limit` (Cochran, Biometrics 10, 1954, has 5).
std::size_t small_expected(const Contingency& table, double limit);

}  // namespace kv::survey
