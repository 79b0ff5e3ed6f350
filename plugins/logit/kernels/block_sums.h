// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "plugins/logit/kernels/design_columns.h"

namespace kv::logit {

/// Rows are worked on this many at a time: the scaled block of 50 columns stays in the second-level
/// cache, that of 11 in the first.
inline constexpr Index kBlockRows = 128;

/// The data of a pass. Columns are used as (x - center) times inverse_scale.
struct PassData {
  DesignColumns x;
  Vector center;
  Vector inverse_scale;
  const double* y = nullptr;
  const double* w = nullptr;       ///< null: all 1
  const double* offset = nullptr;  ///< null: all 0
};

/// Which blocks are taken: from row `begin` before `end`, one in `stride`. `begin` is a multiple of
/// kBlockRows.
struct RowRange {
  Index begin = 0;
  Index end = 0;
  Index stride = 1;
};

/// Log-likelihood, score and information at some coefficients.
struct Sums {
  double log_likelihood = 0;
  double largest_eta = 0;  ///< in absolute value
  Vector score;
  Matrix information;  ///< lower triangle; empty when not asked for

  void add(const Sums& other);
};

/// What a thread works in; made once, used for any number of ranges.
class PassRoom {
 public:
  explicit PassRoom(Index columns);

  Index columns;
  double* z;         ///< the scaled block, one column after the other
  double* weighted;  ///< residuals, then each column times the weights of the information
  double* products;  ///< per pair of columns and lane
  double* rows;      ///< five numbers per row

 private:
  std::vector<double> memory_;
};

/// The sums of the range at coefficients `b` of the scaled columns; `eta`, when given, gets the
/// linear predictor of the range's rows at their places. Made for the processor it runs on: on one
/// with AVX2 the last bits differ from those of an older one.
Sums sum_rows(const PassData& data, const Vector& b, const RowRange& range, bool information,
              double* eta, PassRoom& room);

}  // namespace kv::logit
