// SPDX-License-Identifier: MIT
#include "plugins/logit/kernels/column_scale.h"

#include <algorithm>
#include <cmath>

namespace kv::logit {
namespace {

constexpr Index kAtATime = 1 << 16;
constexpr double kLargest = 1e150;
constexpr double kLeastSpread = 1e-10;  ///< of the largest value

/// Sums about a value near the middle: squares lose no digits to a large mean.
struct Moments {
  double sum = 0;
  double squares = 0;
  double largest = 0;

  void add(const double* x, Index count, double about) {
    using Values = Eigen::Map<const Eigen::ArrayXd>;
    const Values values(x, count);
    sum += (values - about).sum();
    squares += (values - about).square().sum();
    largest = std::max(largest, values.abs().maxCoeff());
  }
};

}  // namespace

Matrix ColumnScale::transform(Index intercept) const {
  Matrix t = size.cwiseInverse().asDiagonal();
  if (intercept >= 0)
    for (Index j = 0; j < size.size(); ++j)
      if (j != intercept) t(intercept, j) = -(center[j] / size[j]);
  return t;
}

std::optional<ColumnScale> scale_of(const DesignColumns& x, Index intercept, const Poll& poll) {
  ColumnScale out{Vector::Zero(x.cols()), Vector::Ones(x.cols())};
  const auto n = static_cast<double>(x.rows);
  for (Index j = 0; j < x.cols(); ++j) {
    const double* column = x.columns[static_cast<std::size_t>(j)];
    if (column == nullptr) continue;
    const double about =
        intercept < 0 ? 0 : Eigen::Map<const Vector>(column, std::min(x.rows, kAtATime)).mean();
    if (!(std::abs(about) < kLargest)) return std::nullopt;
    Moments moments;
    for (Index at = 0; at < x.rows; at += kAtATime) {
      poll();
      moments.add(column + at, std::min(kAtATime, x.rows - at), about);
    }
    if (!(moments.largest < kLargest)) return std::nullopt;
    const double shift = intercept < 0 ? 0 : moments.sum / n;
    const double size = std::sqrt(std::max(0.0, moments.squares / n - shift * shift));
    if (!(size > kLeastSpread * moments.largest)) return std::nullopt;
    out.center[j] = about + shift;
    out.size[j] = size;
  }
  return out;
}

}  // namespace kv::logit
