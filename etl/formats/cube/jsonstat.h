// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "etl/formats/cube/byte_source.h"
#include "etl/formats/cube/cube.h"

namespace kv::etl {

/// Reads a JSON-stat 2.0 dataset (https://json-stat.org/full/) as PxWeb servers write it.
///
/// The text is UTF-8 and is read twice: first everything but the values, then the values, so that
/// the order of its members does not matter and no value is held. Memory is the metadata, 8 bytes
/// per cell that has a status, and for a sparse "value" one bit per cell. Nothing is given to
/// `handler` before the first reading found no error.
///
/// A null is a cell without a number, with its status as symbol; without one it is told once with
/// their number (warning `null-without-status`). Cells that a sparse "value" does not list are no
/// cells unless they have a status; their number is told (note `cells-not-listed`). A number with
/// "." ".." ":" or "..." beside it contradicts itself (error `status-contradicts`); other signs
/// beside numbers are counted (warning `mark-not-kept`). Further errors: those of JsonstatScanner,
/// jsonstat_metadata and other_json, `value-mismatch`, `status-mismatch`, `number-too-big`,
/// `bad-cell-number`. Nothing throws but a source that cannot be read.
void read_jsonstat(ByteSource& source, CubeHandler& handler, CubeProblems& problems);
void read_jsonstat(std::string_view text, CubeHandler& handler, CubeProblems& problems);

}  // namespace kv::etl
