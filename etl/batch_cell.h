// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

#include "etl/value.h"

namespace kv::etl {

/// Where a cell stands: file number in the load (0-based), record and column (1-based).
struct Position {
  std::uint32_t row = 0;
  std::uint32_t column = 0;
  std::uint16_t file = 0;
};

/// A cell as read: label and region are indexes into the batch.
struct RawCell {
  std::uint32_t label = 0;
  std::uint32_t region = 0;
  Value value;
  Position at;
};

}  // namespace kv::etl
