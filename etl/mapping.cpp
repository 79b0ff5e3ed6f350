// SPDX-License-Identifier: MIT
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Savepoint.h>
#include <SQLiteCpp/Statement.h>
#include <algorithm>
#include <map>
#include <sqlite3.h>
#include <sstream>
#include <unordered_map>
#include <unordered_set>

#include "etl/dates.h"
#include "etl/formats/period.h"
#include "etl/formats/region_code.h"
#include "etl/formats/symbol.h"
#include "etl/label_columns.h"
#include "etl/region_cell.h"
#include "etl/resolve.h"
#include "schema/error.h"

namespace kv::etl {
namespace {

std::string column_text(SQLite::Statement& row, int index) {
  return row.getColumn(index).isNull() ? std::string{} : row.getColumn(index).getString();
}

std::string quoted_name(const std::string& name) {
  std::string text = "\"";
  for (const char c : name) text += c == '"' ? "\"\"" : std::string(1, c);
  return text + '"';
}

Severity severity_of(const std::string& name) {
  if (name == "warning") return Severity::kWarning;
  return name == "note" ? Severity::kNote : Severity::kError;
}

class Mapping {
 public:
  Mapping(SQLite::Database& db, const Source& source, Batch& batch, Findings& findings)
      : db_(db), source_(source), batch_(batch), findings_(findings) {}

  void run() {
    list_files();
    execute(source_.declare_sql, 1);
    read_declarations();
    for (BatchFile& file : batch_.files)
      if (file.layout->rows_table.empty()) map_labels(file);
    const bool staged = std::ranges::any_of(
        batch_.files, [](const BatchFile& file) { return !file.layout->rows_table.empty(); });
    if (!staged || !complete()) return;
    for (const SourceRule& rule : source_.rules) check(rule);
    if (findings_.has_errors()) return;  // the SQL below may count on the rules
    for (const auto& [sql, line] : source_.then_sql) execute(sql, line);
    collect_cells();
  }

 private:
  [[noreturn]] void fail(int line, const SQLite::Exception& cause) const {
    const int code = cause.getErrorCode() & 0xFF;
    if (code == SQLITE_FULL || code == SQLITE_IOERR || code == SQLITE_CANTOPEN)
      throw Error("The labels of the files cannot be kept in temporary files: " +
                      std::string(cause.what()) + ".",
                  "Make room in the folder for temporary files, or name another with TMPDIR.",
                  ExitCode::kCannotOpen);
    throw Error(source_.path + ":" + std::to_string(line) +
                    ": the mapping cannot run: " + cause.what() + ".",
                "Correct the mapping; docs/sources.md describes it.");
  }

  // False when a file that the rules read is not there; that has been told.
  bool complete() const {
    return std::ranges::all_of(source_.requires_, [this](const std::string& name) {
      return std::ranges::any_of(batch_.files,
                                 [&](const BatchFile& file) { return file.layout->name == name; });
    });
  }

  void execute(const std::string& sql, int line) {
    try {
      db_.exec(sql);
    } catch (const SQLite::Exception& cause) {
      fail(line, cause);
    }
  }

  void list_files() {
    SQLite::Statement insert(db_, "INSERT INTO temp.file_in VALUES (?, ?, ?, ?, ?)");
    for (std::size_t i = 0; i < batch_.files.size(); ++i) {
      insert.bind(1, static_cast<std::int64_t>(i));
      insert.bind(2, batch_.files[i].layout->name);
      insert.bind(3, batch_.files[i].file_period);
      insert.bind(4, batch_.files[i].sheet);
      insert.bind(5, batch_.files[i].title);
      insert.exec();
      insert.reset();
    }
  }

