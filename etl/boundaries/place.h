// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "etl/boundaries/area.h"
#include "etl/finding.h"
#include "etl/formats/geo/crs.h"

namespace kv::etl {

/// A coordinate system and who says that it is the file's.
struct StatedCrs {
  Crs crs;
  std::string basis;  ///< "option", "file", "format", "coordinates"
};

/// The system that the operator (`option`), the layer or its format states. Nothing, or one that is
/// not known, is an error.
std::optional<StatedCrs> stated_crs(const GeoFile& file, const GeoLayer& layer,
                                    const std::string& option, const std::string& file_name,
                                    Findings& findings);

/// Holds the areas against where Norway's municipalities lie. Where the file's own word for its
/// system puts all of them elsewhere but degrees put all of them in Norway, degrees are taken and
/// told (crs-contradicts). Longitude and latitude in the other order (swapped-axes) are an error
/// that may be accepted: they are then exchanged. An area elsewhere is an error by name.
void place_areas(std::vector<BoundaryArea>& areas, StatedCrs& stated, const std::string& file_name,
                 Findings& findings);

}  // namespace kv::etl
