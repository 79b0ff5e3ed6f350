// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "etl/finding.h"
#include "etl/formats/xlsx/sheet_records.h"
#include "etl/sheet_tables.h"

namespace kv::etl {

/// The records of one table of a sheet, header rows first. Rows that repeat the header or are
/// headings between blocks are passed over, labels are filled down, and the table ends where its
/// layout says.
class TableRecords final : public RecordStream {
 public:
  /// The workbook, the sheet and the table must outlive it. Throws Error as SheetRecords does.
  TableRecords(const xlsx::Workbook& book, const xlsx::Sheet& sheet, const SheetTable& table);

  bool next(std::vector<std::string_view>& fields) override;
  std::size_t row() const override { return ended_ ? last_row_ : records_.row(); }
  bool blank() const override { return records_.blank(); }
  /// Of the cells that are read; see SheetRecords, and
  ///   unnamed-column   a cell in a column that the header hides under a merged cell
  const std::vector<Problem>& problems() const override { return problems_.problems(); }
  std::size_t first_column() const override { return records_.first_column(); }
  std::string_view sheet() const override { return records_.sheet(); }

  /// The day that the notes below a table of the Statbank give as that of its last change, ISO
  /// 8601; empty when there is none. Known when next() has returned false.
  const std::string& changed_on() const { return changed_on_; }

  /// Tells what was read otherwise than it stands. Once, when next() has returned false.
  void tell(const std::string& file, Findings& findings) const;

 private:
  bool passes_over(const std::vector<std::string_view>& fields);
  void fill(std::vector<std::string_view>& fields);
  void check_unused(const std::vector<std::string_view>& fields);
  void take_date(std::string_view text);
  bool end();
  bool is_read(const Problem& problem) const;

  const SheetTable& table_;
  const Layout& layout_;
  SheetRecords records_;
  ProblemList problems_;
  std::vector<std::string> above_;  // as fill_down
  bool ended_ = false;
  std::size_t last_row_ = 0;  // of the table
  std::size_t filled_ = 0;
  std::size_t explained_ = 0;  // empty cells with a text in another column
  std::size_t repeated_ = 0;
  std::size_t headings_ = 0;
  std::string first_heading_;
  std::size_t rows_below_ = 0;
  std::size_t tables_below_ = 0;  // rows below with more than one cell
  std::string first_below_;
  bool date_follows_ = false;
  std::string changed_on_;
};

}  // namespace kv::etl
