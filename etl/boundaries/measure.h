// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "etl/boundaries/area.h"
#include "etl/finding.h"
#include "etl/formats/geo/crs.h"

namespace kv::etl {

/// Mends each area's rings (see ring.h) and says what was wrong with which. Areas that have nothing
/// left are errors.
void mend_areas(BoundarySet& set, const Crs& crs, const std::string& file_name, Findings& findings);

/// Projects the areas and fills everything that is counted or measured; says which areas and totals
/// cannot be right, and which areas cover each other.
void measure_areas(BoundarySet& set, const Crs& crs, bool whole_country,
                   const std::string& file_name, Findings& findings);

}  // namespace kv::etl
