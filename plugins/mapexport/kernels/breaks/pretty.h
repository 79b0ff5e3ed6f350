// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

#include "plugins/mapexport/kernels/breaks/values.h"

namespace kv::mapexport {

/// Round numbers, 1, 2 or 5 times a power of ten apart, that cover [low, high] in about n steps
/// (Chambers & Hastie, Statistical Models in S, 1992; R's pretty with its usual bias).
Breaks pretty(double low, double high, std::size_t n);

/// pretty() of the range of the values: about k classes.
Breaks pretty_breaks(const std::vector<double>& values, std::size_t k);

/// Round numbers of standard deviations (with n - 1) around the mean: pretty() of the z-scores, in
/// the unit of the values. Throws std::invalid_argument when all values are equal.
Breaks sd_breaks(const std::vector<double>& values, std::size_t k);

/// k classes of one width.
Breaks equal_breaks(const std::vector<double>& values, std::size_t k);

/// Head/tail breaks (Jiang, The Professional Geographer 65, 2013): the mean, the mean of those
/// above it, and so on while those above are at most 40 per cent of the part that was cut.
Breaks head_tail_breaks(const std::vector<double>& values);

}  // namespace kv::mapexport
