// SPDX-License-Identifier: MIT
#include "etl/table_records.h"

#include <algorithm>

#include "etl/formats/place.h"
#include "etl/formats/trim.h"
#include "etl/header_pattern.h"

namespace kv::etl {
namespace {

RecordOptions options_of(const SheetTable& table) {
  RecordOptions options;
  options.first_row = table.header.first_row;
  options.first_column = table.first_column;
  options.last_column = table.last_column;
  options.header_rows = table.header.rows.size();
  options.fill_down = true;
  options.strip_notes = !table.header.layout->place.keep_notes;
  options.decimal = table.header.layout->decimal;
  return options;
}

bool has_digit(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

TableRecords::TableRecords(const xlsx::Workbook& book, const xlsx::Sheet& sheet,
                           const SheetTable& table)
    : table_(table),
      layout_(*table.header.layout),
      records_(book, sheet, options_of(table)),
      above_(table.fill_down.size()) {}

bool TableRecords::next(std::vector<std::string_view>& fields) {
  while (!ended_ && records_.next(fields)) {
    last_row_ = records_.row();
    // A sheet that uses no column beyond some of the header's has shorter rows.
    fields.resize(table_.last_column - table_.first_column + 1);
    if (records_.row() < table_.header.first_row + table_.header.rows.size()) return true;
    if (records_.blank()) {
      if (layout_.place.ends_at_blank) return end();
      return true;
    }
    if (passes_over(fields)) continue;
    check_unused(fields);
    fill(fields);
    return true;
  }
  if (!ended_) {
    ++last_row_;
    end();
  }
  return false;
}

bool TableRecords::passes_over(const std::vector<std::string_view>& fields) {
  std::size_t filled = 0;
  std::string_view only;
  bool same = true;
  const std::vector<std::string>& header = table_.header.rows.back();
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const std::string_view text = trimmed(fields[i]);
    if (table_.header.uses[i] != ColumnUse::kUnused && text != header[i]) same = false;
    if (text.empty()) continue;
    ++filled;
    only = text;
  }
  if (same) {
    ++repeated_;
    return true;
  }
  if (!layout_.place.headings || filled != 1 || has_digit(only)) return false;
  if (headings_++ == 0) first_heading_ = only;
  return true;
}

void TableRecords::fill(std::vector<std::string_view>& fields) {
  for (const auto& [to, from] : table_.empty_from)
    if (trimmed(fields[to]).empty() && !trimmed(fields[from]).empty()) {
      fields[to] = fields[from];
      ++explained_;
    }
  for (std::size_t i = 0; i < table_.fill_down.size(); ++i) {
    std::string_view& field = fields[table_.fill_down[i]];
    if (!trimmed(field).empty()) {
      if (above_[i] == field) continue;
      above_[i] = field;
      // What stands to the right of a new label begins anew.
      for (std::size_t j = i + 1; j < above_.size(); ++j) above_[j].clear();
    } else if (!above_[i].empty()) {
      field = above_[i];
      ++filled_;
    }
  }
}

// "Sist endret:", and in one of the next rows "20230125 08:00".
void TableRecords::take_date(std::string_view text) {
  const std::string_view day = text.substr(0, 8);
  const bool is_day = day.size() == 8 && std::ranges::all_of(day, [](char c) {
                        return has_digit({&c, 1});
                      });
  if (is_day && date_follows_) {
    const std::string date = std::string(day.substr(0, 4)) + "-" + std::string(day.substr(4, 2)) +
                             "-" + std::string(day.substr(6, 2));
    changed_on_ = std::max(changed_on_, date);
    return;
  }
  if (!text.ends_with(':')) date_follows_ = false;
  for (const std::string_view words :
       {"Sist endret:", "Sist oppdatert:", "Latest update:", "Last updated:"})
    if (text == words) date_follows_ = true;
}

void TableRecords::check_unused(const std::vector<std::string_view>& fields) {
  for (std::size_t i = 0; i < fields.size(); ++i)
    if (table_.header.uses[i] == ColumnUse::kUnused && !trimmed(fields[i]).empty())
      problems_.add({"unnamed-column", records_.row(), table_.first_column + i, shown(fields[i]),
                     "A cell stands in a column that has no header of its own.",
                     "Unmerge the header cells in Excel and name the column."});
}

// Reads the rest of the sheet, so that damage in it is found.
bool TableRecords::end() {
  ended_ = true;
  std::vector<std::string_view> fields;
  while (records_.next(fields)) {
    if (records_.blank()) continue;
    const auto filled = std::ranges::count_if(
        fields, [](std::string_view field) { return !trimmed(field).empty(); });
    if (layout_.place.statbank && !fields.empty()) take_date(trimmed(fields[0]));
    if (filled > 1) ++tables_below_;
    if (rows_below_++ == 0)
      for (const std::string_view field : fields)
        if (first_below_.empty()) first_below_ = trimmed(field);
  }
  for (const Problem& problem : records_.problems())
    if (is_read(problem)) problems_.add(problem);
  problems_.close();
  return false;
}

bool TableRecords::is_read(const Problem& problem) const {
  if (problem.row >= last_row_ && problem.row > 0) return false;
  const std::size_t field = problem.column - table_.first_column;
  if (problem.column < table_.first_column || field >= table_.header.names.size()) return true;
  const std::vector<std::string>& ignored = layout_.ignored;
  if (std::ranges::find(ignored, table_.header.names[field]) != ignored.end()) return false;
  return problem.rule != "error-value" ||
         std::ranges::none_of(layout_.symbols, [&](const ValueSymbol& symbol) {
           return matches_pattern(symbol.text, problem.value);
         });
}

void TableRecords::tell(const std::string& file, Findings& findings) const {
  const auto say = [&](Severity severity, const char* rule, std::size_t count,
                       const std::string& what, const std::string& value = {}) {
    if (count > 0)
      findings.add({severity, rule, file, 0, 0, value, std::to_string(count) + what, {}, false});
  };
  const RecordCounts& counts = records_.counts();
  const Severity note = Severity::kNote;
  say(note, "repeated-header", repeated_, " row(s) that repeat the header were passed over.");
  say(note, "headings", headings_,
      " heading row(s) between blocks were passed over; the first is " + in_quotes(first_heading_) +
          ".");
  say(note, "filled-down", filled_, " empty label cell(s) were given the label above them.");
  say(note, "empty-explained", explained_,
      " empty cell(s) are explained in a column of texts beside them.");
  say(note, "merged-filled", counts.merged_filled,
      " cell(s) were given the text of the merged range they lie in.");
  say(note, "code-formatted", counts.codes_padded,
      " number(s) are shown with leading zeros by their format and were read so (301 is 0301).");
  say(note, "footnote-mark", counts.notes_stripped,
      " text cell(s) had footnote marks, which were taken off.");
  say(note, "formula", counts.formulas, " cell(s) have the stored result of a formula.");
  say(Severity::kWarning, "hidden-rows", counts.hidden_rows,
      " row(s) are hidden in Excel; they were read.");
  say(Severity::kWarning, "hidden-columns", counts.hidden_columns,
      " column(s) are hidden in Excel; they were read.");
  say(tables_below_ > 0 ? Severity::kWarning : note, "rows-below", rows_below_,
      " row(s) below the blank row that ends the table were not read; the first begins with " +
          in_quotes(first_below_) + ".");
}

}  // namespace kv::etl
