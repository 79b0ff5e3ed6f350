// SPDX-License-Identifier: MIT
#include "etl/extract.h"

#include <SQLiteCpp/Statement.h>
#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <unordered_map>

#include "etl/formats/region_code.h"
#include "etl/formats/symbol.h"
#include "etl/formats/trim.h"
#include "schema/error.h"

namespace kv::etl {
namespace {

constexpr int kMunicipalityDigits = 4;

struct Columns {
  std::size_t width = 0;
  std::size_t region = 0;
  std::optional<std::size_t> name;
  std::vector<std::size_t> values;
  std::vector<std::size_t> labels;
};

std::size_t find_column(const std::string& wanted, const std::vector<std::string>& header) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(wanted.data(), wanted.data() + wanted.size(), number);
  if (error == std::errc{} && end == wanted.data() + wanted.size() && number >= 1 &&
      number <= header.size())
    return number - 1;
  const auto it = std::ranges::find(header, wanted);
  if (it == header.end())
    throw Error("A layout names the column '" + wanted + "', which its @header does not have.");
  return static_cast<std::size_t>(it - header.begin());
}

Columns find_columns(const HeaderMatch& header) {
  const Layout& layout = *header.layout;
  const auto& first = header.rows.front();
  Columns columns;
  columns.width = first.size();
  columns.region = find_column(layout.region, first);
  if (!layout.region_name.empty()) columns.name = find_column(layout.region_name, first);
  for (std::size_t i = 0; i < first.size(); ++i) {
    if (i == columns.region || i == columns.name) continue;
    if (layout.value == "*" || first[i] == layout.value)
      columns.values.push_back(i);
    else
      columns.labels.push_back(i);
  }
  return columns;
}

// Reads records one by one and refuses those that do not have the header's width.
class Records {
 public:
  Records(RecordStream& records, const HeaderMatch& header, const std::string& file,
          Findings& findings)
      : reader_(records), width_(header.rows.front().size()), file_(file), findings_(findings) {
    const std::size_t last = header.first_row + header.layout->header.size() - 1;
    while (reader_.row() < last && reader_.next(fields_)) {
    }
    final_newline_ = header.layout->final_newline;
  }

  bool next() {
    while (reader_.next(fields_)) {
      if (reader_.blank()) {
        ++blank_;
        continue;
      }
      const std::size_t found = fields_.size();
      while (fields_.size() > width_ && fields_.back().empty()) fields_.pop_back();
      if (fields_.size() == width_) {
        ++count_;
        return true;
      }
      const bool cut_off = !reader_.ends_with_newline() && found < width_;
      add({Severity::kError, "ragged-row", file_, reader_.row(), 0, std::string(fields_.front()),
           "The row has " + std::to_string(found) + " cells; the header has " +
               std::to_string(width_) + ".",
           cut_off
               ? "The file may have been cut off here; take it again from the agency."
               : "Look for a missing or surplus separator or quote in this row or the one before.",
           false});
    }
    return false;
  }

  void finish() {
    for (const Problem& problem : reader_.problems())
      add({Severity::kError, problem.rule, file_, problem.row, problem.column, problem.value,
           problem.message, problem.remedy, false});
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
  void add(Finding finding) { findings_.add(std::move(finding)); }

  RecordStream& reader_;
  std::size_t width_;
  std::string file_;
  Findings& findings_;
  std::vector<std::string_view> fields_;
  std::size_t count_ = 0;
  std::size_t blank_ = 0;
  bool final_newline_ = false;
};

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>{}(text);
  }
};
using Index = std::unordered_map<std::string, std::uint32_t, TextHash, std::equal_to<>>;

class CellExtractor {
 public:
  CellExtractor(const HeaderMatch& header, std::size_t file, Batch& batch, Findings& findings)
      : header_(header),
        layout_(*header.layout),
        columns_(find_columns(header)),
        file_(static_cast<std::uint16_t>(file)),
        batch_(batch),
        findings_(findings) {
    BatchFile& entry = batch_.files[file];
    entry.first_label = batch_.labels.size();
    if (layout_.value == "*") {
      for (std::size_t i = 1; i <= header_.rows.size(); ++i)
        entry.label_columns.push_back("header" + std::to_string(i));
      label_of_column_.assign(columns_.width, kNone);
    } else {
      for (const std::size_t i : columns_.labels) entry.label_columns.push_back(header_.rows[0][i]);
    }
  }

  void take(const Records& records) {
    const std::vector<std::string_view>& fields = records.fields();
    const std::size_t row = records.row();
    first_column_ = records.first_column();
    const std::uint32_t region = region_of(fields, row);
    for (const std::size_t column : columns_.values) {
      Value value;
      const Position at{static_cast<std::uint32_t>(row), column_number(column), file_};
      if (!read_value(fields[column], at, value)) continue;
      const std::uint32_t label =
          layout_.value == "*" ? column_label(column, at) : row_label(fields, at);
      batch_.cells.push_back({label, region, value, at});
    }
  }

  void finish() { batch_.files[file_].last_label = batch_.labels.size(); }

 private:
  static constexpr std::uint32_t kNone = UINT32_MAX;

  // As the sheet shows it, from 1.
  std::uint32_t column_number(std::size_t field) const {
    return static_cast<std::uint32_t>(first_column_ + field);
  }

  Repairs& repairs() { return batch_.files[file_].repairs; }

