// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include "plugins/chart/kernels/input.h"

namespace kv::chart {

/// A JSON list of objects. Throws std::invalid_argument that names the row and member for anything
/// that is not what a Row takes, an unknown member included; "Inf" and "-Inf" are numbers.
std::vector<Row> read_rows(std::string_view json);

/// A JSON object, likewise.
Options read_options(std::string_view json);

}  // namespace kv::chart
