// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kv::etl::xlsx {

enum class FormatKind {
  kNumber,
  kDate,      ///< a day, month or year, and no time of day
  kDateTime,  ///< both
  kTime,      ///< a time of day
  kDuration,  ///< hours, minutes or seconds in brackets, which go on beyond a day
  kZeros      ///< 0000: an integer shown with leading zeros, as a code is
};

/// What a number format does to a number, as far as its meaning goes.
struct NumberFormat {
  FormatKind kind = FormatKind::kNumber;
  std::size_t digits = 0;  ///< kZeros: how many at least
  std::string before;      ///< kZeros: text in front of the digits ("K-"0000)
  std::string after;       ///< kZeros: text behind them
};

/// Reads a format code (ISO 29500-1, 18.8.31) by its first section, which is that of positive
/// numbers. Text in quotes, escapes, padding, colours and conditions mean nothing, except around
/// zeros.
NumberFormat parse_format(std::string_view code);

/// A format that is known by its number (18.8.30); kNumber for those without a meaning of time.
/// 27-36 and 50-58 are dates in all the languages that define them.
NumberFormat built_in_format(int id);

}  // namespace kv::etl::xlsx
