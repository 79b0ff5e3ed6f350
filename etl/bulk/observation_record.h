// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "etl/history.h"
#include "etl/value.h"

namespace kv::etl {

/// Makes rows of the table `observation` as SQLite stores them in a leaf: the length of the record
/// and the record, byte for byte what an INSERT makes. What a row has in common with the one before
/// it is not made again.
class ObservationCell {
 public:
  /// Valid until the next call.
  std::string_view make(const CellKey& key, const Value& value, int vintage);

 private:
  static constexpr std::size_t kColumns = 7;

  void put(std::uint8_t type, std::uint64_t bits);
  void integer(std::int64_t number);

  std::array<std::uint8_t, 2 + kColumns * 9> bytes_;
  std::size_t column_ = 0;  // where the next column's type goes
  std::size_t end_ = 0;     // and its bytes
  CellKey last_;
  std::size_t region_column_ = 0;  // behind the indicator, the period and the region of last_
  std::size_t region_end_ = 0;     // 0: there is no row before
};

}  // namespace kv::etl
