// SPDX-License-Identifier: MIT
#include "plugins/logit/kernels/blocked_newton.h"

namespace kv::logit {

std::optional<Fit> blocked_fit(const Matrix&, const Observations&, Index, const Poll&) {
  return std::nullopt;
}

}  // namespace kv::logit
