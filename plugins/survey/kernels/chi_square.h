// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>

#include "plugins/survey/kernels/contingency.h"

namespace kv::survey {

/// Pearson's statistic of independence, without a correction for continuity (Pearson, Phil. Mag.
/// 50, 1900). nullopt when the table is not testable.
std::optional<double> chi_square(const Contingency& table);

/// (rows - 1)(columns - 1); nullopt when the table is not testable.
std::optional<std::int64_t> degrees_of_freedom(const Contingency& table);

/// The probability that a chi-square variable of `degrees` (1 or more) exceeds `x`; by the finite
/// sums of Abramowitz & Stegun 26.4.4 and 26.4.5.
double chi_square_upper(double x, std::int64_t degrees);

/// sqrt(chi-square / (n min(rows - 1, columns - 1))) (Cramér, Mathematical Methods of Statistics,
/// 1946): 0 without association, 1 where one side tells the other.
std::optional<double> cramers_v(const Contingency& table);

}  // namespace kv::survey
