// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "plugins/mapexport/map/model.h"

namespace kv::mapexport {

/// The legend as a layer style of QGIS (QML): a symbol for each value of the column class_label,
/// hatched where the map is, with the names as labels.
std::string qgis_style(const Model& model);

}  // namespace kv::mapexport
