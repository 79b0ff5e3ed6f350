// SPDX-License-Identifier: MIT
#include "etl/bulk/observation_record.h"

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

namespace kv::etl {
namespace {

// Serial types of integers by the bytes that they need with their sign, and the bytes that each
// type has ("Record Format" of SQLite's file format). All types here take one byte themselves.
constexpr std::array<std::uint8_t, 9> kTypeOfBytes{0, 1, 2, 3, 4, 5, 5, 6, 6};
constexpr std::array<std::uint8_t, 10> kBytesOfType{0, 1, 2, 3, 4, 6, 8, 8, 0, 0};
constexpr std::uint8_t kReal = 7;
constexpr std::uint8_t kZero = 8;  // and 9 is the number 1

std::uint8_t type_of(std::int64_t number) {
  if (number == 0 || number == 1) return static_cast<std::uint8_t>(kZero + number);
  const auto magnitude = static_cast<std::uint64_t>(number < 0 ? ~number : number);
  return kTypeOfBytes[static_cast<std::size_t>(std::bit_width(magnitude)) / 8 + 1U];
}

}  // namespace

// The lowest bytes of `bits`, the most significant first; what is written behind them does not
// count.
void ObservationCell::put(std::uint8_t type, std::uint64_t bits) {
  bytes_[column_++] = type;
  const unsigned size = kBytesOfType[type];
  if (size == 0) return;
  bits <<= 64 - 8 * size;
  if constexpr (std::endian::native == std::endian::little) bits = __builtin_bswap64(bits);
  std::memcpy(&bytes_[end_], &bits, sizeof bits);
  end_ += size;
}

void ObservationCell::integer(std::int64_t number) {
  put(type_of(number), static_cast<std::uint64_t>(number));
}

std::string_view ObservationCell::make(const CellKey& key, const Value& value, int vintage) {
  constexpr std::size_t kLength = 1;  // of the cell: all of it is less than 128 bytes
  if (key.region != last_.region || key.period != last_.period ||
      key.indicator != last_.indicator || region_end_ == 0) {
    bytes_[kLength] = kColumns + 1;
    column_ = kLength + 1;
    end_ = kLength + 1 + kColumns;
    integer(key.indicator);
    integer(key.period);
    integer(key.region);
    last_ = key;
    region_end_ = end_;
    region_column_ = column_;
  }
  column_ = region_column_;
  end_ = region_end_;
  integer(key.breakdown);
  if (value.status != kStatusNumber)
    put(0, 0);
  else if (value.is_integer)
    integer(value.integer);
  else
    put(kReal, std::bit_cast<std::uint64_t>(value.real));
  integer(value.status);
  integer(vintage);
  bytes_[0] = static_cast<std::uint8_t>(end_ - kLength);
  return {reinterpret_cast<const char*>(bytes_.data()), end_};
}

}  // namespace kv::etl
