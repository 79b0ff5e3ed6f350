// SPDX-License-Identifier: MIT
#include "etl/extract.h"

#include <SQLiteCpp/Statement.h>
#include <algorithm>

#include "etl/cell_extractor.h"
#include "etl/formats/text_check.h"
#include "etl/header_pattern.h"

namespace kv::etl {
namespace {

// Reads records one by one and refuses those that do not have the header's width.
class Records {
 public:
  Records(RecordStream& records, const HeaderMatch& header, const std::string& file,
          Findings& findings)
      : reader_(records),
        width_(header.rows.front().size()),
        short_(header.layout->row_cells),
        file_(file),
        findings_(findings) {
    const std::size_t last =
        header.first_row + (header.records > 0 ? header.records : header.rows.size()) - 1;
    while (reader_.row() < last && reader_.next(fields_)) {
    }
    final_newline_ = header.layout->final_newline;
  }

  bool next() {
    while (reader_.next(fields_)) {
      const bool after_blank = last_blank_;
      last_blank_ = reader_.blank() || nothing_in(fields_);
      if (last_blank_) {
        ++blank_;
        continue;
      }
      const std::size_t found = fields_.size();
      while (fields_.size() > width_ && fields_.back().empty()) fields_.pop_back();
      if (may_be_below(after_blank)) {
        below_.push_back({reader_.row(), std::string(fields_.front())});
        continue;
      }
      tell_rows_between();
      if (found == short_) fields_.resize(width_);
      if (fields_.size() == width_) {
        ++count_;
        return true;
      }
      const bool cut_off = !reader_.ends_with_newline() && found < width_;
      tell_ragged(reader_.row(), std::string(fields_.front()), found, cut_off);
    }
    tell_rows_below();
    return false;
  }

  void finish() {
    for (const Problem& problem : reader_.problems())
      add({severity_of(problem.rule), problem.rule, file_, problem.row, problem.column,
           problem.value, problem.message, problem.remedy, problem.rule == kUnsureFormula});
    if (final_newline_ && !reader_.ends_with_newline())
      add({Severity::kError,
           "no-final-newline",
           file_,
           reader_.row(),
           0,
           {},
           "The file ends in the middle of a line; files of this layout end with a newline, so it "
           "may have "
           "been cut off.",
           "Take the file again from the agency, or say --accept no-final-newline when it is "
           "whole.",
           true});
    if (blank_ > 0)
      add({Severity::kNote,
           "blank-row",
           file_,
           0,
           0,
           {},
           std::to_string(blank_) + " blank row(s) were passed over.",
           {},
           false});
    if (count_ == 0)
      add({Severity::kError,
           "no-rows",
           file_,
           0,
           0,
           {},
           "There is no row below the header.",
           "Take the file again from the agency.",
           false});
  }

  const std::vector<std::string_view>& fields() const { return fields_; }
  std::size_t first_column() const { return reader_.first_column(); }
  std::size_t row() const { return reader_.row(); }
  std::size_t count() const { return count_; }

 private:
  static constexpr std::string_view kUnsureFormula = "formula-to-calculate";

  // A formula that was never calculated leaves an empty cell, which is not a number.
  static Severity severity_of(std::string_view rule) {
    return rule == "formula-without-value" ? Severity::kWarning : Severity::kError;
  }

  static bool nothing_in(const std::vector<std::string_view>& fields) {
    return fields.front().empty() &&
           std::ranges::all_of(fields, [](std::string_view field) { return field.empty(); });
  }

  // A remark below the table: after a blank row, a text of its own in a whole line.
  bool may_be_below(bool after_blank) const {
    const auto last = std::ranges::find_if(fields_.rbegin(), fields_.rend(),
                                           [](std::string_view field) { return !field.empty(); });
    return width_ > 1 && (after_blank || !below_.empty()) && last + 1 == fields_.rend() &&
           fields_.size() != width_ && reader_.ends_with_newline();
  }

  // What was taken for remarks stands between rows of the table.
  void tell_rows_between() {
    for (const auto& [row, text] : below_) tell_ragged(row, text, 1, false);
    below_.clear();
  }

  void tell_rows_below() {
    if (below_.empty()) return;
    add({Severity::kNote,
         "rows-below",
         file_,
         below_.front().first,
         0,
         below_.front().second,
         std::to_string(below_.size()) +
             " row(s) below the table, after a blank one, hold a text only and were passed over.",
         {},
         false});
    below_.clear();
  }

