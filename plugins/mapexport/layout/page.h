// SPDX-License-Identifier: MIT
#pragma once

#include "plugins/mapexport/layout/geometry.h"
#include "plugins/mapexport/map/model.h"
#include "plugins/sdk/draw/scene.h"

namespace kv::mapexport {

/// A finished page.
struct Page {
  draw::Scene scene;
  MapGeometry geometry;               ///< of a panel, where there are several
  draw::Box legend;                   ///< where it is; inside the frame or below it
  draw::Box frame;                    ///< of the map; of all panels together
  std::vector<std::string> left_out;  ///< what the drawing has not, a sentence each
};

/// Title, map, legend, scale bar, north arrow and caption on one page of the width that the options
/// say. The legend stands in the map where it covers no area, else below it; the map's scale does
/// not depend on that, nor on any text. What the page leaves out stands after the model's caption;
/// a bare page has neither.
Page lay_out(const Model& model);

}  // namespace kv::mapexport
