// SPDX-License-Identifier: MIT
#include "etl/workbook_reading.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <regex>

#include "etl/extract.h"
#include "etl/formats/place.h"
#include "etl/formats/xlsx/workbook.h"
#include "etl/header_pattern.h"
#include "etl/sheet_tables.h"
#include "etl/table_records.h"
#include "schema/error.h"

namespace kv::etl {
namespace {

std::string joined(const std::vector<std::string>& texts, const char* between) {
  std::string text;
  for (const std::string& part : texts) text += (text.empty() ? "" : between) + part;
  return text;
}

std::optional<std::string> first_group(const std::string& pattern, const std::string& text) {
  // The matcher recurses once per letter: a cell of the size of a book is no title.
  constexpr std::size_t kLongest = 1000;
  std::smatch match;
  const std::string head = text.substr(0, kLongest);
  if (!pattern.empty() && std::regex_search(head, match, std::regex(pattern)) && match.size() > 1)
    return match[1].str();
  return std::nullopt;
}

class WorkbookReader {
 public:
  WorkbookReader(const BatchFile& entry, const Source& source, const std::string& period,
                 Batch& batch, SQLite::Database& db, Findings& findings)
      : entry_(entry),
        source_(source),
        period_(period),
        batch_(batch),
        db_(db),
        findings_(findings) {}

  void read(std::string_view bytes) {
    const xlsx::Workbook book = xlsx::Workbook::from_bytes(bytes);
    for (const xlsx::Sheet& sheet : book.sheets()) read_sheet(book, sheet);
    if (!others_.empty())
      say(Severity::kNote, "sheet-not-read", entry_.name, joined(others_, "; "),
          std::to_string(others_.size()) +
              " sheet(s) have no table of this source: " + joined(others_, "; ") + ".");
    if (found_ == 0 && !told_) tell_nothing_found(book);
  }

 private:
  void say(Severity severity, const char* rule, const std::string& file, const std::string& value,
           const std::string& message, const std::string& remedy = {}) {
    findings_.add({severity, rule, file, 0, 0, value, message, remedy, false});
  }

  std::string named(const xlsx::Sheet& sheet) const {
    return entry_.name + ", sheet " + in_quotes(shown(sheet.name, 80));
  }

  void read_sheet(const xlsx::Workbook& book, const xlsx::Sheet& sheet) {
    std::vector<const Layout*> layouts;
    bool by_name = false;  // a layout asks for this sheet and not for any
    for (const Layout& layout : source_.layouts)
      for (const std::string& pattern : layout.place.sheets)
        if (matches_pattern(pattern, sheet.name)) {
          layouts.push_back(&layout);
          by_name = by_name || pattern != "*";
          break;
        }
    const bool hidden = sheet.state != xlsx::SheetState::kVisible;
    if (hidden) std::erase_if(layouts, [](const Layout* layout) { return !layout->place.hidden; });
    const std::string label = shown(sheet.name, 80) + (hidden ? " (hidden)" : "");
    if (layouts.empty() || !sheet.has_cells) return others_.push_back(label);

    NearestTable nearest;
    const std::vector<SheetTable> tables = find_tables(book, sheet, layouts, nearest);
    for (const SheetTable& table : tables) read_table(book, sheet, table);
    found_ += tables.size();
    if (!tables.empty()) return;
    if (by_name) return tell_unknown(named(sheet), nearest);
    others_.push_back(label);
    if (nearest.layout != nullptr &&
        (nearest_.layout == nullptr || nearest.mismatch.score > nearest_.mismatch.score)) {
      nearest_ = nearest;
      nearest_sheet_ = named(sheet);
    }
  }

  void tell_nothing_found(const xlsx::Workbook& book) {
    if (nearest_.layout != nullptr) return tell_unknown(nearest_sheet_, nearest_);
    std::vector<std::string> wanted;
    for (const Layout& layout : source_.layouts)
      if (layout.place.given())
        wanted.push_back(layout.name + " (sheet " + joined(layout.place.sheets, " or ") + ")");
    say(Severity::kError, "unknown-layout", entry_.name, {},
        "None of the " + std::to_string(book.sheets().size()) + " sheet(s) has a table of source " +
            source_.code + ".",
        "Tables that are read: " + joined(wanted, "; ") + ".");
  }