  // Once for the source, and again after each layout's SQL, which may declare what it found.
  void read_declarations() {
    SQLite::Statement rows(db_, "SELECT code, kind FROM indicator_in ORDER BY rowid");
    while (rows.executeStep()) {
      const std::string code = rows.getColumn(0).getString();
      if (!indicator_of_.emplace(code, static_cast<int>(batch_.indicators.size())).second) continue;
      batch_.indicators.push_back({code, rows.getColumn(1).getString() == "count"});
    }
    SQLite::Statement categories(db_, "SELECT dimension || '=' || category FROM category_in");
    while (categories.executeStep()) categories_.insert(categories.getColumn(0).getString());
  }

  void map_labels(const BatchFile& file) {
    if (!can_label_rows(file, findings_)) return;
    std::string columns;
    std::string marks;
    for (const std::string& name : file.label_columns) {
      columns += quoted_name(name) + " TEXT, ";
      marks += ", ?";
    }
    db_.exec("DROP TABLE IF EXISTS temp.label");
    db_.exec("DELETE FROM temp.series");
    db_.exec("DELETE FROM temp.label_part");
    db_.exec("DELETE FROM temp.label_finding");
    db_.exec("CREATE TEMP TABLE label (id INTEGER PRIMARY KEY, " + columns +
             "file_period TEXT, file_sheet TEXT, file_title TEXT) STRICT");
    SQLite::Savepoint together(db_, "labels");  // else each row is a transaction of its own
    SQLite::Statement insert(db_, "INSERT INTO temp.label VALUES (?" + marks + ", ?, ?, ?)");
    SQLite::Statement part(db_, "INSERT INTO temp.label_part VALUES (?, ?, ?, ?)");
    for (std::size_t i = file.first_label; i < file.last_label; ++i) {
      int at = 0;
      insert.bind(++at, static_cast<std::int64_t>(i));
      for (const std::string& text : batch_.labels[i].texts) insert.bind(++at, text);
      insert.bind(++at, file.file_period);
      insert.bind(++at, file.sheet);
      insert.bind(++at, file.title);
      insert.exec();
      insert.reset();
      add_parts(part, i, file.label_columns);
    }
    together.release();
    execute(file.layout->sql, file.layout->sql_line);
    read_declarations();
    read_series(file);
    read_label_findings(file);
  }

  void add_parts(SQLite::Statement& insert, std::size_t label,
                 const std::vector<std::string>& columns) {
    const std::vector<std::string>& texts = batch_.labels[label].texts;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      insert.bind(1, static_cast<std::int64_t>(label));
      insert.bind(2, static_cast<std::int64_t>(i + 1));
      insert.bind(3, columns[i]);
      insert.bind(4, texts[i]);
      insert.exec();
      insert.reset();
    }
  }

  // What the layout's SQL has to say of labels: once for each message, where it first holds.
  void read_label_findings(const BatchFile& file) {
    SQLite::Statement rows(db_,
                           "SELECT min(label), severity, rule, value, message, remedy, acceptable,"
                           " count(*) FROM temp.label_finding"
                           " GROUP BY severity, rule, value, message, remedy, acceptable"
                           " ORDER BY 1");
    while (rows.executeStep()) {
      const Label& label = batch_.labels.at(static_cast<std::size_t>(rows.getColumn(0).getInt64()));
      const std::int64_t count = rows.getColumn(7).getInt64();
      const std::string others =
          count > 1 ? " (" + std::to_string(count) + " columns or kinds of row; this is the first)"
                    : "";
      findings_.add({severity_of(column_text(rows, 1)), column_text(rows, 2), file.name,
                     label.first.row, label.first.column, column_text(rows, 3),
                     column_text(rows, 4) + others, column_text(rows, 5),
                     rows.getColumn(6).getInt() != 0});
    }
  }

