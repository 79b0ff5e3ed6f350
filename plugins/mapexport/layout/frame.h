// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <vector>

#include "plugins/mapexport/layout/geometry.h"
#include "plugins/sdk/draw/labels.h"
#include "plugins/sdk/draw/scene.h"

namespace kv::mapexport {

/// The names that a map has and has not.
struct Names {
  std::vector<draw::Node> nodes;
  std::vector<std::string> left_out;
};

/// The areas of one panel with their paints and texts, lines, and land around, in millimetres from
/// the frame's upper left corner. The polygons are in it or, with GeometryMode::kUse, uses of
/// symbols(). `line` is the width of the thin lines, mm.
draw::Node map_group(const Model& model, const Panel& panel, const MapGeometry& geometry,
                     double line);

/// Whether the polygons are symbols that the panels use: where there are several, and where another
/// element of the page has them.
bool uses_symbols(const Model& model);

/// The polygons of the map as symbols, and the land by which they are cut; their ids depend on the
/// geometry alone.
std::vector<draw::Symbol> symbols_of(const Model& model, const MapGeometry& geometry);

/// Names of the areas, in them or beside them with a line; none on another, on an obstacle or over
/// the frame's edge.
Names names_of(const Model& model, const Panel& panel, const MapGeometry& geometry,
               std::span<const draw::Box> obstacles);

}  // namespace kv::mapexport
