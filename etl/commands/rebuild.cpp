// SPDX-License-Identifier: MIT
#include <ostream>
#include <utility>

#include "etl/commands/command.h"
#include "etl/commands/json.h"
#include "etl/replay.h"
#include "schema/warehouse.h"

namespace kv::etl {
namespace {

void print_tables(JsonWriter& writer, const Rebuild& rebuild) {
  writer.Key("tables");
  writer.StartArray();
  for (const auto& [table, before] : rebuild.before) {
    const auto after = rebuild.after.find(table);
    writer.StartObject();
    json_member(writer, "table", table);
    writer.Key("rows");
    writer.Int64(before.rows);
    json_member(writer, "hash", before.hash);
    if (after != rebuild.after.end()) {
      writer.Key("rows_made_again");
      writer.Int64(after->second.rows);
      json_member(writer, "hash_made_again", after->second.hash);
    }
    writer.EndObject();
  }
  writer.EndArray();
}

void print_json(std::ostream& out, const Rebuild& rebuild) {
  rapidjson::OStreamWrapper stream(out);
  JsonWriter writer(stream);
  writer.StartObject();
  writer.Key("loads");
  writer.Uint64(rebuild.loads);
  writer.Key("replayed");
  writer.Uint64(rebuild.replayed);
  print_tables(writer, rebuild);
  for (const auto& [name, list] :
       {std::pair{"notes", &rebuild.notes}, {"problems", &rebuild.problems}}) {
    writer.Key(name);
    writer.StartArray();
    for (const std::string& sentence : *list) writer.String(sentence.c_str());
    writer.EndArray();
  }
  writer.EndObject();
  out << "\n";
}

}  // namespace

ExitCode run_rebuild(const Invocation& in) {
  SQLite::Database db = open_warehouse(in.text("DB"), Access::kRead);
  const Rebuild rebuild = rebuild_warehouse(db, in.text("NEW"));
  if (in.has("json")) {
    print_json(in.out, rebuild);
  } else {
    for (const std::string& problem : rebuild.problems) in.out << problem << "\n";
    for (const std::string& note : rebuild.notes) in.err << note << "\n";
  }
  in.err << in.text("NEW") << ": " << rebuild.replayed << " of " << rebuild.loads
         << " load(s) made again; "
         << (rebuild.problems.empty() ? "every table has the same content."
                                      : "it is not the same warehouse.")
         << "\n";
  return rebuild.problems.empty() ? ExitCode::kOk : ExitCode::kProblems;
}

}  // namespace kv::etl
