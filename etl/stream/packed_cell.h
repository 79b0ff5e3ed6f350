// SPDX-License-Identifier: MIT
#pragma once

#include <bit>
#include <cstdint>

#include "etl/batch_cell.h"

namespace kv::etl {

/// A cell in 24 bytes, as it is kept between reading and merging. What the upper 60 bits of `key`
/// are is the caller's: label and region while a file is read, the place in the warehouse's key
/// order when cells are sorted. The lower 4 say what `bits` is.
struct PackedCell {
  std::uint64_t key = 0;
  std::uint64_t bits = 0;   ///< the integer, or the double
  std::uint64_t place = 0;  ///< see pack_position

  std::uint64_t order() const { return key >> kFlagBits; }
  std::uint64_t flags() const { return key & ((1U << kFlagBits) - 1); }

  static constexpr unsigned kFlagBits = 4;
  static constexpr unsigned kOrderBits = 64 - kFlagBits;
};

inline constexpr std::size_t kMaxFilesInLoad = 4096;  ///< a packed position has 12 bits for it

/// File, row and column in 64 bits. A column beyond 2^20 in a row beyond 2^19 does not fit and
/// becomes 0, "somewhere in the row": that takes a file of half a million lines with one of more
/// than a million letters.
inline std::uint64_t pack_position(Position at) {
  const std::uint64_t file = std::uint64_t{at.file} << 51U;
  constexpr std::uint64_t kWide = std::uint64_t{1} << 63U;
  if (at.column < (1U << 20U) && at.row < (1U << 31U))
    return file | std::uint64_t{at.row} << 20U | at.column;
  if (at.row < (1U << 19U)) return kWide | file | std::uint64_t{at.row} << 32U | at.column;
  return file | std::uint64_t{at.row & 0x7FFFFFFFU} << 20U;
}

inline Position unpack_position(std::uint64_t place) {
  Position at;
  at.file = static_cast<std::uint16_t>(place >> 51U & 0xFFFU);
  const bool wide = place >> 63U != 0;
  at.row = static_cast<std::uint32_t>(wide ? place >> 32U & 0x7FFFFU : place >> 20U & 0x7FFFFFFFU);
  at.column = static_cast<std::uint32_t>(wide ? place & 0xFFFFFFFFU : place & 0xFFFFFU);
  return at;
}

inline PackedCell pack_cell(std::uint64_t order, const Value& value, Position at) {
  const bool real = value.status == kStatusNumber && !value.is_integer;
  return {
      order << PackedCell::kFlagBits | std::uint64_t{real} << 3U | value.status,
      real ? std::bit_cast<std::uint64_t>(value.real) : static_cast<std::uint64_t>(value.integer),
      pack_position(at)};
}

inline Value unpack_value(const PackedCell& cell) {
  Value value;
  value.status = static_cast<std::uint8_t>(cell.key & 7U);
  value.is_integer = (cell.key & 8U) == 0;
  if (value.is_integer)
    value.integer = static_cast<std::int64_t>(cell.bits);
  else
    value.real = std::bit_cast<double>(cell.bits);
  return value;
}

}  // namespace kv::etl
