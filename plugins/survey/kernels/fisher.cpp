// SPDX-License-Identifier: MIT
#include "plugins/survey/kernels/fisher.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <numeric>
#include <vector>

namespace kv::survey {
namespace {

using Sums = std::vector<std::int64_t>;  // what is left of each row, in descending order

constexpr double kTie = 1e-7;
constexpr double kGrid = 1e10;  // past weights that agree to 1e-10 are one
constexpr std::int64_t kLargestTotal = 100'000;

struct TooMuch {};

/// The weight of a filled column is c! / (x1! … xr!), of a table the product over its columns; a
/// table's probability is its weight divided by the sum of all weights, n! / (r1! … rr!).
class Network {
 public:
  Network(const Contingency& table, std::size_t steps) : steps_left_(steps) {
    const bool turn = table.columns() > table.rows();
    rows_ = turn ? table.column_sums() : table.row_sums();
    columns_ = turn ? table.row_sums() : table.column_sums();
    std::ranges::sort(rows_, std::greater<>());
    std::ranges::sort(columns_, std::greater<>());
    log_factorial_.resize(static_cast<std::size_t>(table.total()) + 1, 0);
    for (std::size_t i = 1; i < log_factorial_.size(); ++i)
      log_factorial_[i] = log_factorial_[i - 1] + std::log(static_cast<long double>(i));
    observed_ = 0;
    for (const std::int64_t sum : columns_) observed_ += fact(sum);
    for (std::size_t r = 0; r < table.rows(); ++r)
      for (std::size_t c = 0; c < table.columns(); ++c) observed_ -= fact(table.count(r, c));
    limit_ = observed_ + std::log1p(static_cast<long double>(kTie));
    bounds_.resize(columns_.size() + 1);
  }

  double p() {
    // The nodes of one stage: what is left of the rows, and the weights by which one gets there.
    std::map<Sums, std::map<std::int64_t, Past>> stage = {{rows_, {{0, Past{0, 1}}}}};
    const long double all = total(rows_);
    long double sum = 0;
    for (std::size_t column = 0; !stage.empty(); ++column) {
      std::map<Sums, std::map<std::int64_t, Past>> next;
      for (const auto& [left, pasts] : stage) {
        const Bounds bound = bounds(left, column);
        const long double rest = total(left);
        std::vector<Past> open;
        for (const auto& [key, past] : pasts) {
          if (past.log + bound.most <= limit_)
            sum += past.ways * std::exp(past.log + rest - all);
          else if (past.log + bound.least <= limit_)
            open.push_back(past);
        }
        if (open.empty()) continue;
        fill(left, column, [&](const Sums& after, long double weight) {
          auto& to = next[after];
          for (const Past& past : open) {
            step();
            const long double log = past.log + weight;
            auto [it, is_new] =
                to.try_emplace(std::llround(log * static_cast<long double>(kGrid)), Past{log, 0});
            it->second.ways += past.ways;
          }
        });
      }
      stage = std::move(next);
    }
    return std::min(1.0, static_cast<double>(sum));
  }

 private:
  struct Past {
    long double log;   // of the weight so far
    long double ways;  // how many partial tables have it
  };
  struct Bounds {
    long double most;
    long double least;
  };

  long double fact(std::int64_t n) const { return log_factorial_[static_cast<std::size_t>(n)]; }

  void step() {
    if (steps_left_-- == 0) throw TooMuch{};
  }

  long double total(const Sums& left) const {
    long double log = fact(std::accumulate(left.begin(), left.end(), std::int64_t{0}));
    for (const std::int64_t sum : left) log -= fact(sum);
    return log;
  }

  /// Calls use(what is left, log weight) for every way to fill the column.
  template <typename Use>
  void fill(const Sums& left, std::size_t column, Use use) {
    Sums after = left;
    place(after, 0, columns_[column], fact(columns_[column]), use);
  }

  template <typename Use>
  void place(Sums& after, std::size_t row, std::int64_t to_place, long double weight, Use& use) {
    step();
    if (row + 1 == after.size()) {
      if (to_place > after[row]) return;
      Sums sorted = after;
      sorted[row] -= to_place;
      std::ranges::sort(sorted, std::greater<>());
      use(sorted, weight - fact(to_place));
      return;
    }
    std::int64_t room = 0;
    for (std::size_t i = row + 1; i < after.size(); ++i) room += after[i];
    const std::int64_t here = after[row];
    for (std::int64_t x = std::max<std::int64_t>(0, to_place - room); x <= std::min(here, to_place);
         ++x) {
      after[row] = here - x;
      place(after, row + 1, to_place - x, weight - fact(x), use);
    }
    after[row] = here;
  }

  /// The largest and the smallest weight of the columns from `column` on.
  Bounds bounds(const Sums& left, std::size_t column) {
    if (column + 1 >= columns_.size()) {  // the last column is what is left
      long double log = 0;
      if (column < columns_.size()) {
        log = fact(columns_[column]);
        for (const std::int64_t sum : left) log -= fact(sum);
      }
      return {log, log};
    }
    if (const auto it = bounds_[column].find(left); it != bounds_[column].end()) return it->second;
    Bounds bound{-1e300L, 1e300L};
    fill(left, column, [&](const Sums& after, long double weight) {
      const Bounds rest = bounds(after, column + 1);
      bound.most = std::max(bound.most, weight + rest.most);
      bound.least = std::min(bound.least, weight + rest.least);
    });
    bounds_[column].emplace(left, bound);
    return bound;
  }

  Sums rows_;
  Sums columns_;
  std::size_t steps_left_;
  std::vector<long double> log_factorial_;
  long double observed_;
  long double limit_;
  std::vector<std::map<Sums, Bounds>> bounds_;  // by column
};

}  // namespace

std::optional<double> fisher_exact(const Contingency& table, std::size_t steps) {
  if (!table.testable() || table.total() > kLargestTotal) return std::nullopt;
  try {
    return Network(table, steps).p();
  } catch (const TooMuch&) {
    return std::nullopt;
  }
}

}  // namespace kv::survey