  std::uint32_t region_of(const std::vector<std::string_view>& fields, std::size_t row) {
    const std::string_view text = fields[columns_.region];
    const std::string_view name = columns_.name ? fields[*columns_.name] : std::string_view{};
    key_.assign(text);
    key_ += '\x1f';
    key_ += name;
    if (key_ == last_region_key_) return last_region_;
    last_region_key_ = key_;
    if (const auto it = regions_.find(key_); it != regions_.end()) return last_region_ = it->second;

    const RegionLabel label = parse_region(text, kMunicipalityDigits);
    RegionRef ref{std::string(text),
                  label.code,
                  label.name.empty() ? std::string(name) : label.name,
                  {static_cast<std::uint32_t>(row), column_number(columns_.region), file_},
                  -1};
    if (!label.ok)
      findings_.add({Severity::kError, "not-a-code", batch_.files[file_].name, row,
                     column_number(columns_.region), std::string(text),
                     "There is no municipality code here: " + label.why + ".",
                     "Give the four digits, as in 0301 or K-0301.", false});
    if (label.padded) ++repairs().codes_padded;
    last_region_ = static_cast<std::uint32_t>(batch_.regions.size());
    batch_.regions.push_back(std::move(ref));
    regions_.emplace(key_, last_region_);
    return last_region_;
  }

  std::uint32_t column_label(std::size_t column, Position at) {
    std::uint32_t& label = label_of_column_[column];
    if (label != kNone) return label;
    Label entry;
    entry.first = at;
    for (const auto& row : header_.rows)
      entry.texts.push_back(column < row.size() ? row[column] : std::string{});
    label = static_cast<std::uint32_t>(batch_.labels.size());
    batch_.labels.push_back(std::move(entry));
    return label;
  }

  std::uint32_t row_label(const std::vector<std::string_view>& fields, Position at) {
    key_.clear();
    for (const std::size_t i : columns_.labels) {
      key_ += fields[i];
      key_ += '\x1f';
    }
    if (const auto it = labels_.find(key_); it != labels_.end()) return it->second;
    Label entry;
    entry.first = at;
    for (const std::size_t i : columns_.labels) entry.texts.emplace_back(trimmed(fields[i]));
    const auto label = static_cast<std::uint32_t>(batch_.labels.size());
    batch_.labels.push_back(std::move(entry));
    labels_.emplace(key_, label);
    return label;
  }

  // False when the cell is absent or bad (then it has been told).
  bool read_value(std::string_view text, Position at, Value& value) {
    const CellValue cell = parse_cell(text, layout_.decimal);
    if (cell.repaired_thousands) ++repairs().thousands_spaced;
    switch (cell.kind) {
      case CellKind::kNumber:
        value = number_value(cell);
        return true;
      case CellKind::kNil:
        ++repairs().nil_symbols;
        return true;
      case CellKind::kEmpty:
        if (layout_.empty_is_absent) {
          ++repairs().cells_absent;
          return false;
        }
        value.status = kStatusEmpty;
        return true;
      case CellKind::kNotApplicable:
      case CellKind::kNotAvailable:
      case CellKind::kSuppressed:
      case CellKind::kInfinite:
        value.status = status_of(cell.kind);
        return true;
      case CellKind::kBad:
        break;
    }
    findings_.add({Severity::kError, "not-a-number", batch_.files[file_].name, at.row, at.column,
                   std::string(text),
                   std::string("The cell is neither a number (decimal mark ") + layout_.decimal +
                       ") nor one of the symbols . .. : - Inf.",
                   "Correct the cell, or ask the agency what it means.", false});
    return false;
  }

  const HeaderMatch& header_;
  const Layout& layout_;
  Columns columns_;
  std::uint16_t file_;
  Batch& batch_;
  Findings& findings_;
  std::size_t first_column_ = 1;
  Index regions_;
  Index labels_;
  std::vector<std::uint32_t> label_of_column_;
  std::string key_;
  std::string last_region_key_ = "\x1f\x1f";
  std::uint32_t last_region_ = 0;
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
  while (records.next()) extractor.take(records);
  records.finish();
  extractor.finish();
  batch.files[file].rows = records.count();
}

void extract_rows(RecordStream& stream, const HeaderMatch& header, std::size_t file, Batch& batch,
                  SQLite::Database& db, Findings& findings) {
  const std::string table = "temp." + quoted(header.layout->rows_table);
  std::string columns;
  std::string names;
  std::string marks;
  for (const std::string& name : header.rows.front()) {
    columns += quoted(name) + " TEXT NOT NULL, ";
    names += quoted(name) + ", ";
    marks += "?, ";
  }
  db.exec("CREATE TABLE IF NOT EXISTS " + table + " (" + columns +
          "file INTEGER NOT NULL, \"row\" INTEGER NOT NULL) STRICT");
  SQLite::Statement insert(
      db, "INSERT INTO " + table + " (" + names + "file, \"row\") VALUES (" + marks + "?, ?)");

  Records records(stream, header, batch.files[file].name, findings);
  while (records.next()) {
    int i = 0;
    for (const std::string_view field : records.fields()) insert.bind(++i, std::string(field));
    insert.bind(++i, static_cast<std::int64_t>(file));
    insert.bind(++i, static_cast<std::int64_t>(records.row()));
    insert.exec();
    insert.reset();
  }
  records.finish();
  batch.files[file].rows = records.count();
}

}  // namespace kv::etl
