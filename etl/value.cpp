// SPDX-License-Identifier: MIT
#include "etl/value.h"

#include <array>
#include <charconv>
#include <cmath>

namespace kv::etl {

bool is_figure(const Value& value) {
  return value.status == kStatusNumber ? !value.is_integer || value.integer != 0
                                       : value.status == kStatusSuppressed;
}

Value number_value(const CellValue& cell) {
  Value value;
  value.is_integer = cell.is_integer;
  value.integer = cell.integer;
  value.real = cell.real;
  constexpr double kExact =
      9007199254740992.0;  // 2^53: below it every integral double is an integer
  if (!cell.is_integer && std::abs(cell.real) < kExact && cell.real == std::trunc(cell.real)) {
    value.is_integer = true;
    value.integer = static_cast<std::int64_t>(cell.real);
  }
  return value;
}

std::uint8_t status_of(CellKind kind) {
  switch (kind) {
    case CellKind::kNotApplicable:
      return kStatusNotApplicable;
    case CellKind::kNotAvailable:
      return kStatusNotAvailable;
    case CellKind::kSuppressed:
      return kStatusSuppressed;
    case CellKind::kInfinite:
      return kStatusInfinite;
    default:
      return kStatusEmpty;
  }
}

std::string value_text(const Value& value) {
  static constexpr std::array<const char*, 6> kSymbols = {"", ".", "..", ":", "tom", "Inf"};
  if (value.status != kStatusNumber) return kSymbols.at(value.status);
  if (value.is_integer) return std::to_string(value.integer);
  std::array<char, 32> buffer{};
  const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value.real);
  return error == std::errc{} ? std::string(buffer.data(), end) : std::string{};
}

}  // namespace kv::etl
