// SPDX-License-Identifier: MIT
#include "plugins/survey/kernels/contingency.h"

#include <algorithm>

namespace kv::survey {

Contingency::Contingency(const std::vector<std::int64_t>& counts, std::size_t columns) {
  const std::size_t rows = columns == 0 ? 0 : counts.size() / columns;
  std::vector<std::int64_t> by_row(rows, 0);
  std::vector<std::int64_t> by_column(columns, 0);
  for (std::size_t r = 0; r < rows; ++r)
    for (std::size_t c = 0; c < columns; ++c) {
      by_row[r] += counts[r * columns + c];
      by_column[c] += counts[r * columns + c];
    }
  for (std::size_t r = 0; r < rows; ++r) {
    if (by_row[r] == 0) continue;
    row_sums_.push_back(by_row[r]);
    total_ += by_row[r];
    for (std::size_t c = 0; c < columns; ++c)
      if (by_column[c] > 0) counts_.push_back(counts[r * columns + c]);
  }
  std::ranges::copy_if(by_column, std::back_inserter(column_sums_),
                       [](std::int64_t sum) { return sum > 0; });
}

double Contingency::expected(std::size_t row, std::size_t column) const {
  return static_cast<double>(static_cast<long double>(row_sums_[row]) *
                             static_cast<long double>(column_sums_[column]) /
                             static_cast<long double>(total_));
}

std::optional<double> smallest_expected(const Contingency& table) {
  if (!table.testable()) return std::nullopt;
  const auto row = std::ranges::min_element(table.row_sums()) - table.row_sums().begin();
  const auto column = std::ranges::min_element(table.column_sums()) - table.column_sums().begin();
  return table.expected(static_cast<std::size_t>(row), static_cast<std::size_t>(column));
}

std::size_t small_expected(const Contingency& table, double limit) {
  std::size_t count = 0;
  for (std::size_t r = 0; r < table.rows(); ++r)
    for (std::size_t c = 0; c < table.columns(); ++c)
      if (table.expected(r, c) < limit) ++count;
  return count;
}

}  // namespace kv::survey
