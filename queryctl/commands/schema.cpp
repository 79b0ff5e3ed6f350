// SPDX-License-Identifier: MIT
#include <ostream>

#include "queryctl/commands/builtin.h"
#include "queryctl/output/harmless.h"
#include "queryctl/session.h"
#include "queryctl/suggest.h"
#include "schema/error.h"

namespace kv::queryctl {
namespace {

constexpr std::string_view kStatements =
    "SELECT sql FROM sqlite_schema"
    " WHERE sql IS NOT NULL AND (:name IS NULL OR name = :name COLLATE NOCASE OR tbl_name = :name "
    "COLLATE NOCASE)"
    " ORDER BY rowid";

class SchemaCommand : public Command {
 public:
  SchemaCommand()
      : Command(
            {"schema",
             "built in",
             "The SQL that made the tables and views",
             "",
             "schema observations",
             {{"name", "text", false, std::nullopt, "Only this table or view, and what is on it."}},
             {}}) {}

  void run(Session& session, const Arguments& arguments) const override {
    const Value& name = arguments.values().find("name")->second;
    const auto statements = session.fetch(kStatements, {{"name", name}});
    if (statements.empty() && arguments.has("name"))
      throw Error("There is no table or view '" + arguments.text("name") + "' in " +
                      session.database() + ".",
                  did_you_mean(arguments.text("name"), session.table_names(),
                               "The command tables lists them."));
    for (const std::vector<Value>& row : statements)
      session.out() << (session.on_terminal() ? harmless(std::get<std::string>(row.at(0)))
                                              : std::get<std::string>(row.at(0)))
                    << ";\n";
  }
};

}  // namespace

std::unique_ptr<Command> make_schema_command() {
  return std::make_unique<SchemaCommand>();
}

}  // namespace kv::queryctl
