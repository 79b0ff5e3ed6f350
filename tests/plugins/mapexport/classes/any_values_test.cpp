// SPDX-License-Identifier: MIT
// Classes of any values, by every rule: a municipality in the class of its neighbour is a wrong map
// that nobody sees.
#include <cmath>
#include <gmock/gmock.h>
#include <limits>
#include <random>

#include "plugins/mapexport/kernels/breaks/around.h"
#include "plugins/mapexport/kernels/breaks/fisher.h"
#include "plugins/mapexport/kernels/classes/classing.h"

namespace kv::mapexport {
namespace {

using testing::ElementsAre;

using Random = std::mt19937_64;

/// Ties, few different values, huge offsets, tiny steps, heavy tails.
std::vector<double> some_values(Random& random) {
  const std::size_t n = 1 + random() % 40;
  const std::uint64_t kind = random() % 6;
  std::vector<double> values;
  for (std::size_t i = 0; i < n; ++i) {
    const double uniform = static_cast<double>(random() >> 11U) / 9007199254740992.0;
    switch (kind) {
      case 0:
        values.push_back(static_cast<double>(random() % 4));
        break;
      case 1:
        values.push_back(std::round(uniform * 1000) / 10);
        break;
      case 2:
        values.push_back(1e9 + uniform);
        break;
      case 3:
        values.push_back(std::exp(8 * uniform) - 20);
        break;
      case 4:
        values.push_back((uniform - 0.5) * 1e-3);
        break;
      default:
        values.push_back(static_cast<double>(random() % 7) * 0.1 - 0.3);
    }
  }
  return values;
}

double rounded(double value, int decimals) {
  return std::round(value * std::pow(10, decimals)) / std::pow(10, decimals);
}

void expect_whole(const Classes& classes, const std::vector<double>& values) {
  std::size_t sum = 0;
  for (const std::size_t count : classes.counts) sum += count;
  ASSERT_EQ(sum, values.size());
  ASSERT_EQ(classes.members.size(), values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    const std::size_t c = classes.members[i];
    ASSERT_LT(c, classes.size());
    EXPECT_GE(values[i], classes.lower[c]);
    if (c + 1 < classes.size()) {
      EXPECT_LT(values[i], classes.lower[c + 1]);
    }
    if (c + 1 == classes.size() && !classes.open) {
      EXPECT_LE(values[i], classes.top);
    }
    if (!classes.remarks.empty() || classes.single) continue;
    // As printed, the value lies between the limits as printed.
    const double slack = 1e-12 * std::max(1.0, std::abs(values[i]));
    const double shown = rounded(values[i], classes.decimals);
    EXPECT_GE(shown, classes.lower[c] - slack);
    if (c + 1 < classes.size()) {
      EXPECT_LE(shown, classes.printed_high(c) + slack);
    }
  }
}

TEST(AnyValues, EveryRulePutsEveryValueIntoTheClassThatIsPrinted) {
  Random random(2014107);
  const char* rules[] = {
      "",         "jenks:2", "jenks:7",   "quantile:4", "quantile-2:5", "equal:6",
      "pretty:5", "sd:5",    "headtails", "around:0",   "around:1.5",   "fixed:-1000000,0,1,30"};
  for (int round = 0; round < 400; ++round) {
    const std::vector<double> values = some_values(random);
    std::vector<NamedValue> named;
    for (const double value : values) named.push_back({"K", value});
    for (const char* rule : rules)
      for (const int decimals : {0, 1}) {
        SCOPED_TRACE(std::string(rule) + " of " + testing::PrintToString(values));
        expect_whole(classify(parse_rule(rule), named, decimals), values);
        if (HasFatalFailure()) return;
      }
  }
}

/// The least sum of squares of all ways to cut into at most k, equal values together.
double brute_force(const std::vector<double>& sorted, std::size_t from, std::size_t k) {
  if (from == sorted.size()) return 0;
  if (k == 0) return std::numeric_limits<double>::infinity();
  double best = std::numeric_limits<double>::infinity();
  double sum = 0;
  for (std::size_t to = from + 1; to <= sorted.size(); ++to) {
    sum += sorted[to - 1] - sorted.front();
    if (to < sorted.size() && sorted[to] == sorted[to - 1]) continue;
    const double mean = sorted.front() + sum / static_cast<double>(to - from);
    double within = 0;
    for (std::size_t i = from; i < to; ++i) within += (sorted[i] - mean) * (sorted[i] - mean);
    best = std::min(best, within + brute_force(sorted, to, k - 1));
  }
  return best;
}

// Ties, k above the number of different values, n = k and offsets of a billion included.
TEST(AnyValues, JenksIsTheBestOfAllPartitions) {
  Random random(1958);
  for (int round = 0; round < 600; ++round) {
    std::vector<double> values = some_values(random);
    values.resize(std::min<std::size_t>(values.size(), 11));
    std::ranges::sort(values);
    const std::size_t k = 1 + random() % 7;
    const Partition found = fisher_jenks(values, k);
    const double best = brute_force(values, 0, k);
    const double scale = brute_force(values, 0, 1);
    EXPECT_NEAR(found.within, best, 1e-9 * scale + 1e-18) << testing::PrintToString(values) << k;
    std::size_t sum = 0;
    for (const std::size_t size : found.sizes) sum += size;
    EXPECT_EQ(sum, values.size());
  }
}

TEST(Around, HasTheMiddleAsALimitAndAClassOnEachSide) {
  EXPECT_THAT(around_breaks({-8, -3, 0, 2, 6, 31}, 0), ElementsAre(-8, -4, -2, 0, 2, 4, 32));
  EXPECT_THAT(around_breaks({1, 2, 3, 4}, 0), ElementsAre(-1, 0, 1, 2, 4));
  EXPECT_THAT(around_breaks({5}, 5), ElementsAre(4, 5, 6));
  // Written with few decimals: 3 times 0.1 is 0.3.
  EXPECT_THAT(around_breaks({-0.24, -0.23, 0.25}, 0),
              ElementsAre(-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3));
  EXPECT_THAT(around_breaks({1.1, 1.2, 1.6}, 1.15),
              ElementsAre(1.09, 1.11, 1.13, 1.15, 1.17, 1.19, 1.61));
}

}  // namespace
}  // namespace kv::mapexport
