// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "etl/formats/xlsx/workbook.h"
#include "etl/header.h"

namespace kv::etl {

/// A table on a sheet, found by its header.
struct SheetTable {
  HeaderMatch header;  ///< first_row is that of the sheet
  std::size_t first_column = 1;
  std::size_t last_column = 1;
  std::vector<std::size_t> fill_down;  ///< fields whose empty cells have the text above them
  std::vector<std::pair<std::size_t, std::size_t>> empty_from;  ///< fields, as SheetPlace has them
  std::vector<std::string> title;  ///< the texts above the header, in the order of reading
};

/// The nearest thing to a table that was met.
struct NearestTable {
  const Layout* layout = nullptr;
  HeaderMismatch mismatch;  ///< row and column are those of the sheet
};

/// The tables of a sheet that fit one of `layouts`: the first that a row and a run of columns fit,
/// several where they stand side by side. A layout's header is looked for in the first hundred
/// rows. Throws Error as SheetRecords does.
std::vector<SheetTable> find_tables(const xlsx::Workbook& book, const xlsx::Sheet& sheet,
                                    const std::vector<const Layout*>& layouts,
                                    NearestTable& nearest);

}  // namespace kv::etl
