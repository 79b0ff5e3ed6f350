// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "etl/formats/xlsx/number_format.h"

namespace kv::etl::xlsx {

/// Which day a serial number counts from; a property of the workbook.
enum class DateSystem {
  k1900,  ///< 1 is 1 January 1900, and 60 a 29 February 1900 that never was
  k1904   ///< 0 is 1 January 1904
};

struct SerialDate {
  bool ok = false;
  /// 2014-03-05, 2014-03-05T13:30:00, 13:30:00, or 36:30:00 for a duration. Milliseconds follow
  /// where they are not 0.
  std::string text;
  bool has_date = false;
  bool has_time = false;
};

/// A serial number as the format shows it, to the nearest millisecond. A time of day that stands
/// under a format of dates only is told all the same, for it is in the cell.
/// Not ok: before the first day of the system, after the year 9999, not finite, and 29 February
/// 1900.
SerialDate serial_date(double serial, DateSystem system, FormatKind kind);

/// True for a day or a day with time as ISO 8601 has it in workbooks: 2014-03-05,
/// 2014-03-05T13:30:00, with fractions of a second and Z or none. `has_time` tells which.
bool is_iso_date(const std::string& text, bool& has_time);

}  // namespace kv::etl::xlsx