  void tell_unknown(const std::string& file, const NearestTable& nearest) {
    told_ = true;
    const Layout* layout = nearest.layout;
    const HeaderMismatch& at = nearest.mismatch;
    findings_.add(
        {Severity::kError, "unknown-layout", file, at.row, at.column, at.found,
         layout == nullptr
             ? "The sheet is empty, where a table of source " + source_.code + " should stand."
             : "The sheet has no header of source " + source_.code + "; nearest is " +
                   layout->name + ", where " +
                   (at.expected.empty() ? std::string("no such column") : "'" + at.expected + "'") +
                   " was expected here.",
         layout == nullptr || layout->place.statbank
             ? "Take the file again from the agency, or name another source."
             : "The layout's header is: " + joined(layout->header.front(), ";") + ".",
         false});
  }

  // The period that the texts above the table or the file's name state, or the operator.
  std::optional<std::string> period_of(const Layout& layout, BatchFile& file,
                                       const std::vector<std::string>& title) const {
    if (layout.place.period_from_title.empty() && layout.period_from_name.empty()) return "";
    if (!period_.empty()) return period_;
    for (const std::string& text : title)
      if (auto found = first_group(layout.place.period_from_title, text)) {
        file.period_in_file = true;
        return found;
      }
    return first_group(layout.period_from_name,
                       std::filesystem::path(entry_.name).filename().string());
  }

  void read_table(const xlsx::Workbook& book, const xlsx::Sheet& sheet, const SheetTable& table) {
    const Layout& layout = *table.header.layout;
    BatchFile file = entry_;
    file.path = entry_.name;
    file.name = named(sheet);
    file.sheet = sheet.name;
    file.title = joined(table.title, " / ");
    file.encoding = "xlsx";
    file.layout = &layout;
    findings_.name_sheet(file.name, file.path, file.sheet);
    const auto period = period_of(layout, file, table.title);
    if (!period) {
      say(Severity::kError, "no-period", file.name, file.title,
          "The period stands neither above the table nor in the file's name.",
          "Say it with --period, as in --period 2013.");
      return;
    }
    file.file_period = *period;
    const std::string name = file.name;
    if (table.header.first_row > 1)
      say(Severity::kNote, "rows-above", name, file.title,
          "The header stands in row " + std::to_string(table.header.first_row) +
              "; what stands above it is no part of the table.");

    const std::size_t index = batch_.files.size();
    batch_.files.push_back(std::move(file));
    TableRecords records(book, sheet, table);
    if (layout.rows_table.empty())
      extract_cells(records, table.header, index, batch_, findings_);
    else
      extract_rows(records, table.header, index, batch_, db_, findings_);
    records.tell(name, findings_);
    batch_.files[index].vintage = records.changed_on();
  }

  const BatchFile& entry_;
  const Source& source_;
  const std::string& period_;
  Batch& batch_;
  SQLite::Database& db_;
  Findings& findings_;
  std::size_t found_ = 0;
  bool told_ = false;
  std::vector<std::string> others_;
  NearestTable nearest_;
  std::string nearest_sheet_;
};

}  // namespace

bool is_workbook_for(const Source& source, std::string_view bytes) {
  const auto in_workbook = [](const Layout& layout) { return layout.place.given(); };
  if (std::ranges::none_of(source.layouts, in_workbook)) return false;
  return std::ranges::all_of(source.layouts, in_workbook) || bytes.starts_with("PK\x03\x04") ||
         bytes.starts_with("\xD0\xCF\x11\xE0");
}

void extract_workbook(std::string_view bytes, const BatchFile& entry, const Source& source,
                      const std::string& period, Batch& batch, SQLite::Database& db,
                      Findings& findings) {
  try {
    WorkbookReader(entry, source, period, batch, db, findings).read(bytes);
  } catch (const Error& error) {
    findings.add({Severity::kError,
                  "bad-workbook",
                  entry.name,
                  0,
                  0,
                  {},
                  error.what(),
                  std::string(error.remedy()),
                  false});
  }
}

}  // namespace kv::etl
