// SPDX-License-Identifier: MIT
#include "etl/formats/xlsx/positions.h"

#include <algorithm>
#include <string>

#include "etl/formats/place.h"
#include "etl/formats/xlsx/cell_reference.h"
#include "etl/formats/xlsx/limits.h"
#include "schema/error.h"

namespace kv::etl::xlsx {

std::size_t Positions::row(const char* reference) {
  column_ = 0;
  const std::size_t after = row_ + 1;
  row_ = after;
  if (reference != nullptr) {
    if (const auto number = parse_count(reference, kMaxRows))
      row_ = *number;
    else
      report("row-number", reference, "The row has a number that no row of a sheet has.");
  }
  if (row_ <= highest_row_)
    report("row-order", reference == nullptr ? "" : reference,
           "The row stands in the file after a row of the same or a higher number.");
  highest_row_ = std::max(highest_row_, row_);
  return row_;
}

std::size_t Positions::column(const char* reference) {
  ++column_;
  if (reference != nullptr) {
    if (const auto place = parse_reference(reference)) {
      column_ = place->column;
      if (place->row != row_)
        report("cell-outside-row", reference, "The cell stands in the file inside another row.");
    } else {
      report("bad-reference", reference, "The cell's reference names no cell of a sheet.");
    }
  }
  if (column_ > kMaxColumns)
    throw Error("Row " + std::to_string(row_) + " has more cells than a sheet has columns (" +
                    std::to_string(kMaxColumns) + ").",
                "The file was written by a faulty program; open it in Excel and save it anew.");
  return column_;
}

void Positions::report(const char* rule, const char* value, const char* message) {
  if (problems_ == nullptr) return;
  if (problems_->full(rule)) return problems_->count_unlisted(rule);
  problems_->add({rule, row_, column_, shown(value), message,
                  "The file was written by a faulty program; open it in Excel or LibreOffice, "
                  "look at the place, and save it anew."});
}

}  // namespace kv::etl::xlsx
