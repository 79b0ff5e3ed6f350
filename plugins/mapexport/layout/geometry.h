// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "plugins/mapexport/kernels/geometry/page_grid.h"
#include "plugins/mapexport/map/model.h"
#include "plugins/sdk/draw/geometry.h"

namespace kv::mapexport {

/// Of a ring that is drawn, in either direction: 0.12 mm, a dot of ink.
inline constexpr int kLeastUnits = 3;

/// The lines and areas of a map at one size, in millimetres from the frame's upper left corner.
/// Depends on the areas and the size only, never on values, titles or legends: maps of the same
/// areas have the same geometry, and the same scale.
struct MapGeometry {
  PageGrid grid;
  double width = 0, height = 0;    ///< mm, of the frame
  std::vector<draw::Rings> areas;  ///< as Model::areas; without rings where there is no geometry
  draw::Rings context;             ///< land around, all of it
  draw::Rings land;                ///< the mask; empty: none
  std::vector<std::vector<draw::Point>> counties;  ///< between areas of different counties
  std::vector<std::vector<draw::Point>> outline;   ///< around all that is shown
  /// What is left of each area on land; without rings where nothing is cut.
  std::vector<draw::Rings> on_land;
  std::size_t parts_left_out = 0;     ///< islets and holes below kLeastUnits
  std::string hash;                   ///< the same for the same geometry
  double middle_x = 0, middle_y = 0;  ///< metres: of what is shown
};

struct GeometryRequest {
  double width = 160;        ///< mm, of the frame
  double most_height = 185;  ///< mm
  double margin = 0.03;      ///< of the width, kept free around what is shown
  double below = 0;          ///< mm more at the foot, for the scale bar
  std::size_t most_vertices = 16'000;
};

/// Throws MapError for areas of which none has a geometry.
MapGeometry geometry_of(const Model& model, const GeometryRequest& request);

}  // namespace kv::mapexport