  void read_series(const BatchFile& file) {
    std::map<std::string, std::size_t> skipped;
    SQLite::Statement rows(db_,
                           "SELECT label, indicator, period, breakdown, skip FROM temp.series");
    while (rows.executeStep()) {
      Label& label = batch_.labels.at(static_cast<std::size_t>(rows.getColumn(0).getInt64()));
      if (!rows.getColumn(4).isNull()) {
        label.skipped = true;
        ++skipped[rows.getColumn(4).getString()];
        continue;
      }
      label.indicator = find_indicator(column_text(rows, 1));
      label.period = find_period(column_text(rows, 2), label.first);
      label.breakdown = find_breakdown(column_text(rows, 3));
    }
    for (const auto& [reason, count] : skipped)
      findings_.add(
          {Severity::kNote,
           "skipped",
           file.name,
           0,
           0,
           {},
           std::to_string(count) + " column(s) or kind(s) of row were left out: " + reason + ".",
           {},
           false});
    for (std::size_t i = file.first_label; i < file.last_label; ++i)
      if (const Label& label = batch_.labels[i]; !label.skipped && label.indicator < 0)
        tell_unknown(file, label);
  }

  void tell_unknown(const BatchFile& file, const Label& label) {
    std::string text;
    for (std::size_t i = 0; i < label.texts.size(); ++i)
      text += (i ? "; " : "") + file.label_columns[i] + " = '" + label.texts[i] + "'";
    findings_.add(
        {Severity::kError, "unknown-label", file.name, label.first.row, label.first.column, text,
         "Source " + source_.code + " does not know what cells labelled like this are (" + text +
             "; this is the first).",
         "Check the spelling; a new measure of the agency must be added to " + source_.path + ".",
         false});
  }

  int find_indicator(const std::string& code) const {
    const auto it = indicator_of_.find(code);
    return it == indicator_of_.end() ? -1 : it->second;
  }

  int find_period(const std::string& code, Position at) {
    if (const auto it = period_of_.find(code); it != period_of_.end()) return it->second;
    const Period period = parse_period(code);
    if (!period.ok) {
      findings_.add(
          {Severity::kError, "not-a-period", batch_.files[at.file].name, at.row, at.column, code,
           "'" + code + "' is no period (a year such as 2013, 2013K1, 2013M05, 2013-05-17).",
           "Correct the label of the row or column.", false});
      period_of_.emplace(code, -1);
      return -1;
    }
    const auto same = std::ranges::find(batch_.periods, period.code, &BatchPeriod::code);
    const int index = static_cast<int>(same - batch_.periods.begin());
    period_of_.emplace(code, index);
    if (same != batch_.periods.end()) return index;
    batch_.periods.push_back({period.code, period.frequency, period.id, period.starts, period.ends,
                              parse_date(period.starts).value_or(0),
                              parse_date(period.ends).value_or(0)});
    return index;
  }

  // "b=2;a=1" becomes "a=1;b=2"; every pair must have been declared.
  int find_breakdown(const std::string& code) {
    if (const auto it = breakdown_of_.find(code); it != breakdown_of_.end()) return it->second;
    std::vector<std::string> pairs;
    std::istringstream stream(code);
    for (std::string pair; std::getline(stream, pair, ';');) {
      if (!categories_.contains(pair))
        throw Error(source_.path + ": the breakdown '" + pair + "' is not declared in category_in.",
                    "Declare every dimension and category that a mapping uses.");
      pairs.push_back(pair);
    }
    std::ranges::sort(pairs);
    std::string canonical;
    for (const std::string& pair : pairs) canonical += (canonical.empty() ? "" : ";") + pair;
    const auto it = std::ranges::find(batch_.breakdowns, canonical);
    const int index = static_cast<int>(it - batch_.breakdowns.begin());
    if (it == batch_.breakdowns.end()) batch_.breakdowns.push_back(canonical);
    breakdown_of_.emplace(code, index);
    return index;
  }

  void check(const SourceRule& rule) {
    const Severity severity = severity_of(rule.severity);
    try {
      SQLite::Statement rows(db_, rule.sql);
      while (rows.executeStep()) {
        findings_.add({severity, rule.name,
                       batch_.files.at(static_cast<std::size_t>(rows.getColumn(0).getInt())).name,
                       static_cast<std::size_t>(rows.getColumn(1).getInt64()),
                       static_cast<std::size_t>(rows.getColumn(2).getInt64()), column_text(rows, 3),
                       column_text(rows, 4), rule.remedy, rule.acceptable});
      }
    } catch (const SQLite::Exception& cause) {
      fail(rule.sql_line, cause);
    }
  }

