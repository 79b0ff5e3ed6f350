// SPDX-License-Identifier: MIT
#pragma once

#include "etl/formats/cube/cube.h"
#include "etl/formats/cube/px_metadata.h"

namespace kv::etl {

/// Reads what stands after DATA= and gives the cells to `handler`. Errors: `not-a-number`,
/// `value-mismatch`, `no-semicolon`, `after-data`, `unknown-key`, `duplicate-row`, `too-large`.
void read_px_data(PxCursor& cursor, const CubeMetadata& metadata, const PxLayout& layout,
                  CubeHandler& handler, CubeProblems& problems);

}  // namespace kv::etl
