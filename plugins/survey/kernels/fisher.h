// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>

#include "plugins/survey/kernels/contingency.h"

namespace kv::survey {

/// How much work one exact test may be: visits of a partial table.
inline constexpr std::size_t kFisherSteps = 30'000'000;

/// Fisher's exact test of independence in a table of any size (Freeman & Halton, Biometrika 38,
/// 1951): the probability, given all margins, of a table that is no likelier than this one. Tables
/// that differ from it in probability by less than 1e-7 of it count as equally likely, as in R.
///
/// Columns are filled in one after another; partial tables that leave the same row sums are taken
/// together, and whole branches are settled by the likeliest and the unlikeliest way to go on (the
/// network of Mehta & Patel, JASA 78, 1983, with exact bounds). nullopt when the table is not
/// testable, or `steps` were not enough.
std::optional<double> fisher_exact(const Contingency& table, std::size_t steps = kFisherSteps);

}  // namespace kv::survey
