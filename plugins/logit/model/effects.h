// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "plugins/logit/formula/model_data.h"

namespace kv::logit {

/// An average marginal effect: of one variable, through every term it is in.
struct Effect {
  std::string variable;
  std::string kind;      ///< "dydx" or "discrete"
  std::string contrast;  ///< "dP/dx", "by - bygd", "1 - 0"
  std::optional<double> estimate;
  std::optional<double> error;  ///< delta method
};

/// The mean over the used rows, weighted, of dP/dx for numbers (through log(), poly(), I() and
/// interactions), of P(level) - P(reference) for factors, and both for numbers that are 0 or 1. A
/// variable that enters through an offset alone is held by it: its effect is 0. `kept`, `beta` and
/// `covariance` are of the columns that are not aliased.
std::vector<Effect> average_effects(const ModelData& data, const std::vector<Index>& kept,
                                    const Vector& beta, const Matrix& covariance, const Poll& poll);

}  // namespace kv::logit
