// SPDX-License-Identifier: MIT
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "queryctl/captured.h"
#include "queryctl/report/block.h"

namespace kv::queryctl::report {

/// How a table is printed, and what must be said under it.
struct PrintedTable {
  std::string html;             ///< `<table>` … `</table>`
  std::set<std::string> marks;  ///< that stand in cells without a figure: ":", "..", "–"
  std::string status;           ///< of every row, when it is the same and not empty
};

/// The columns of `block`, in their order; without any: all but `kind` (it marks the sums),
/// `status` when it is the same in every row, `lower` and `upper` when they say what `value` says,
/// and `cases` when it says what `count` says. Of the rows those that its @rows names. Throws Error
/// for a column that the rows lack. `caption` is HTML.
PrintedTable print_table(const CapturedTable& table, const Block& block, std::string_view lang,
                         std::string_view caption, std::string_view caption_id);

/// The rows in full precision, with the names of the columns.
std::string csv_of(const CapturedTable& table);

}  // namespace kv::queryctl::report
