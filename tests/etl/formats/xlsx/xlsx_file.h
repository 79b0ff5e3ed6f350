// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kv::etl::xlsx {

/// What a part's headers say that is not so.
struct ZipLie {
  std::optional<std::uint32_t> crc = {};
  std::optional<std::uint32_t> packed_size = {};
  std::optional<std::uint32_t> size = {};
  std::uint16_t flags = 0;
  std::optional<std::uint16_t> method = {};
};

/// A zip archive written byte by byte, so that it can also be wrong.
class ZipFile {
 public:
  ZipFile& add(std::string_view name, std::string_view content, bool deflated = true,
               const ZipLie& lie = {});
  std::string bytes() const;

 private:
  std::string parts_;
  std::string directory_;
  std::uint16_t count_ = 0;
};

/// A small workbook; what is empty is left out.
struct BookFile {
  struct SheetFile {
    std::string name;
    std::string data;    ///< inside <sheetData>
    std::string state;   ///< "hidden", …
    std::string before;  ///< before <sheetData>: <cols>
    std::string after;   ///< behind it: <mergeCells>
  };

  std::vector<SheetFile> sheets;
  std::string strings;     ///< inside <sst>
  std::string formats;     ///< inside <numFmts>
  std::string styles;      ///< inside <cellXfs>
  std::string properties;  ///< after <workbookPr>, e.g. <calcPr>
  bool date1904 = false;

  ZipFile zip() const;
  std::string bytes() const { return zip().bytes(); }
};

/// A workbook of one sheet, "Ark1", with these rows and shared strings.
BookFile one_sheet(std::string data, std::string strings = {});

}  // namespace kv::etl::xlsx
