// SPDX-License-Identifier: MIT
#include "plugins/protect/kernels/simplex.h"

#include <algorithm>
#include <cmath>

namespace kv::protect {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

}  // namespace

Simplex::Simplex(const std::vector<std::vector<double>>& rows, std::vector<double> b,
                 std::size_t columns)
    : rows_(rows.size()),
      columns_(columns),
      width_(columns + rows.size() + 1),
      tableau_(rows_ * width_, 0.0),
      row_sign_(rows_, 1.0),
      basis_(rows_) {
  for (std::size_t i = 0; i < rows_; ++i) {
    if (b[i] < 0) row_sign_[i] = -1.0;
    for (std::size_t j = 0; j < columns_; ++j) at(i, j) = row_sign_[i] * rows[i][j];
    at(i, columns_ + i) = 1.0;
    at(i, width_ - 1) = row_sign_[i] * b[i];
    basis_[i] = columns_ + i;
  }
  // Phase 1: maximise minus the sum of the artificial variables.
  std::vector<double> reduced(width_, 0.0);
  for (std::size_t i = 0; i < rows_; ++i)
    for (std::size_t j = 0; j < width_; ++j)
      if (j < columns_ || j == width_ - 1) reduced[j] += at(i, j);
  climb(reduced, columns_);
  double left = 0;
  for (std::size_t i = 0; i < rows_; ++i)
    if (basis_[i] >= columns_) left += at(i, width_ - 1);
  feasible_ = left < kTiny * static_cast<double>(rows_ + 1);
  // Artificial variables that stay in the basis at 0 leave it where their row has another entry.
  for (std::size_t i = 0; i < rows_ && feasible_; ++i) {
    if (basis_[i] < columns_) continue;
    for (std::size_t j = 0; j < columns_; ++j)
      if (std::abs(at(i, j)) > kTiny) {
        pivot(i, j, reduced);
        break;
      }
  }
}

void Simplex::pivot(std::size_t row, std::size_t column, std::vector<double>& reduced) {
  const double scale = 1.0 / at(row, column);
  for (std::size_t j = 0; j < width_; ++j) at(row, j) *= scale;
  at(row, column) = 1.0;
  for (std::size_t i = 0; i < rows_; ++i) {
    const double factor = at(i, column);
    if (i == row || factor == 0.0) continue;
    for (std::size_t j = 0; j < width_; ++j) at(i, j) -= factor * at(row, j);
    at(i, column) = 0.0;
  }
  const double factor = reduced[column];
  if (factor != 0.0) {
    for (std::size_t j = 0; j < width_; ++j) reduced[j] -= factor * at(row, j);
    reduced[column] = 0.0;
  }
  basis_[row] = column;
}

bool Simplex::climb(std::vector<double>& reduced, std::size_t last_column) {
  std::size_t steps = 0;
  while (true) {
    const bool careful = ++steps > 20 * (rows_ + 1);  // Bland's rule cannot cycle
    std::size_t enter = kNone;
    double best = kTiny;
    for (std::size_t j = 0; j < last_column; ++j) {
      if (reduced[j] <= best) continue;
      enter = j;
      if (careful) break;
      best = reduced[j];
    }
    if (enter == kNone) return true;
    std::size_t leave = kNone;
    double smallest = 0;
    for (std::size_t i = 0; i < rows_; ++i) {
      // An artificial variable at 0 must not grow again: its row gives way first.
      const double entry = at(i, enter);
      const bool artificial = last_column == columns_ && feasible_ && basis_[i] >= columns_;
      if (entry <= kTiny && !(artificial && entry < -kTiny)) continue;
      const double ratio = artificial ? 0.0 : at(i, width_ - 1) / entry;
      if (leave == kNone || ratio < smallest - kTiny ||
          (ratio < smallest + kTiny && basis_[i] < basis_[leave])) {
        leave = i;
        smallest = ratio;
      }
    }
    if (leave == kNone) return false;
    pivot(leave, enter, reduced);
  }
}

Simplex::Optimum Simplex::optimise(std::size_t column, double sign) {
  // Reduced costs of the objective sign * x[column] for the basis as it stands.
  std::vector<double> reduced(width_, 0.0);
  reduced[column] = sign;
  for (std::size_t i = 0; i < rows_; ++i)
    if (basis_[i] == column)
      for (std::size_t j = 0; j < width_; ++j) reduced[j] -= sign * at(i, j);
  Optimum optimum;
  optimum.bounded = climb(reduced, columns_);
  if (!optimum.bounded) return optimum;
  optimum.x.assign(columns_, 0.0);
  for (std::size_t i = 0; i < rows_; ++i)
    if (basis_[i] < columns_) optimum.x[basis_[i]] = std::max(0.0, at(i, width_ - 1));
  optimum.value = sign * optimum.x[column];
  optimum.multipliers.resize(rows_);
  for (std::size_t i = 0; i < rows_; ++i)
    optimum.multipliers[i] = -reduced[columns_ + i] * row_sign_[i];
  return optimum;
}

}  // namespace kv::protect
