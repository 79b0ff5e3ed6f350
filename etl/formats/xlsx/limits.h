// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>

namespace kv::etl::xlsx {

/// What a workbook may ask of the machine; beyond it the file is refused with a sentence. The
/// defaults hold what Excel itself can make of statistics, several times over.
struct Limits {
  std::uint64_t total_bytes = std::uint64_t{4} << 30;  ///< all parts, unpacked
  /// Unpacked bytes per packed byte, for a part of more than ratio_from bytes. Real sheets: 8
  /// to 40.
  std::uint64_t ratio = 250;
  std::uint64_t ratio_from = std::uint64_t{16} << 20;
  std::uint64_t entries = 20'000;                    ///< parts in the package
  std::size_t xml_depth = 100;                       ///< nested elements
  std::size_t xml_tag_bytes = std::size_t{1} << 20;  ///< one tag with its attributes, one comment
  std::size_t text_bytes = std::size_t{1} << 20;  ///< the text of one cell (Excel: 32,767 letters)
  std::size_t row_bytes = std::size_t{64} << 20;  ///< the texts of one row
  std::size_t shared_bytes = std::size_t{512} << 20;     ///< all shared strings together
  std::size_t small_part_bytes = std::size_t{64} << 20;  ///< styles, relationships, the sheet list
  std::size_t merges = 200'000;                          ///< merged ranges of one sheet
};

/// Rows and columns of a sheet in Excel 2007 and later.
inline constexpr std::size_t kMaxRows = 1'048'576;
inline constexpr std::size_t kMaxColumns = 16'384;

}  // namespace kv::etl::xlsx
