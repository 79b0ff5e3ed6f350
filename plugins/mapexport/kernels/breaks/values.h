// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

namespace kv::mapexport {

/// Class breaks from the lowest to the highest limit: k classes have k + 1 breaks. Equal neighbours
/// are kept: they bound an empty class.
using Breaks = std::vector<double>;

/// To which class a value on a break between two classes belongs.
enum class Closed { kRight, kLeft };  ///< (a, b], the lowest [a, b]; or [a, b), the highest [a, b]

/// The number of values in each class between the distinct breaks. Throws std::invalid_argument,
/// naming the value, when one lies outside all breaks or is not finite.
std::vector<std::size_t> counts(const std::vector<double>& values, const Breaks& breaks,
                                Closed closed);

/// The class of one value, from 0; as counts(). `breaks` ascend and are distinct.
std::size_t class_of(double value, const Breaks& breaks, Closed closed);

Breaks distinct(Breaks breaks);

/// Ascending. Throws std::invalid_argument when there is none or one is not finite.
std::vector<double> sorted_values(std::vector<double> values);

}  // namespace kv::mapexport
