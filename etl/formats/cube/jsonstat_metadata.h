// SPDX-License-Identifier: MIT
#pragma once

#include "etl/formats/cube/cube.h"
#include "etl/formats/cube/json_tree.h"

namespace kv::etl {

/// The metadata in the root of a JSON-stat 2 dataset (without its value and status). Rules of
/// errors: `bad-member` (a member has another form than JSON-stat says), `size-mismatch`,
/// `bad-index`, `unknown-category`, `unknown-dimension`, `two-roles`, and those of
/// check_dimensions. Warnings: `no-version`, `unknown-role`.
CubeMetadata jsonstat_metadata(const JsonNode& root, CubeProblems& problems);

}  // namespace kv::etl
