// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <vector>

#include "plugins/logit/kernels/observations.h"

namespace kv::logit {

/// How the cuts between the groups are found.
enum class QuantileRule {
  kType7,  ///< interpolated, as R's quantile() and ResourceSelection::hoslem.test
  kType2   ///< averaged at steps, as Stata's pctile and xtile (estat gof, group(10))
};

/// Hosmer and Lemeshow's (1980) test of fit.
struct HosmerLemeshow {
  double chisq = 0;
  Index groups = 0;                     ///< that have rows; cuts that coincide make fewer than ten
  std::optional<double> p_ten_minus_2;  ///< with 8 degrees of freedom, as hoslem.test prints
  std::optional<double> p_groups_minus_2;  ///< with the real number of groups
  std::vector<double> cuts;
  std::vector<double> n;
  std::vector<double> observed;
  std::vector<double> expected;
  /// A cut is one of the fitted values: one rounding error could move all rows tied there.
  bool fragile = false;
};

/// Ten groups by the deciles of mu, of Bernoulli trials: a row of weight w counts w times. None
/// when weights or successes are not whole numbers, when all mu are the same, or a group expects
/// nothing.
std::optional<HosmerLemeshow> hosmer_lemeshow(const Observations& obs, const Vector& mu,
                                              QuantileRule rule);

}  // namespace kv::logit
