// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "schema/compress.h"

namespace kv {

/// Where a cell stood in the files of its load.
struct CellPlace {
  int indicator = 0;        ///< indicator_id
  int period = 0;           ///< period_id
  int region = 0;           ///< region_id
  int breakdown = 0;        ///< breakdown_id
  int file = 0;             ///< load_file.file_no
  std::int64_t row = 0;     ///< 1-based, as a spreadsheet counts
  std::int64_t column = 0;  ///< 1-based; 0 when it is not known
  std::uint32_t code = 0;   ///< 0: the file has the region's own code; else 1 + index of a CodeText
};

/// A region's code that the file has otherwise than the warehouse: 901 for 0901, or a later code.
struct CodeText {
  std::string text;  ///< as it stands, all of it
  std::string code;  ///< the code that was read from it
  auto operator<=>(const CodeText&) const = default;
};

/// Packs places into the data of table load_place (migration 2): at most kCells of them, in key
/// order. The columns of the table one after the other as differences from row to row, then
/// compressed: cells that follow each other in the file take next to nothing.
class PlacePacker {
 public:
  static constexpr std::size_t kCells = std::size_t{1} << 15U;

  /// The number for `CellPlace::code`; for places that are added before the next pack().
  std::uint32_t code(const CodeText& text);
  void add(const CellPlace& place);
  std::size_t count() const { return count_; }
  /// Valid until the next call; the packer begins anew.
  std::string_view pack();

 private:
  // The bytes of a column, in room for as many as there can be.
  struct Column {
    std::unique_ptr<char[]> bytes;
    char* end = nullptr;
  };
  void make_room();

  std::array<Column, 8> columns_;
  CellPlace last_;
  std::size_t count_ = 0;
  std::map<CodeText, std::uint32_t> codes_;
  std::string buffer_;
  Compressor compressor_;
};

struct UnpackedPlaces {
  std::vector<CellPlace> places;
  std::vector<CodeText> codes;
};

/// Throws Error when `data` is damaged.
UnpackedPlaces unpack_places(std::string_view data);

}  // namespace kv
