// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "plugins/mapexport/map/model.h"

namespace kv::mapexport {

/// The map as SVG; with GeometryMode::kDefs its polygons alone. Throws MapError.
std::string svg_of(const Model& model);

}  // namespace kv::mapexport
