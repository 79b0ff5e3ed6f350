// SPDX-License-Identifier: MIT
// Small random tables against the definition itself: every set of secondary cells is tried, and
// every table that agrees with what is published is counted out.
#include <algorithm>
#include <gtest/gtest.h>
#include <map>
#include <optional>
#include <random>

#include "plugins/protect/kernels/margins.h"
#include "plugins/protect/kernels/suppress.h"

namespace kv::protect {
namespace {

/// All completions of a two-way table with published margins are counted out over its inner cells.
class Enumeration {
 public:
  Enumeration(const Table& table, std::vector<bool> hidden)
      : table_(table), hidden_(std::move(hidden)), counts_(table.counts) {
    for (std::size_t i = 0; i < table.size(); ++i)
      if (hidden_[i]) free_.push_back(i);
    low_.assign(table.size(), INT64_MAX);
    high_.assign(table.size(), -1);
    descend(0);
  }
  std::int64_t width(std::size_t cell) const { return high_[cell] - low_[cell]; }
  std::int64_t low(std::size_t cell) const { return low_[cell]; }
  std::int64_t high(std::size_t cell) const { return high_[cell]; }

 private:
  bool sums_hold() const {
    for (const Sum& sum : table_.sums) {
      std::int64_t total = 0;
      for (const std::size_t child : sum.children) total += counts_[child];
      if (total != counts_[sum.parent]) return false;
    }
    return true;
  }
  void descend(std::size_t depth) {
    if (depth == free_.size()) {
      if (!sums_hold()) return;
      for (const std::size_t cell : free_) {
        low_[cell] = std::min(low_[cell], counts_[cell]);
        high_[cell] = std::max(high_[cell], counts_[cell]);
      }
      return;
    }
    const std::int64_t most = table_.counts[grand_];
    for (std::int64_t value = 0; value <= most; ++value) {
      counts_[free_[depth]] = value;
      descend(depth + 1);
    }
  }

  const Table& table_;
  std::vector<bool> hidden_;
  std::vector<std::int64_t> counts_;
  std::vector<std::size_t> free_;
  std::vector<std::int64_t> low_;
  std::vector<std::int64_t> high_;
  std::size_t grand_ = 0;  // the first cell of Margins::whole
};

struct Best {
  std::size_t cells = 0;
  std::int64_t sum = 0;
  auto operator<=>(const Best&) const = default;
};

std::optional<Best> best_by_definition(const Table& table, const Rule& rule) {
  std::vector<bool> small(table.size(), false);
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (table.always_published[i]) continue;
    if (table.counts[i] > 0 && table.counts[i] < rule.threshold)
      small[i] = true;
    else if (table.counts[i] > 0)
      open.push_back(i);
  }
  std::optional<Best> best;
  for (std::size_t set = 0; set < (std::size_t{1} << open.size()); ++set) {
    std::vector<bool> hidden = small;
    Best cost;
    for (std::size_t k = 0; k < open.size(); ++k)
      if (set >> k & 1U) {
        hidden[open[k]] = true;
        ++cost.cells;
        cost.sum += table.counts[open[k]];
      }
    if (std::ranges::count(hidden, true) > 5 || (best && *best <= cost)) continue;
    const Enumeration tables(table, hidden);
    bool safe = true;
    for (std::size_t i = 0; i < table.size(); ++i)
      if (small[i] && tables.width(i) < rule.width) safe = false;
    if (safe) best = cost;
  }
  return best;
}

TEST(BruteForce, RangesAreThoseOfAllTablesThatAgreeAndTheSetIsTheBest) {
  std::mt19937 random(20141107);
  std::size_t compared = 0;
  for (int round = 0; round < 90; ++round) {
    Margins margins;
    const std::size_t rows = 1 + random() % 2;
    for (std::size_t r = 0; r < rows; ++r)
      for (std::size_t c = 0; c < 3; ++c)
        margins.add({{std::string(1, static_cast<char>('a' + r))},
                     {std::string(1, static_cast<char>('x' + c))}},
                    static_cast<std::int64_t>(random() % 6));
    const Margins::Whole whole = margins.whole(true);
    const Rule rule{3, 1 + static_cast<std::int64_t>(random() % 3)};
    std::optional<Suppression> done;
    try {
      done = suppress(whole.table, rule);
    } catch (const std::invalid_argument&) {
    }
    const auto best = best_by_definition(whole.table, rule);
    if (!best) continue;  // it takes more cells than can be counted out
    ASSERT_TRUE(done) << "round " << round;
    Best found;
    std::vector<bool> hidden(whole.table.size(), false);
    for (std::size_t i = 0; i < whole.table.size(); ++i) {
      hidden[i] = done->cells[i] != Cell::kPublished;
      if (done->cells[i] != Cell::kSecondary) continue;
      ++found.cells;
      found.sum += whole.table.counts[i];
    }
    EXPECT_EQ(found, *best) << "round " << round;
    const Enumeration tables(whole.table, hidden);
    for (std::size_t i = 0; i < whole.table.size(); ++i) {
      if (!hidden[i]) continue;
      EXPECT_EQ(done->ranges[i].lower, tables.low(i)) << whole.table.names[i];
      EXPECT_EQ(done->ranges[i].upper, tables.high(i)) << whole.table.names[i];
    }
    ++compared;
  }
  EXPECT_GT(compared, 30U);
}

}  // namespace
}  // namespace kv::protect
