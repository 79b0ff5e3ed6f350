// SPDX-License-Identifier: MIT
#include <algorithm>

#include "queryctl/catalog.h"
#include "queryctl/commands/arguments.h"
#include "queryctl/commands/command.h"
#include "queryctl/commands/survey_question.h"
#include "queryctl/session.h"
#include "queryctl/suggest.h"
#include "schema/error.h"

namespace kv::queryctl {
namespace {

constexpr const char* kMembers =
    "SELECT region FROM region_group_members WHERE group_code = ?1 LIMIT 1";
constexpr const char* kIndicator = "SELECT code FROM indicator WHERE code = ?1";

void require_group(Session& session, const std::string& group) {
  const std::vector<std::string> groups = session.group_names();
  if (std::ranges::find(groups, group) == groups.end())
    throw Error("There is no region group '" + group + "' in " + session.database() + ".",
                did_you_mean(group, groups, "The command groups lists them."));
  if (first_column(session.db().getHandle(), kMembers, group).empty())
    throw Error("The region group " + group + " has no members in " +
                    session.database_by_the_clocks() + ".",
                "Its members come with the code list: load klass-131 with `etl load`.");
  session.tell_of_group(group);
}

void require_indicator(Session& session, const std::string& indicator) {
  if (!first_column(session.db().getHandle(), kIndicator, indicator).empty()) return;
  if (session.library().find(indicator))
    throw Error(indicator + " is computed, not loaded.",
                "Ask for it by its name: " + indicator + ".");
  throw Error(
      "There is no loaded indicator '" + indicator + "' in " + session.database() + ".",
      did_you_mean(indicator, session.indicator_names(), "The command indicators lists them."));
}

}  // namespace

void check_arguments(Session& session, const CommandInfo& command, const Arguments& arguments) {
  const auto check = [&](const sql::Param& param) {
    const bool is_name = param.type == "group" || param.type == "indicator" || param.type == "wave";
    if (!is_name || !arguments.has(param.name)) return;
    if (!session.is_warehouse())
      throw Error(command.name + " asks for a " + param.type + ", but " + session.database() +
                      " is not a warehouse.",
                  "Make one with `etl init FILE`.");
    if (param.type == "group") require_group(session, arguments.text(param.name));
    if (param.type == "indicator") require_indicator(session, arguments.text(param.name));
    if (param.type == "wave") tell_of_wave(session, find_wave(session, arguments.text(param.name)));
  };
  for (const sql::Param& argument : command.arguments) check(argument);
  for (const sql::Param& option : command.options) check(option);
}

}  // namespace kv::queryctl
