// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

#include "plugins/mapexport/kernels/breaks/values.h"

namespace kv::mapexport {

/// The quantile of probability p of ascending values, by one of the nine definitions of Hyndman &
/// Fan (The American Statistician 50, 1996): 7 is that of R and spreadsheets, 2 that of SAS and
/// Stata.
double quantile(const std::vector<double>& sorted, double p, int type);

/// k classes with as equally many values as ties allow: the quantiles of 0, 1/k, …, 1.
/// Throws std::invalid_argument for a type other than 1 to 9, k = 0 and as sorted_values().
Breaks quantile_breaks(const std::vector<double>& values, std::size_t k, int type);

}  // namespace kv::mapexport
