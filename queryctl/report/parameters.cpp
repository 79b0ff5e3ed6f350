// SPDX-License-Identifier: MIT
#include "queryctl/report/parameters.h"

#include <algorithm>

#include "queryctl/commands/arguments.h"
#include "queryctl/commands/command.h"
#include "queryctl/session.h"
#include "queryctl/suggest.h"
#include "schema/error.h"

namespace kv::queryctl::report {

Values parameters_of(Session& session, const sql::Document& document) {
  const Values& given = session.settings().parameters;
  std::vector<std::string> names;
  for (const sql::Param& param : document.params) names.push_back(param.name);
  for (const auto& [name, value] : given) {
    if (std::ranges::find(names, name) == names.end())
      throw Error("report " + document.name + " has no parameter '" + name + "'.",
                  names.empty() ? "It has none."
                                : did_you_mean(name, names, "report --describe lists them."),
                  ExitCode::kUsage);
    session.use_parameter(name);
  }
  Arguments arguments;
  for (const sql::Param& param : document.params) {
    const std::string what = "report " + document.name + ": -p " + param.name;
    const auto it = given.find(param.name);
    if (it == given.end() && param.required)
      throw Error("report " + document.name + " needs -p " + param.name + "=….", param.summary,
                  ExitCode::kUsage);
    Value value;
    if (it == given.end() && param.default_value)
      value = parse_value(what, param.type, *param.default_value);
    else if (it != given.end())
      value = it->second;
    if (const auto* text = std::get_if<std::string>(&value); text && it != given.end())
      value = parse_value(what, param.type, *text);
    arguments.set(param.name, value);
  }
  CommandInfo info;
  info.name = "report " + document.name;
  info.options = document.params;
  if (session.is_warehouse()) check_arguments(session, info, arguments);
  return arguments.values();
}

}  // namespace kv::queryctl::report
