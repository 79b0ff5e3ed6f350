// SPDX-License-Identifier: MIT
#pragma once

#include "plugins/sdk/draw/geometry.h"

namespace kv::draw {

/// Without points nearer than `least` mm to the one kept before: for looking for room, not for
/// drawing. Rings of less than three such points go.
Rings thinned(const Rings& rings, double least);

}  // namespace kv::draw
