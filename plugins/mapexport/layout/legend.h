// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "plugins/mapexport/map/model.h"
#include "plugins/sdk/draw/scene.h"

namespace kv::mapexport {

/// A legend's nodes, its upper left corner at 0, 0.
struct Legend {
  std::vector<draw::Node> nodes;
  double width = 0;  ///< mm
  double height = 0;
};

/// One line under the other in a white box, at most so wide: for a corner of the map. `strip`: with
/// the picture of how the values are spread, where the model has one.
Legend boxed_legend(const Model& model, double most_width, bool strip);

/// How the values are spread, in a white box of its own; empty where the model has none.
Legend strip_box(const Model& model);

/// In as many columns as fit, without a box: under the map.
Legend flat_legend(const Model& model, double width);

}  // namespace kv::mapexport
