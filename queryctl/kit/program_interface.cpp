// SPDX-License-Identifier: MIT
#include "queryctl/kit/program_interface.h"

#include <algorithm>
#include <ostream>
#include <sstream>

#include "queryctl/kit/probe.h"
#include "queryctl/kit/verb.h"
#include "queryctl/option_table.h"
#include "queryctl/session.h"
#include "queryctl/shell/dot_commands.h"
#include "schema/interface/exit_codes.h"

namespace kv::queryctl {
namespace {

constexpr std::string_view kChoice = "choice:";

std::vector<std::string> choices_of(std::string_view type) {
  std::vector<std::string> choices;
  if (!type.starts_with(kChoice)) return choices;
  std::string one;
  std::istringstream list{std::string(type.substr(kChoice.size()))};
  while (std::getline(list, one, '|')) choices.push_back(one);
  return choices;
}

std::string upper(std::string text) {
  std::ranges::transform(text, text.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return text;
}

InterfaceOption option_of(const sql::Param& param, bool positional) {
  InterfaceOption option;
  option.name = positional ? param.name : option_name(param).substr(2);
  option.choices = choices_of(param.type);
  if (param.type != "flag") option.value = option.choices.empty() ? upper(param.type) : "CHOICE";
  option.summary = param.summary;
  option.required = param.required;
  option.default_value = param.default_value.value_or("");
  return option;
}

InterfaceCommand command_of(const CommandInfo& info) {
  InterfaceCommand command{info.name, info.origin, info.summary, info.details, info.example,
                           {},        {}};
  while (command.summary.ends_with('.')) command.summary.pop_back();
  for (const sql::Param& argument : info.arguments)
    command.arguments.push_back(option_of(argument, true));
  for (const sql::Param& param : info.options) command.options.push_back(option_of(param, false));
  return command;
}

InterfaceFunction function_of(const FunctionRecord& record, const std::string& plugin) {
  InterfaceFunction function{
      record.name,    plugin,         record.kind,    record.signature, record.summary,
      record.details, record.returns, record.example, record.result,    {}};
  for (const sql::Param& parameter : record.parameters)
    function.parameters.push_back(option_of(parameter, true));
  return function;
}

std::vector<InterfaceOption> own_options() {
  std::vector<InterfaceOption> options;
  for (const ProgramOption& own : kProgramOptions) {
    InterfaceOption option;
    option.name = own.name;
    option.letter = own.letter;
    option.value = own.value;
    option.summary = own.summary;
    if (own.name == "mode") option.choices.assign(writer_modes().begin(), writer_modes().end());
    if (own.name == "lang") option.choices = {"nb", "nn", "en"};
    if (own.name == "color") option.choices = {"auto", "always", "never"};
    if (own.name == "on-error") option.choices = {"stop", "continue"};
    options.push_back(std::move(option));
  }
  return options;
}

}  // namespace

Interface program_interface(std::ostream& err) {
  Interface interface;
  interface.program = "queryctl";
  interface.version = KV_VERSION;
  interface.summary = "ask a warehouse of municipal statistics, or any SQLite file";
  interface.usage = {"[options] DB", "[options] DB -c SQL | -f FILE | < FILE | 'SQL'",
                     "[options] DB COMMAND [--option value ...]",
                     "plugin new|list|info|test|doctor …"};
  interface.description =
      "Runs SQL, and commands made of SQL, on a SQLite file. Without SQL or a command it is a "
      "shell "
      "with history and completion, in which each command is typed as .COMMAND.\n\n"
      "The file is opened read-only unless --write is given. Results go to standard output, all "
      "else to standard error. What a person reads (box, table, markdown, …) is formatted; what a "
      "program reads (csv, tsv, json, jsonl) has full precision.";
  interface.takes_database = true;
  interface.options = own_options();
  interface.modes.assign(writer_modes().begin(), writer_modes().end());
  for (const Verb& verb : verbs())
    if (!verb.is_hidden) interface.verbs.push_back(command_of(verb.info));

  SessionOptions options;
  options.database = ":memory:";
  std::vector<std::string> warnings;
  options.plugins.folders = plugin_folders(warnings);
  std::ostringstream nowhere;
  Settings settings;
  settings.lang = "en";
  Session session(options, settings, nowhere, err);
  for (const auto& command : session.commands().commands()) {
    CommandInfo info = command->info();
    if (const sql::Query* query = session.library().find(info.name))
      info.summary = query->title("en");
    interface.commands.push_back(command_of(info));
  }
  for (const PluginRecord& plugin : session.plugins().plugins()) {
    interface.plugins.push_back({plugin.name, plugin.version, plugin.summary, plugin.licence});
    for (const FunctionRecord& function : plugin.functions)
      interface.functions.push_back(function_of(function, plugin.name));
  }
  for (const DotCommand& dot : dot_commands()) {
    InterfaceCommand command{
        std::string(dot.name), "", std::string(dot.summary), std::string(dot.details), "", {}, {}};
    if (!dot.usage.empty()) {
      InterfaceOption usage;
      usage.name = dot.usage;
      command.arguments.push_back(usage);
    }
    interface.dot_commands.push_back(std::move(command));
  }
  interface.exit_codes = exit_codes_in_words();
  interface.environment = {
      {"QUERYCTL_DB",
       "The database where none is named. The first word is then a command, unless it is a file or "
       "has '.', '/' or ':'."},
      {"QUERYCTL_PLUGIN_PATH", "Folders with plugins, absolute, separated by ':'."},
      {"QUERYCTL_PAGER, PAGER",
       "The shell's pager for what fills the screen; the first may be empty: none."},
      {"QUERYCTL_HISTORY", "The file of the shell's history; empty: none."},
      {"NO_COLOR, CLICOLOR_FORCE", "No colours; colours also where there is no terminal."},
      {"QUERYCTL_CONFIG", "A file of settings, as --config."},
      {"QUERYCTL_PROFILE", "A profile, as -P."},
      {"QUERYCTL_MODE, QUERYCTL_LANG, …",
       "An option of a configuration file: its name in capitals, '_' for '-'. Goes over the "
       "files."},
      {"XDG_CONFIG_HOME, XDG_CONFIG_DIRS", "Where queryctl/config.toml is looked for."}};
  interface.files = {{"$XDG_CONFIG_HOME/queryctl/config.toml", "The user's settings (~/.config)."},
                     {"/etc/xdg/queryctl/config.toml", "The machine's settings."}};
  interface.see_also = {"etl(1)", "etl-formats(5)", "sqlite3(1)"};
  return interface;
}

}  // namespace kv::queryctl
