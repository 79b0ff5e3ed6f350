// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "etl/boundaries/classification.h"
#include "etl/boundaries/options.h"
#include "etl/finding.h"
#include "etl/formats/geo/geometry.h"

namespace kv::etl {

/// The border year: `given` (--period), else the one year in the file's name. Neither is an error
/// that says which years the file's codes fit.
std::optional<int> border_year(const std::string& given, const std::string& file_name,
                               const GeoFile& file,
                               const std::vector<Classification>& classifications,
                               const BoundaryOptions& options, Findings& findings);

}  // namespace kv::etl