  void tell_ragged(std::size_t row, const std::string& text, std::size_t found, bool cut_off) {
    add({Severity::kError, "ragged-row", file_, row, 0, text,
         "The row has " + std::to_string(found) + " cells; the header has " +
             std::to_string(width_) + ".",
         cut_off
             ? "The file may have been cut off here; take it again from the agency."
             : "Look for a missing or surplus separator or quote in this row or the one before.",
         false});
  }

  void add(Finding finding) { findings_.add(std::move(finding)); }

  RecordStream& reader_;
  std::size_t width_;
  std::size_t short_;
  std::string file_;
  Findings& findings_;
  std::vector<std::string_view> fields_;
  std::size_t count_ = 0;
  std::size_t blank_ = 0;
  bool last_blank_ = false;
  std::vector<std::pair<std::size_t, std::string>> below_;  // rows of one text after a blank one
  bool final_newline_ = false;
};

std::string quoted(const std::string& name) {
  std::string text = "\"";
  for (const char c : name) text += c == '"' ? "\"\"" : std::string(1, c);
  return text + '"';
}

}  // namespace

void extract_cells(RecordStream& stream, const HeaderMatch& header, std::size_t file, Batch& batch,
                   Findings& findings) {
  Records records(stream, header, batch.files[file].name, findings);
  CellExtractor extractor(header, file, batch, findings);
  while (records.next()) extractor.take(records.fields(), records.row(), records.first_column());
  records.finish();
  extractor.finish();
  batch.files[file].rows = records.count();
}

namespace {

// The columns' names; those that only a pattern with `*` fits are numbered among themselves: the
// text differs from file to file, and so may their place.
std::vector<std::string> row_columns(const HeaderMatch& header) {
  std::vector<std::string> names = header.names;
  std::size_t patterned = 0;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto own = [&](const std::string& pattern) {
      const HeaderPattern parsed(pattern);
      return parsed.literal() && parsed.fits(header.rows.front()[i]);
    };
    if (std::ranges::none_of(header.layout->header.front(), own))
      names[i] = "column" + std::to_string(++patterned);
  }
  return names;
}

void stage_header(const HeaderMatch& header, std::size_t first_column, std::size_t file,
                  SQLite::Database& db) {
  db.exec(
      "CREATE TABLE IF NOT EXISTS temp.header_in (file INTEGER NOT NULL, \"column\" INTEGER NOT "
      "NULL,"
      " text TEXT NOT NULL, PRIMARY KEY (file, \"column\")) STRICT");
  SQLite::Statement cell(db,
                         "INSERT INTO temp.header_in (file, \"column\", text) VALUES (?, ?, ?)");
  for (std::size_t i = 0; i < header.rows.front().size(); ++i) {
    cell.bind(1, static_cast<std::int64_t>(file));
    cell.bind(2, static_cast<std::int64_t>(first_column + i));
    cell.bind(3, header.rows.front()[i]);
    cell.exec();
    cell.reset();
  }
}

}  // namespace

void extract_rows(RecordStream& stream, const HeaderMatch& header, std::size_t file, Batch& batch,
                  SQLite::Database& db, Findings& findings) {
  const std::string table = "temp." + quoted(header.layout->rows_table);
  std::string columns;
  std::string names;
  std::string marks;
  for (const std::string& name : row_columns(header)) {
    columns += quoted(name) + " TEXT NOT NULL, ";
    names += quoted(name) + ", ";
    marks += "?, ";
  }
  db.exec("CREATE TABLE IF NOT EXISTS " + table + " (" + columns +
          "file INTEGER NOT NULL, \"row\" INTEGER NOT NULL) STRICT");
  SQLite::Statement insert(
      db, "INSERT INTO " + table + " (" + names + "file, \"row\") VALUES (" + marks + "?, ?)");

  stage_header(header, stream.first_column(), file, db);
  std::size_t& lost = batch.files[file].letters_lost_in_names;
  Records records(stream, header, batch.files[file].name, findings);
  while (records.next()) {
    int i = 0;
    for (const std::string_view field : records.fields()) {
      insert.bind(++i, std::string(field));
      if (header.layout->names_may_be_damaged) lost += count_lost_letters(field);
    }
    insert.bind(++i, static_cast<std::int64_t>(file));
    insert.bind(++i, static_cast<std::int64_t>(records.row()));
    insert.exec();
    insert.reset();
  }
  records.finish();
  batch.files[file].rows = records.count();
}

}  // namespace kv::etl
