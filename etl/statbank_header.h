// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "etl/sheet_grid.h"
#include "etl/sheet_tables.h"

namespace kv::etl {

/// The table of a sheet that the Statbank exported: a title such as "10824: Persons, by region,
/// contents and year" in the first row, then one row for each variable of the columns, in which a
/// label stands once for the columns it spans; below, one column for each variable of the rows, in
/// which a label stands once for the rows it spans. The first column has the regions. Columns are
/// named stub1, stub2 … and, where the title lists its variables, their names are in
/// SheetTable::title.
std::vector<SheetTable> find_statbank(const SheetGrid& grid, const Layout& layout,
                                      NearestTable& nearest);

}  // namespace kv::etl
