// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>

#include "etl/formats/cube/cube.h"
#include "etl/formats/cube/px_metadata.h"

namespace kv::etl {

/// Reads what stands after DATA= and gives the cells to `handler`. Errors: `not-a-number`,
/// `value-mismatch`, `no-semicolon`, `after-data`, `unknown-key`, `duplicate-row`, `too-large`.
/// `passed`: as of read_px.
void read_px_data(PxCursor& cursor, const CubeMetadata& metadata, const PxLayout& layout,
                  CubeHandler& handler, CubeProblems& problems,
                  const std::function<void(std::size_t)>& passed);

}  // namespace kv::etl
