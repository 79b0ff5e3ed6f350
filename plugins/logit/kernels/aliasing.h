// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "plugins/logit/kernels/observations.h"

namespace kv::logit {

/// Which columns stay when each one that the earlier ones span is dropped, as R's limited pivoting
/// does: the order is kept, and a column goes when what it adds is below 1e-11 of its length (the
/// tolerance of R's glm.fit). Rows of weight 0 do not count.
std::vector<Index> independent_columns(const Matrix& x, const Vector& w);

}  // namespace kv::logit
