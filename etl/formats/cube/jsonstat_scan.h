// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "etl/formats/cube/byte_source.h"
#include "etl/formats/cube/cube.h"
#include "etl/formats/cube/json_tree.h"
#include "etl/formats/cube/status_table.h"

namespace kv::etl {

/// What JSON says apart from its root's "value": the root with everything else, and where the
/// values are.
struct JsonstatScan {
  /// The root's members but "value" and "status"; of a root that is no object, only the kind, and
  /// the members of an array's first object.
  JsonNode root;
  bool root_is_array = false;

  enum class Values { kNone, kArray, kObject, kOther };
  Values values = Values::kNone;
  std::size_t value_count = 0;
  std::size_t value_offset = 0;  ///< of the byte after the opening bracket
  std::size_t value_row = 0;
  std::size_t value_column = 0;

  enum class Status { kNone, kAll, kArray, kObject, kOther };
  Status status_form = Status::kNone;
  std::size_t status_count = 0;  ///< entries of an array, empty ones counted
  std::size_t status_row = 0;
  std::size_t status_column = 0;
  StatusTable status;
};

/// Reads all of the document once. Errors: `not-json` (with the place, and what the text looks
/// like instead), `duplicate-key`, `too-deep`, `too-large`, `bad-status`. Memory: the metadata, at
/// most kMaxNodes parts of it, and 8 bytes per cell with a status; none per value.
class JsonstatScanner {
 public:
  static constexpr std::size_t kMaxNodes = 4'000'000;
  static constexpr std::size_t kMaxDepth = 32;

  /// False when the document is none; that has been told.
  static bool scan(ByteSource& source, JsonstatScan& result, CubeProblems& problems);
};

}  // namespace kv::etl
