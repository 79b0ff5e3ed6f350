// SPDX-License-Identifier: MIT
#include "plugins/mapexport/kernels/breaks/fisher.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>

namespace kv::mapexport {
namespace {

using Real = long double;

/// Distinct values with prefix sums, from which the sum of squares of any run follows.
class Runs {
 public:
  explicit Runs(const std::vector<double>& sorted) {
    const double middle = sorted[sorted.size() / 2];
    weight_.push_back(0);
    sum_.push_back(0);
    squares_.push_back(0);
    for (std::size_t i = 0; i < sorted.size();) {
      std::size_t end = i;
      while (end < sorted.size() && sorted[end] == sorted[i]) ++end;
      const auto count = static_cast<Real>(end - i);
      const Real centred = static_cast<Real>(sorted[i]) - static_cast<Real>(middle);
      weight_.push_back(weight_.back() + count);
      sum_.push_back(sum_.back() + count * centred);
      squares_.push_back(squares_.back() + count * centred * centred);
      values_.push_back(sorted[i]);
      first_.push_back(i);
      i = end;
    }
    first_.push_back(sorted.size());
  }

  std::size_t size() const { return values_.size(); }
  double value(std::size_t i) const { return values_[i]; }
  std::size_t first(std::size_t i) const { return first_[i]; }

  /// Of the distinct values [begin, end).
  Real squares(std::size_t begin, std::size_t end) const {
    const Real count = weight_[end] - weight_[begin];
    const Real sum = sum_[end] - sum_[begin];
    return std::max<Real>(0, squares_[end] - squares_[begin] - sum * sum / count);
  }

 private:
  std::vector<double> values_;
  std::vector<std::size_t> first_;
  std::vector<Real> weight_;
  std::vector<Real> sum_;
  std::vector<Real> squares_;
};

class Divider {
 public:
  Divider(const Runs& runs, std::size_t k) : runs_(runs), best_(runs.size() + 1) {
    for (std::size_t end = 1; end <= runs.size(); ++end) best_[end] = runs.squares(0, end);
    for (std::size_t classes = 2; classes <= k; ++classes) {
      next_.assign(runs.size() + 1, std::numeric_limits<Real>::infinity());
      cuts_.emplace_back(runs.size() + 1, 0);
      fill(classes, classes, runs.size(), classes - 1, runs.size() - 1);
      best_ = next_;
    }
  }

  /// The begins of the classes, the first left out.
  std::vector<std::size_t> cuts() const {
    std::vector<std::size_t> list;
    std::size_t end = runs_.size();
    for (std::size_t level = cuts_.size(); level-- > 0;) {
      end = cuts_[level][end];
      list.push_back(end);
    }
    std::ranges::reverse(list);
    return list;
  }

 private:
  // The best begin of the last class for every end in [low, high]; it lies in [from, to] and does
  // not move back as the end moves on.
  void fill(std::size_t classes, std::size_t low, std::size_t high, std::size_t from,
            std::size_t to) {
    if (low > high) return;
    const std::size_t end = low + (high - low) / 2;
    std::size_t best_cut = from;
    for (std::size_t cut = from; cut <= std::min(to, end - 1); ++cut) {
      const Real cost = best_[cut] + runs_.squares(cut, end);
      if (cost < next_[end]) {
        next_[end] = cost;
        best_cut = cut;
      }
    }
    cuts_.back()[end] = best_cut;
    fill(classes, low, end - 1, from, best_cut);
    fill(classes, end + 1, high, best_cut, to);
  }

  const Runs& runs_;
  std::vector<Real> best_;  // by the end of the last class
  std::vector<Real> next_;
  std::vector<std::vector<std::size_t>> cuts_;
};

}  // namespace

double Partition::goodness() const {
  return 1 - within / total;
}

Breaks Partition::midpoints() const {
  Breaks breaks{lower.front()};
  for (std::size_t i = 0; i + 1 < lower.size(); ++i)
    breaks.push_back(std::midpoint(upper[i], lower[i + 1]));
  breaks.push_back(upper.back());
  return breaks;
}

Breaks Partition::upper_values() const {
  Breaks breaks{lower.front()};
  breaks.insert(breaks.end(), upper.begin(), upper.end());
  return breaks;
}

Partition fisher_jenks(const std::vector<double>& values, std::size_t k) {
  if (k == 0) throw std::invalid_argument("the number of classes must be 1 or more");
  const std::vector<double> sorted = sorted_values(values);
  const Runs runs(sorted);
  const Divider divider(runs, std::min(k, runs.size()));
  std::vector<std::size_t> begins = divider.cuts();
  begins.insert(begins.begin(), 0);
  begins.push_back(runs.size());
  Partition partition;
  Real within = 0;
  for (std::size_t i = 0; i + 1 < begins.size(); ++i) {
    partition.sizes.push_back(runs.first(begins[i + 1]) - runs.first(begins[i]));
    partition.lower.push_back(runs.value(begins[i]));
    partition.upper.push_back(runs.value(begins[i + 1] - 1));
    within += runs.squares(begins[i], begins[i + 1]);
  }
  partition.within = static_cast<double>(within);
  partition.total = static_cast<double>(runs.squares(0, runs.size()));
  return partition;
}

}  // namespace kv::mapexport
