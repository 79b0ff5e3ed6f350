// SPDX-License-Identifier: MIT
#pragma once

#include "plugins/mapexport/layout/furniture.h"
#include "plugins/mapexport/map/model.h"

namespace kv::mapexport {

/// How the values are spread: a small block for each area, piled up along an axis from the lowest
/// to the highest value, in the colour of its class, with the region's own value as a mark. Of
/// numbers in classes, on one map; else empty.
Piece strip_of(const Model& model, double width);

bool has_strip(const Model& model);

/// The mark that stands for the region's value, its tip at `tip`.
draw::Node region_mark(draw::Point tip);

}  // namespace kv::mapexport
