// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "plugins/logit/formula/design.h"
#include "plugins/logit/model_reader.h"

namespace kv::logit {

/// A model that can be asked for probabilities of new rows.
class Predictor {
 public:
  explicit Predictor(const ModelReader& model);

  /// The probability for a frame of one row; none when something is missing, or when a coefficient
  /// that matters has no finite estimate. Throws ModelError for a level the model has not seen.
  std::optional<double> probability(const Frame& row) const;

 private:
  Formula formula_;
  Learnt learnt_;
  std::vector<std::optional<double>> beta_;  ///< per column; none where not finite
  std::vector<bool> aliased_;
};

}  // namespace kv::logit
