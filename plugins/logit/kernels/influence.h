// SPDX-License-Identifier: MIT
#pragma once

#include "plugins/logit/kernels/observations.h"

namespace kv::logit {

/// Per row. A row of weight 0 has 0 everywhere but in `fitted` and `linear_predictor`.
struct Influence {
  Vector fitted;
  Vector linear_predictor;
  Vector leverage;        ///< diagonal of W^1/2 X (X'WX)^-1 X' W^1/2
  Vector cooks_distance;  ///< Pregibon (1981), as R; NaN where the leverage is 1
  Vector pearson_residual;
  Vector deviance_residual;
};

/// `x` and `inverse_root` (S, S S' = (X'WX)^-1) in the same coordinates.
Influence influence_of(const Matrix& x, const Matrix& inverse_root, const Observations& obs,
                       const Vector& eta);

}  // namespace kv::logit
