// SPDX-License-Identifier: MIT
#include <SQLiteCpp/Statement.h>
#include <fmt/core.h>
#include <map>
#include <ostream>

#include "etl/commands/command.h"
#include "etl/commands/json.h"
#include "etl/dates.h"
#include "etl/embedded_sql.h"
#include "etl/source.h"
#include "schema/warehouse.h"

namespace kv::etl {
namespace {

int read_day(const Invocation& in, const char* name) {
  const std::string text = in.text(name);
  const auto day = parse_date(text);
  if (!day)
    throw Error(std::string(name) + " '" + text + "' is no date.",
                "Write it as year-month-day: 2024-06-01.", ExitCode::kUsage);
  return *day;
}

// The shortest text that round-trips; empty for NULL.
std::string number_text(const SQLite::Column& column) {
  if (column.isNull()) return {};
  return column.isInteger() ? std::to_string(column.getInt64())
                            : fmt::format("{}", column.getDouble());
}

std::string csv_field(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + '"';
}

void print_csv_row(std::ostream& out, SQLite::Statement& rows) {
  for (int i = 0; i < rows.getColumnCount(); ++i) {
    const SQLite::Column column = rows.getColumn(i);
    out << (i ? "," : "")
        << (column.isText() ? csv_field(column.getString()) : number_text(column));
  }
  out << "\n";
}

}  // namespace

ExitCode run_diff(const Invocation& in) {
  const Source& source = find_source(in.text("SOURCE"));
  const int from = read_day(in, "FROM");
  const int to = read_day(in, "TO");
  if (from > to)
    throw Error("FROM (" + format_date(from) + ") is after TO (" + format_date(to) + ").",
                "Give the earlier day first.", ExitCode::kUsage);
  SQLite::Database db = open_warehouse(in.text("DB"), Access::kRead);
  SQLite::Statement rows(db, std::string(embedded_sql("diff_vintages.sql")));
  rows.bind(":source", source.code);
  rows.bind(":from", from);
  rows.bind(":to", to);

  rapidjson::OStreamWrapper stream(in.out);
  JsonWriter writer(stream);
  const bool json = in.has("json");
  if (json)
    writer.StartArray();
  else
    in.out
        << "indicator,region,period,breakdown,change,old_value,old_status,new_value,new_status\n";
  std::map<std::string, std::size_t> summary;
  std::size_t count = 0;
  while (rows.executeStep()) {
    ++summary[rows.getColumn(4).getString()];
    ++count;
    if (json)
      json_row(writer, rows);
    else
      print_csv_row(in.out, rows);
  }
  if (json) {
    writer.EndArray();
    in.out << "\n";
  }
  in.err << source.code << ", " << format_date(from) << " to " << format_date(to) << ": " << count
         << " cell(s) differ";
  for (const auto& [change, cells] : summary)
    in.err << (change == summary.begin()->first ? ": " : ", ") << cells << " " << change;
  in.err << ".\n";
  return ExitCode::kOk;
}

}  // namespace kv::etl
