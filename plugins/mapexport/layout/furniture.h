// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "plugins/mapexport/layout/geometry.h"
#include "plugins/mapexport/map/texts.h"
#include "plugins/sdk/draw/scene.h"

namespace kv::mapexport {

/// A drawing with its box, from 0, 0.
struct Piece {
  std::vector<draw::Node> nodes;
  draw::Box box;
};

/// A bar of a round number of kilometres, right at the map's middle.
Piece scale_bar_piece(const MapGeometry& geometry, const Texts& texts, double most_mm);

/// An arrow to true north at the map's middle.
Piece north_arrow(const MapGeometry& geometry);

}  // namespace kv::mapexport
