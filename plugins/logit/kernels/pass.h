// SPDX-License-Identifier: MIT
#pragma once

#include "plugins/logit/kernels/block_sums.h"

namespace kv::logit {

/// One pass over the rows, or over one block in `stride`, for the sums at coefficients b. The rows
/// are cut into 64 parts at most, whose sums are added in their order, so that the result has the
/// same bits however many threads share the work. Many rows are shared by the threads of the
/// machine, four at most; they end with the call, however it ends, and take no signals. `poll` is
/// called by the caller's thread only. `eta`, when given, has a place per row.
Sums pass_over(const PassData& data, const Vector& b, Index stride, bool information, double* eta,
               const Poll& poll);

/// For tests: the number of threads instead of the machine's; 0 is the machine's.
void set_pass_threads(unsigned count);

}  // namespace kv::logit
