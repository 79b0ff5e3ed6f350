// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "etl/formats/problem.h"
#include "etl/formats/record_stream.h"
#include "etl/formats/xlsx/merged_cells.h"
#include "etl/formats/xlsx/sheet_reader.h"
#include "etl/formats/xlsx/survey.h"
#include "etl/formats/xlsx/text_arena.h"

namespace kv::etl {

/// Which part of a sheet is read, and how its labels are made whole.
struct RecordOptions {
  std::size_t first_row = 1;
  std::size_t last_row = 0;  ///< 0: to the last row with something in it
  std::size_t first_column = 1;
  std::size_t last_column = 0;  ///< 0: to the last column with something in it
  /// So many rows from first_row on are a header: a merged cell's text stands in each of its
  /// columns.
  std::size_t header_rows = 0;
  /// A merged cell's text stands in each of its rows too: in the header whatever it is, below only
  /// where it is text. A merged number below the header is one number.
  bool fill_down = false;
  bool strip_notes = false;  ///< footnote marks are taken off text cells (see strip_notes)
  char decimal = '.';        ///< the mark that numbers are written with, as text cells have it
};

/// What was done to make records of a sheet; to be told, for nothing is silent.
struct RecordCounts {
  std::size_t codes_padded = 0;    ///< "0301" for the number 301 under the format 0000
  std::size_t notes_stripped = 0;  ///< text cells that lost footnote marks
  std::size_t merged_filled = 0;   ///< cells that were given the text of their merged range
  std::size_t hidden_rows = 0;     ///< rows with something in them that Excel does not show; read
  std::size_t hidden_columns = 0;  ///< likewise, within the columns that are read
  std::size_t formulas = 0;        ///< cells whose value is a formula's stored result
};

/// Reads a sheet as records of text, so that it looks like a CSV file to what matches headers: each
/// row from first_row to last_row, rows that are not written in the file included (blank), each
/// with width() fields. Numbers are plain decimal digits, exactly those of the file; "." ":" and
/// other text stays.
///
/// Problems are of the cells that are read, by the sheet's own rows and columns: those of
/// SheetReader and Cell::issue (the field is empty for a formula without a result, else what stands
/// there, which is no number), and
///   hidden-by-merge   a value beneath a merged cell, which Excel does not show; not given
///   bad-merge         a merged range that is none
///   lost-letters, double-encoding   as in check_text
/// Throws Error as SheetReader does, for merged ranges that overlap, and for a sheet whose used
/// area is beyond 10^9 cells.
class SheetRecords final : public RecordStream {
 public:
  SheetRecords(const xlsx::Workbook& book, const xlsx::Sheet& sheet,
               const RecordOptions& options = {});

  /// Reads the next row into `fields`; false at the end. Views are valid until the next call.
  bool next(std::vector<std::string_view>& fields) override;

  std::size_t row() const override { return row_; }  ///< as Excel shows it
  bool blank() const override { return blank_; }     ///< no cell of it has anything in it
  std::size_t width() const { return width_; }
  std::size_t first_column() const override { return options_.first_column; }
  std::string_view sheet() const override { return sheet_; }
  /// Complete when next() has returned false.
  const std::vector<Problem>& problems() const override { return problems_.problems(); }
  const RecordCounts& counts() const { return counts_; }

 private:
  bool read_row();
  bool finish();
  void take_cells(std::vector<std::string_view>& fields);
  std::string_view field_of(const xlsx::Cell& cell);
  void check(const xlsx::Cell& cell);
  void remember(xlsx::MergedCells::Active& active, std::size_t row,
                const std::vector<std::string_view>& fields);
  void fill_merged(std::vector<std::string_view>& fields);
  bool in_header() const { return row_ < options_.first_row + options_.header_rows; }
  const xlsx::Cell* cell_at(std::size_t column) const;

  RecordOptions options_;
  std::string sheet_;
  xlsx::Survey survey_;
  xlsx::MergedCells merges_;
  xlsx::SheetReader reader_;
  xlsx::Row pending_;  // the next row that the file has
  bool has_pending_ = false;
  bool ended_ = false;
  const xlsx::Row* cells_ = nullptr;  // of row_; nullptr when the file has none
  xlsx::TextArena texts_;
  std::string buffer_;
  std::size_t width_ = 0;
  std::size_t row_ = 0;
  bool blank_ = true;
  ProblemList problems_;
  RecordCounts counts_;
};

}  // namespace kv::etl
