// SPDX-License-Identifier: MIT
#include "etl/bulk/observation_record.h"

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace kv::etl {
namespace {

constexpr std::size_t kColumns = 7;

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

// A cell in the making: its length, a byte that says how long the record's header is, the columns'
// types, the bytes.
class Record {
 public:
  Record() { bytes_[1] = kColumns + 1; }

  void null() { bytes_[column_++] = 0; }
  void integer(std::int64_t number) { put(type_of(number), static_cast<std::uint64_t>(number)); }
  void real(double number) { put(kReal, std::bit_cast<std::uint64_t>(number)); }

  // With its length before it, which a byte can say: all of it is less than 128 bytes.
  std::string_view cell() {
    bytes_[0] = static_cast<std::uint8_t>(end_ - 1);
    return {reinterpret_cast<const char*>(bytes_.data()), end_};
  }

 private:
  // The lowest bytes of `bits`, the most significant first; what is written behind them does not
  // count.
  void put(std::uint8_t type, std::uint64_t bits) {
    bytes_[column_++] = type;
    const unsigned size = kBytesOfType[type];
    if (size == 0) return;
    bits <<= 64 - 8 * size;
    if constexpr (std::endian::native == std::endian::little) bits = __builtin_bswap64(bits);
    std::memcpy(&bytes_[end_], &bits, sizeof bits);
    end_ += size;
  }

  std::array<std::uint8_t, 2 + kColumns * 9> bytes_;
  std::size_t column_ = 2;
  std::size_t end_ = 2 + kColumns;
};

}  // namespace

void make_observation_cell(std::string& cell, const CellKey& key, const Value& value, int vintage) {
  Record made;
  made.integer(key.indicator);
  made.integer(key.period);
  made.integer(key.region);
  made.integer(key.breakdown);
  if (value.status != kStatusNumber)
    made.null();
  else if (value.is_integer)
    made.integer(value.integer);
  else
    made.real(value.real);
  made.integer(value.status);
  made.integer(vintage);
  cell = made.cell();
}

}  // namespace kv::etl
