// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>

#include "etl/formats/symbol.h"

namespace kv::etl {

/// status_id values of migration 0001.
inline constexpr std::uint8_t kStatusNumber = 0;
inline constexpr std::uint8_t kStatusNotApplicable = 1;
inline constexpr std::uint8_t kStatusNotAvailable = 2;
inline constexpr std::uint8_t kStatusSuppressed = 3;
inline constexpr std::uint8_t kStatusEmpty = 4;
inline constexpr std::uint8_t kStatusInfinite = 5;

/// A number or the reason why there is none. Integral numbers are always `integer`, so that 100 and
/// 100.00 are equal.
struct Value {
  std::int64_t integer = 0;
  double real = 0;
  bool is_integer = true;
  std::uint8_t status = kStatusNumber;

  bool operator==(const Value& other) const {
    if (status != other.status) return false;
    if (status != kStatusNumber) return true;
    return is_integer == other.is_integer &&
           (is_integer ? integer == other.integer : real == other.real);
  }
};

/// A number other than 0, or one that is hidden.
bool is_figure(const Value& value);

/// The value of a cell of kind kNumber.
Value number_value(const CellValue& cell);

/// The status of a cell without a number. Not for kNumber, kNil and kBad.
std::uint8_t status_of(CellKind kind);

/// The shortest text that round-trips, or the status symbol.
std::string value_text(const Value& value);

}  // namespace kv::etl
