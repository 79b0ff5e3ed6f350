// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace kv::etl {

/// What an operator states about a file of boundaries instead of having it found by rule.
struct BoundaryOptions {
  std::string code_field;  ///< the property with the region's code
  std::string name_field;  ///< the property with its name
  std::string layer;       ///< the layer, where a file has several
  std::string crs;         ///< the coordinate system, "EPSG:25833"

  friend bool operator==(const BoundaryOptions&, const BoundaryOptions&) = default;
};

}  // namespace kv::etl
