// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "etl/formats/region_code.h"

namespace kv::etl {

/// A region as a cell names it, with its kind.
struct RegionCell {
  RegionLabel label;
  std::string kind;
};

/// Reads a code of one of `kinds`, told apart by its digits: land 0, 00, 0000 …; kommune four (or
/// three: a zero was lost), or among districts 00 and four; fylke two (or one), or four that end in
/// 00; bydel six (or five); naringsregion and okonomiskregion up to four. Where none fits, label.ok
/// is false and label.why says what is wanted.
RegionCell read_region_cell(std::string_view text, const std::vector<std::string>& kinds);

/// True when nothing stands in a region cell: no text, `.` or NULL.
bool no_region(std::string_view text);

}  // namespace kv::etl
