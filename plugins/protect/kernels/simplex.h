// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace kv::protect {

/// A linear programme over x >= 0 with A x = b, that is solved for one objective after another:
/// the dense two-phase simplex method (Dantzig 1963) with Bland's rule (1977) once it stalls.
/// Made for the small integers of tables; a number below kTiny counts as 0.
class Simplex {
 public:
  static constexpr double kTiny = 1e-7;

  /// `rows` are the rows of A, each with `columns` entries; b as long as rows.
  Simplex(const std::vector<std::vector<double>>& rows, std::vector<double> b, std::size_t columns);

  bool feasible() const { return feasible_; }

  struct Optimum {
    bool bounded = true;
    double value = 0;
    std::vector<double> x;
    /// One number per row of A: for every x that satisfies A x = b, with x >= 0,
    /// objective . x <= multipliers . b. Empty when not bounded.
    std::vector<double> multipliers;
  };

  /// The largest x[column], or with `least` the smallest. Call only when feasible().
  Optimum largest(std::size_t column) { return optimise(column, 1.0); }
  /// The value is that of -x[column] maximised.
  Optimum least(std::size_t column) { return optimise(column, -1.0); }

 private:
  Optimum optimise(std::size_t column, double sign);
  /// False when unbounded.
  bool climb(std::vector<double>& reduced, std::size_t last_column);
  void pivot(std::size_t row, std::size_t column, std::vector<double>& reduced);
  double& at(std::size_t row, std::size_t column) { return tableau_[row * width_ + column]; }
  double at(std::size_t row, std::size_t column) const { return tableau_[row * width_ + column]; }

  std::size_t rows_;
  std::size_t columns_;
  std::size_t width_;             // columns, an artificial column per row, the right-hand side
  std::vector<double> tableau_;   // row-major
  std::vector<double> row_sign_;  // rows are turned so that b >= 0
  std::vector<std::size_t> basis_;
  bool feasible_ = false;
};

}  // namespace kv::protect
