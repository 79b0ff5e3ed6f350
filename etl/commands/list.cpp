// SPDX-License-Identifier: MIT
#include <SQLiteCpp/Statement.h>
#include <algorithm>
#include <ostream>

#include "etl/commands/command.h"
#include "etl/commands/json.h"
#include "etl/source.h"
#include "schema/warehouse.h"

namespace kv::etl {
namespace {

std::string header_text(const std::vector<std::string>& cells) {
  std::string text;
  for (std::size_t i = 0; i < cells.size(); ++i) text += (i ? ";" : "") + cells[i];
  return text;
}

void print_source(std::ostream& out, const Source& source) {
  out << source.code << "\n  " << source.title << "\n  publisher: " << source.publisher
      << "\n  licence: " << source.licence << "\n";
  if (!source.url.empty()) out << "  url: " << source.url << "\n";
  for (const std::string& need : source.needs) out << "  needs: " << need << "\n";
  for (const Layout& layout : source.layouts) {
    out << "  layout " << layout.name;
    if (!layout.header.empty()) out << ", " << layout.header.size() << " header row(s):";
    out << "\n";
    for (const auto& row : layout.header) out << "    " << header_text(row) << "\n";
    if (!layout.period_from_name.empty())
      out << "    the period stands in the file's name, as in …-2013.csv\n";
  }
  if (!source.requires_.empty()) {
    out << "  one load needs files of all these layouts:";
    for (const std::string& layout : source.requires_) out << " " << layout;
    out << "\n";
  }
}

void print_json(std::ostream& out, const std::vector<Source>& list) {
  rapidjson::OStreamWrapper stream(out);
  JsonWriter writer(stream);
  writer.StartArray();
  for (const Source& source : list) {
    writer.StartObject();
    json_member(writer, "source", source.code);
    json_member(writer, "title", source.title);
    json_member(writer, "publisher", source.publisher);
    json_member(writer, "licence", source.licence);
    json_member(writer, "url", source.url);
    writer.Key("layouts");
    writer.StartArray();
    for (const Layout& layout : source.layouts) {
      writer.StartObject();
      json_member(writer, "layout", layout.name);
      writer.Key("header");
      writer.StartArray();
      for (const auto& row : layout.header) writer.String(header_text(row).c_str());
      writer.EndArray();
      writer.EndObject();
    }
    writer.EndArray();
    writer.EndObject();
  }
  writer.EndArray();
  out << "\n";
}

// Loads have at most a dozen short columns: names and values line by line would be harder to
// compare.
void print_loads(std::ostream& out, SQLite::Statement& rows) {
  std::size_t count = 0;
  while (rows.executeStep()) {
    out << "load " << rows.getColumn("load_id").getString() << "  "
        << rows.getColumn("source").getString() << "  vintage "
        << rows.getColumn("vintage").getString() << " ("
        << rows.getColumn("vintage_basis").getString() << ")  loaded "
        << rows.getColumn("loaded_at").getString()
        << "\n  files: " << rows.getColumn("files").getString() << "\n  rows "
        << rows.getColumn("rows_read").getString() << ", cells "
        << rows.getColumn("cells_read").getString() << ": new "
        << rows.getColumn("cells_new").getString() << ", revised "
        << rows.getColumn("cells_revised").getString() << ", removed "
        << rows.getColumn("cells_removed").getString() << ", unchanged "
        << rows.getColumn("cells_unchanged").getString() << ", left out "
        << rows.getColumn("cells_skipped").getString() << "; regions, changes and members "
        << rows.getColumn("rows_changed").getString() << "; warnings "
        << rows.getColumn("warnings").getString() << "\n";
    if (!rows.getColumn("not_archived").isNull())
      out << "  not archived: " << rows.getColumn("not_archived").getString() << "\n";
    if (!rows.getColumn("note").isNull())
      out << "  note: " << rows.getColumn("note").getString() << "\n";
    ++count;
  }
  if (count == 0) out << "Nothing has been loaded yet.\n";
}

void print_loads_json(std::ostream& out, SQLite::Statement& rows) {
  rapidjson::OStreamWrapper stream(out);
  JsonWriter writer(stream);
  writer.StartArray();
  while (rows.executeStep()) json_row(writer, rows);
  writer.EndArray();
  out << "\n";
}

}  // namespace

ExitCode run_sources(const Invocation& in) {
  std::vector<Source> list = sources();
  const bool one = in.has("SOURCE");
  if (one) list = {find_source(in.text("SOURCE"))};
  if (in.has("json"))
    print_json(in.out, list);
  else if (one)
    print_source(in.out, list.front());
  else
    for (const Source& source : list) in.out << source.code << "  " << source.title << "\n";
  return ExitCode::kOk;
}

ExitCode run_loads(const Invocation& in) {
  SQLite::Database db = open_warehouse(in.text("DB"), Access::kRead);
  // An older schema has no archive: none of its files is in it.
  SQLite::Statement rows(
      db, db.tableExists("archive")
              ? "SELECT l.*, (SELECT group_concat(f.name, ', ') FROM load_files AS f WHERE "
                "f.load_id = l.load_id"
                " AND f.archived <> 'archived') AS not_archived FROM loads AS l ORDER BY l.load_id"
              : "SELECT l.*, l.files AS not_archived FROM loads AS l ORDER BY l.load_id");
  if (in.has("json"))
    print_loads_json(in.out, rows);
  else
    print_loads(in.out, rows);
  return ExitCode::kOk;
}

ExitCode run_verify(const Invocation& in) {
  SQLite::Database db = open_warehouse(in.text("DB"), Access::kRead);
  const std::vector<std::string> problems = verify_warehouse(db);
  if (in.has("json")) {
    rapidjson::OStreamWrapper stream(in.out);
    JsonWriter writer(stream);
    writer.StartObject();
    writer.Key("problems");
    writer.StartArray();
    for (const std::string& problem : problems) writer.String(problem.c_str());
    writer.EndArray();
    writer.EndObject();
    in.out << "\n";
  } else {
    for (const std::string& problem : problems) in.out << problem << "\n";
  }
  in.err << in.text("DB") << ": "
         << (problems.empty() ? "sound." : std::to_string(problems.size()) + " problem(s).")
         << "\n";
  return problems.empty() ? ExitCode::kOk : ExitCode::kProblems;
}

}  // namespace kv::etl
