// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "plugins/logit/formula/model_data.h"

namespace kv::logit {

enum class Method { kMl, kFirth };
enum class Errors { kAuto, kModel, kHc0, kHc1, kHc2, kHc3, kCr0, kCadj, kCr1, kDesign };

/// How a model is estimated and what is worked out beside it.
struct ModelOptions {
  DataOptions data;
  Method method = Method::kMl;
  double level = 0.95;  ///< of all intervals
  /// Whose standard errors the terms get. kAuto: kDesign when strata or fpc are named, else kCadj
  /// when a cluster is named, else kModel.
  Errors errors = Errors::kAuto;
  /// What is too slow for very many rows (profile intervals, Firth, influence, refits): worked out
  /// for n·p up to 200,000 unless said.
  enum class Detail { kAuto, kBasic, kFull } detail = Detail::kAuto;
  std::vector<std::string> nested;  ///< formulas of smaller models, tested on the same rows
  bool keep_rows = false;           ///< predictions and residuals are kept in the model
};

}  // namespace kv::logit
