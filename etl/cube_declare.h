// SPDX-License-Identifier: MIT
#pragma once

#include <SQLiteCpp/Database.h>
#include <string>
#include <vector>

#include "etl/finding.h"
#include "etl/formats/cube/cube.h"

namespace kv::etl {

/// An indicator that a cube brings.
struct CubeIndicator {
  std::string code;
  std::string label;
  std::string unit;
  int decimals = 0;
};

/// Writes the cube's indicators and the dimensions of its breakdowns into indicator_in,
/// dimension_in and category_in. A title goes into the column of the cube's language (nb, nn or
/// en); the others keep what the warehouse has, and title_nb is never empty.
void declare_cube(SQLite::Database& db, const CubeMetadata& metadata,
                  const std::vector<CubeIndicator>& indicators, const std::string& file,
                  Findings& findings);

}  // namespace kv::etl
