// SPDX-License-Identifier: MIT
#include "queryctl/commands/custody.h"
#include "queryctl/session.h"
#include "schema/content_hash.h"
#include "schema/error.h"
#include "schema/warehouse.h"

namespace kv::queryctl {
namespace {

constexpr const char* kDetails =
    "Integrity, foreign keys and, of a warehouse, everything that `etl verify` checks: schema,\n"
    "views, rules, archived files. Then the content hash of each table: the same content has the\n"
    "same hash, however the file was made, so that two files can be compared before and after a\n"
    "yearly load. Then the plugins. Exit code 5 when something is wrong.\n";

class Examination {
 public:
  explicit Examination(Session& session) : session_(session) {}

  void run() {
    if (session_.is_warehouse())
      of_warehouse();
    else
      of_plain_file();
    for (const PluginRecord& plugin : session_.plugins().plugins())
      add("plugin", plugin.name, "ok",
          plugin.version + ", " + std::to_string(plugin.functions.size()) + " functions, " +
              plugin.path);
    const std::vector<Column> columns = {
        {"check", {}}, {"name", {}}, {"state", {}}, {"detail", {}}};
    session_.write_rows(columns, rows_);
    if (problems_ > 0)
      throw Error(session_.database() + " has " + std::to_string(problems_) +
                      (problems_ == 1 ? " problem." : " problems."),
                  "Each is a row above. Keep the file as it is until it is clear what happened.",
                  ExitCode::kProblems);
  }

 private:
  void add(const std::string& check, const std::string& name, const std::string& state,
           const std::string& detail) {
    if (state == "problem") ++problems_;
    rows_.push_back({check, name, state, detail});
  }

  std::string text(const Value& value) {
    if (const auto* words = std::get_if<std::string>(&value)) return *words;
    if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
    return "";
  }

  void of_warehouse() {
    const std::string have = text(session_.fetch("PRAGMA user_version", {})[0][0]);
    const bool current = have == std::to_string(schema_version());
    add("schema", "version " + have, current ? "ok" : "note",
        current ? ""
                : "This program makes version " + std::to_string(schema_version()) +
                      "; `etl upgrade` brings the file there.");
    const std::vector<std::string> problems = verify_warehouse(session_.db());
    for (const std::string& sentence : problems) add("content", "", "problem", sentence);
    if (problems.empty())
      add("content", "integrity, keys, schema, views, rules, archive", "ok", "");
    for (const auto& [table, hash] : content_hashes(session_.db()))
      add("table", table, "ok", std::to_string(hash.rows) + " rows, hash " + hash.hash);
  }

  void of_plain_file() {
    bool sound = true;
    for (const auto& row : session_.fetch("PRAGMA integrity_check", {}))
      if (text(row[0]) != "ok") {
        add("integrity", "", "problem", text(row[0]));
        sound = false;
      }
    if (sound) add("integrity", "", "ok", "");
    const auto broken = session_.fetch(
        "SELECT \"table\", rowid, parent FROM pragma_foreign_key_check LIMIT 100", {});
    for (const auto& row : broken)
      add("foreign key", text(row[0]), "problem",
          "Row " + text(row[1]) + " refers to a row of " + text(row[2]) + " that is not there.");
    if (broken.empty()) add("foreign keys", "", "ok", "");
    for (const auto& row : session_.fetch("SELECT name FROM sqlite_schema WHERE type = 'table' AND "
                                          "sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name",
                                          {})) {
      const TableHash hash = content_hash(session_.db(), text(row[0]));
      add("table", text(row[0]), "ok", std::to_string(hash.rows) + " rows, hash " + hash.hash);
    }
  }

  Session& session_;
  std::vector<std::vector<Value>> rows_;
  int problems_ = 0;
};

class DoctorCommand : public Command {
 public:
  DoctorCommand()
      : Command({"doctor",
                 "built in",
                 "Whether the file is sound, with a content hash per table",
                 kDetails,
                 "doctor",
                 {},
                 {}}) {}

  void run(Session& session, const Arguments&) const override { Examination(session).run(); }
};

}  // namespace

std::unique_ptr<Command> make_doctor_command() {
  return std::make_unique<DoctorCommand>();
}

}  // namespace kv::queryctl
