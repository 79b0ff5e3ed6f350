// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "etl/batch.h"
#include "etl/finding.h"
#include "etl/formats/cube/cube.h"
#include "etl/regions.h"

namespace kv::etl {

/// The categories of a geographic dimension as regions.
struct CubeRegions {
  static constexpr std::int64_t kNone = -1;
  std::vector<RegionRef> refs;
  std::vector<std::int64_t> of_category;  ///< index into refs; kNone: left out
  std::size_t padded = 0;
  bool codes_of_today = false;  ///< every municipality is written K-4203
};

/// Reads the codes. Errors: `not-norwegian`, `two-codes` (one municipality written in two ways);
/// a warning `not-a-municipality` names what is left out: neither municipality nor county, city
/// district or the country. False after an error.
bool read_cube_regions(const CubeDimension& geo, const RegionIndex& known, const std::string& file,
                       CubeRegions& regions, Findings& findings);

}  // namespace kv::etl
