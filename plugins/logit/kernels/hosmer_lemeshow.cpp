// SPDX-License-Identifier: MIT
#include "plugins/logit/kernels/hosmer_lemeshow.h"

#include <algorithm>
#include <cmath>

#include "plugins/logit/kernels/fit_statistics.h"

namespace kv::logit {
namespace {

constexpr int kGroups = 10;

struct Trial {
  double mu;
  double count;      ///< trials
  double successes;  ///< of them
  double up_to;      ///< trials with this mu or a smaller one
};

/// The k-th smallest of the expanded trials, k from 1.
double order_statistic(const std::vector<Trial>& trials, double k) {
  const auto it = std::ranges::lower_bound(trials, k, {}, &Trial::up_to);
  return it == trials.end() ? trials.back().mu : it->mu;
}

/// The arithmetic is R's, to the last bit: a tie between cut and fitted value depends on it.
double quantile(const std::vector<Trial>& trials, double p, QuantileRule rule) {
  const double n = trials.back().up_to;
  constexpr double kFuzz = 4 * 2.220446049250313e-16;
  if (rule == QuantileRule::kType7) {
    const double index = 1 + std::max(n - 1, 0.0) * p;
    const double low = std::floor(index);
    const double at = order_statistic(trials, low);
    const double above = order_statistic(trials, std::ceil(index));
    if (!(index > low) || above == at) return at;
    const double h = index - low;
    return (1 - h) * at + h * above;
  }
  const double nppm = n * p;
  const double j = std::floor(nppm + kFuzz);
  double h = nppm - j;
  if (std::abs(h) < kFuzz) h = 0;
  const double at = order_statistic(trials, std::max(j, 1.0));
  const double above = order_statistic(trials, std::min(j + 1, n));
  return h == 0 ? (at + above) / 2 : above;
}

std::optional<std::vector<Trial>> expanded(const Observations& obs, const Vector& mu) {
  std::vector<Trial> trials;
  for (Index i = 0; i < obs.rows(); ++i) {
    const double w = obs.w[i];
    const double s = w * obs.y[i];
    const double whole = std::nearbyint(s);
    if (w != std::nearbyint(w) || std::abs(s - whole) > 1e-9 * std::max(1.0, w))
      return std::nullopt;
    if (w > 0) trials.push_back({mu[i], w, whole, 0});
  }
  std::ranges::sort(trials, {}, &Trial::mu);
  double sum = 0;
  for (Trial& trial : trials) trial.up_to = sum += trial.count;
  return trials;
}

}  // namespace

std::optional<HosmerLemeshow> hosmer_lemeshow(const Observations& obs, const Vector& mu,
                                              QuantileRule rule) {
  const auto found = expanded(obs, mu);
  if (!found || found->empty()) return std::nullopt;
  const std::vector<Trial>& trials = *found;
  HosmerLemeshow test;
  for (int k = 0; k <= kGroups; ++k) {
    const double p = k == kGroups ? 1.0 : k * 0.1;
    test.cuts.push_back(quantile(trials, p, rule));
  }
  const auto same = std::ranges::unique(test.cuts);
  test.cuts.erase(same.begin(), same.end());
  if (test.cuts.size() < 2) return std::nullopt;
  for (std::size_t k = 1; k + 1 < test.cuts.size(); ++k)
    for (const Trial& trial : trials)
      if (std::abs(trial.mu - test.cuts[k]) < 1e-9) test.fragile = true;

  const std::size_t intervals = test.cuts.size() - 1;
  std::vector<double> n(intervals, 0);
  std::vector<double> observed(intervals, 0);
  std::vector<double> expected(intervals, 0);
  for (const Trial& trial : trials) {
    // (a, b], the lowest closed.
    const auto at = std::ranges::lower_bound(test.cuts.begin() + 1, test.cuts.end() - 1, trial.mu);
    const auto group = static_cast<std::size_t>(at - test.cuts.begin() - 1);
    n[group] += trial.count;
    observed[group] += trial.successes;
    expected[group] += trial.count * trial.mu;
  }
  for (std::size_t g = 0; g < intervals; ++g) {
    if (n[g] == 0) continue;
    ++test.groups;
    test.n.push_back(n[g]);
    test.observed.push_back(observed[g]);
    test.expected.push_back(expected[g]);
    const double difference = observed[g] - expected[g];
    const double failures = n[g] - expected[g];
    if (!(expected[g] > 0) || !(failures > 0)) return std::nullopt;
    test.chisq += difference * difference / expected[g] + difference * difference / failures;
  }
  test.p_ten_minus_2 = chi_squared_p(test.chisq, kGroups - 2);
  test.p_groups_minus_2 = chi_squared_p(test.chisq, test.groups - 2);
  return test;
}

}  // namespace kv::logit
