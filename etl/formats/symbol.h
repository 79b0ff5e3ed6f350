// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>

namespace kv::etl {

/// What a cell of figures says. Only kNumber is a number; the others are different things, and none
/// is 0.
enum class CellKind {
  kNumber,
  kNotApplicable,  ///< "."
  kNotAvailable,   ///< ".."
  kSuppressed,     ///< ":"
  kEmpty,          ///< nothing, or spaces
  kInfinite,       ///< "Inf", "inf", "INF", with or without a minus: a division by zero
  kNil,            ///< "-": Statistics Norway's printed zero
  kBad             ///< anything else; a source may map single texts before they come here
};

struct CellValue {
  CellKind kind = CellKind::kBad;
  bool is_integer = false;   ///< written without a decimal mark; "100.00" is none
  std::int64_t integer = 0;  ///< exact; 0 unless is_integer
  double real = 0;  ///< the number as the nearest double; ±infinity for kInfinite; never -0
  bool repaired_thousands = false;  ///< spaces between groups of three digits were taken out
};

/// Reads a cell. `decimal` is '.' or ',' and is the only decimal mark accepted.
///
/// Grammar, after spaces, tabs and no-break spaces around it are taken off:
///   number   = [minus] digits [decimal digits]
///   minus    = "-" | U+2212
///   digits   = 1*DIGIT | 1*3DIGIT 1*(gap 3DIGIT), which then begins with 1-9
///   gap      = a space, U+00A0, U+2009 or U+202F, the same one throughout
/// kBad are, among others: NaN, NA, NULL, 1e5, 0x10, 12a, <5, +5, ",5", "5,", "1.234,5", "...", two
/// signs, an integer beyond 64 bits, a decimal number that no double can hold.
CellValue parse_cell(std::string_view text, char decimal);

}  // namespace kv::etl