  void collect_cells() {
    std::unordered_map<std::string, std::uint32_t> regions;
    std::map<std::string, std::uint32_t> labels;
    SQLite::Statement rows(db_,
                           "SELECT indicator, period, region, breakdown, value, file, \"row\", "
                           "\"column\", kind FROM cell_in");
    while (rows.executeStep()) {
      const Position at{static_cast<std::uint32_t>(rows.getColumn(6).getInt64()),
                        static_cast<std::uint32_t>(rows.getColumn(7).getInt64()),
                        static_cast<std::uint16_t>(rows.getColumn(5).getInt())};
      const std::string indicator = column_text(rows, 0);
      const std::string period = column_text(rows, 1);
      const std::string breakdown = column_text(rows, 3);
      const auto [label, is_new] =
          labels.try_emplace(indicator + '\x1f' + period + '\x1f' + breakdown,
                             static_cast<std::uint32_t>(batch_.labels.size()));
      if (is_new) {
        Label entry{at,
                    {},
                    false,
                    find_indicator(indicator),
                    find_period(period, at),
                    find_breakdown(breakdown)};
        if (entry.indicator < 0)
          throw Error(source_.path + ": the indicator '" + indicator +
                      "' is not declared in indicator_in.");
        batch_.labels.push_back(std::move(entry));
      }
      add_cell(label->second, region_of(regions, column_text(rows, 2), column_text(rows, 8), at),
               column_text(rows, 4), at);
    }
  }

  std::uint32_t region_of(std::unordered_map<std::string, std::uint32_t>& known,
                          const std::string& text, const std::string& kind, Position at) {
    const auto [it, is_new] =
        known.try_emplace(kind + ' ' + text, static_cast<std::uint32_t>(batch_.regions.size()));
    if (is_new) {
      const RegionLabel label = read_region_cell(text, {kind}).label;
      const bool municipality = kind == "kommune";
      if (!label.ok)
        findings_.add({Severity::kError, "not-a-code", batch_.files[at.file].name, at.row, 0, text,
                       (municipality ? "There is no municipality code here: "
                                     : "There is no code of a region (" + kind + ") here: ") +
                           label.why + ".",
                       municipality ? "Give the four digits, as in 0301 or K-0301."
                                    : "Give the code with all its digits.",
                       false});
      batch_.regions.push_back({text, label.code, label.name, at, -1, kind});
    }
    return it->second;
  }

  void add_cell(std::uint32_t label, std::uint32_t region, const std::string& text, Position at) {
    const CellValue cell = parse_cell(text, batch_.files[at.file].layout->decimal);
    Value value;
    if (cell.kind == CellKind::kNumber)
      value = number_value(cell);
    else if (cell.kind == CellKind::kBad || cell.kind == CellKind::kNil)
      findings_.add({Severity::kError, "not-a-number", batch_.files[at.file].name, at.row,
                     at.column, text, "The cell is neither a number nor one of the symbols . .. :",
                     "Correct the cell.", false});
    else
      value.status = status_of(cell.kind);
    batch_.cells.push_back({label, region, value, at});
  }

  SQLite::Database& db_;
  const Source& source_;
  Batch& batch_;
  Findings& findings_;
  std::unordered_map<std::string, int> indicator_of_;
  std::unordered_map<std::string, int> period_of_;
  std::unordered_map<std::string, int> breakdown_of_;
  std::unordered_set<std::string> categories_;  // "dimension=category"
};

}  // namespace

void run_mapping(SQLite::Database& db, const Source& source, Batch& batch, Findings& findings) {
  Mapping(db, source, batch, findings).run();
}

}  // namespace kv::etl
