// SPDX-License-Identifier: MIT
#pragma once

#include "plugins/mapexport/kernels/breaks/values.h"

namespace kv::mapexport {

/// Round limits on both sides of `middle`, which is one of them, for values that rise and fall: the
/// first two classes of each side are a step wide, the third takes the rest. The step is 1, 2 or 5
/// times a power of ten, at most half of the distance that three quarters of the values, those at
/// the middle aside, keep within. Each side has at least one class.
Breaks around_breaks(const Breaks& sorted, double middle);

}  // namespace kv::mapexport
