// SPDX-License-Identifier: MIT
#include "plugins/survey/kernels/fisher.h"

#include <cmath>
#include <functional>
#include <gtest/gtest.h>
#include <random>

namespace kv::survey {
namespace {

double log_factorial(std::int64_t n) {
  return std::lgamma(static_cast<double>(n) + 1);
}

/// The same by going through every table with these margins, one cell after another.
double brute_force(const std::vector<std::int64_t>& counts, std::size_t columns) {
  const Contingency table(counts, columns);
  const std::size_t width = table.columns();
  double margins = -log_factorial(table.total());
  for (const auto n : table.row_sums()) margins += log_factorial(n);
  for (const auto n : table.column_sums()) margins += log_factorial(n);
  double observed = margins;
  for (std::size_t r = 0; r < table.rows(); ++r)
    for (std::size_t c = 0; c < width; ++c) observed -= log_factorial(table.count(r, c));
  std::vector<std::int64_t> rows = table.row_sums();
  std::vector<std::int64_t> left = table.column_sums();
  double sum = 0;
  const std::function<void(std::size_t, double)> fill = [&](std::size_t cell, double log) {
    const std::size_t r = cell / width;
    const std::size_t c = cell % width;
    if (r == rows.size()) {
      if (log <= observed + 1e-7) sum += std::exp(log);
      return;
    }
    for (std::int64_t x = 0; x <= std::min(rows[r], left[c]); ++x) {
      const bool last_column = c + 1 == width;
      const bool last_row = r + 1 == rows.size();
      if ((last_column && x != rows[r]) || (last_row && x != left[c])) continue;
      rows[r] -= x;
      left[c] -= x;
      fill(cell + 1, log - log_factorial(x));
      rows[r] += x;
      left[c] += x;
    }
  };
  fill(0, margins);
  return sum;
}

// Exact fractions by enumeration; the first is Fisher's tea (1935), the second Python's example.
TEST(Fisher, AgreesWithExactFractions) {
  const struct {
    std::vector<std::int64_t> counts;
    std::size_t columns;
    double p;
  } cases[] = {
      {{3, 1, 1, 3}, 2, 0.4857142857142857},
      {{8, 2, 1, 5}, 2, 0.03496503496503497},
      {{7, 7, 12, 7, 2, 4}, 2, 0.4233184192559344},
      {{5, 0, 1, 1, 4, 2, 0, 2, 6}, 3, 0.003258145363408521},
      {{2, 1, 0, 3, 0, 4, 1, 0, 1, 1, 5, 1}, 4, 0.016126632225703433},
      {{10, 0, 0, 12}, 2, 1.546441174924147e-06},
      {{1, 2, 2, 1, 2, 0, 0, 2, 0, 1, 1, 1, 1, 1, 2, 0}, 4, 0.7333221400448291},
  };
  for (const auto& c : cases)
    EXPECT_NEAR(*fisher_exact(Contingency(c.counts, c.columns)), c.p, 1e-12 * c.p);
}

// Published: job satisfaction in R's help of fisher.test (Agresti 2002), 0.7827.
TEST(Fisher, AgreesWithATextbook) {
  const Contingency jobs({1, 3, 10, 6, 2, 3, 10, 7, 1, 6, 14, 12, 0, 1, 9, 11}, 4);
  EXPECT_NEAR(*fisher_exact(jobs), 0.7827, 5e-5);
}

TEST(Fisher, AgreesWithEnumerationOnManyTables) {
  std::mt19937 random(20131101);
  for (int i = 0; i < 300; ++i) {
    const std::size_t rows = 2 + random() % 3;
    const std::size_t columns = 2 + random() % 2;
    std::vector<std::int64_t> counts(rows * columns);
    for (auto& count : counts) count = static_cast<std::int64_t>(random() % 5);
    const Contingency table(counts, columns);
    if (!table.testable()) continue;
    const double p = brute_force(counts, columns);
    EXPECT_NEAR(*fisher_exact(table), p, 1e-10) << i;
  }
}

TEST(Fisher, TurnedTablesGiveTheSame) {
  EXPECT_NEAR(*fisher_exact(Contingency({2, 1, 0, 3, 0, 4}, 3)),
              *fisher_exact(Contingency({2, 3, 1, 0, 0, 4}, 2)), 1e-14);
}

// A table that is too large must say so in time, not run for hours.
TEST(Fisher, GivesUpWhereTheWorkIsTooMuch) {
  EXPECT_FALSE(
      fisher_exact(Contingency({7, 9, 5, 8, 6, 9, 5, 8, 6, 7, 9, 5, 8, 7, 9, 8}, 4), 1000));
  EXPECT_FALSE(fisher_exact(Contingency({100'000, 100'000, 1, 2}, 2)));
  EXPECT_FALSE(fisher_exact(Contingency({1, 2}, 2)));
}

}  // namespace
}  // namespace kv::survey
