// SPDX-License-Identifier: MIT
#include "queryctl/kit/verb.h"

namespace kv::queryctl {
namespace {

constexpr const char* kOrigin = "without a database";

sql::Param needed(const char* name, const char* summary) {
  return {name, "text", true, std::nullopt, summary};
}

sql::Param option(const char* name, const char* type, const char* value, const char* summary) {
  return {name, type, false, value, summary};
}

sql::Param maybe(const char* name, const char* type, const char* summary) {
  return {name, type, false, std::nullopt, summary};
}

sql::Param mode() {
  return option("mode", "text", "table", "How it is written; also as --json, --csv, ….");
}

}  // namespace

std::span<const Verb> verbs() {
  static const std::vector<Verb> list = {
      {{"plugin new",
        kOrigin,
        "Write a plugin that builds, is tested and documented",
        "A folder NAME with a CMake project against the installed SDK. NAME becomes the beginning\n"
        "of every function: letters a-z, 2 to 24 of them. Nothing that is there is overwritten.\n",
        "plugin new tall",
        {needed("name", "What the plugin is called.")},
        {maybe("dir", "text", "The folder to write NAME into; else the one you are in.")}},
       run_plugin_new},
      {{"plugin list",
        kOrigin,
        "The plugins that would be loaded, and what is wrong with the others",
        "",
        "plugin list",
        {},
        {mode()}},
       run_plugin_list},
      {{"plugin info",
        kOrigin,
        "What a plugin file says of itself: its functions and commands",
        "The plugin is loaded in a process of its own.\n",
        "plugin info ./tall.so",
        {needed("file", "The .so file, or the name of a plugin in a plugin folder.")},
        {mode()}},
       run_plugin_info},
      {{"plugin doctor",
        kOrigin,
        "Try a plugin in every SQLite host there is, and say what is wrong with it",
        "Looks at the file (machine, exported and undefined symbols, libraries), loads it in\n"
        "processes of their own in queryctl, the sqlite3 shell, Python and Node's better-sqlite3\n"
        "(NODE_PATH says where node looks), runs every example twice in each and compares with\n"
        "the result that its record states, loads and closes it 1,000 times in 8 threads, and "
        "checks\n"
        "names and flags. Exit code 5 when there are problems, 6 when queryctl cannot load it.\n",
        "plugin doctor ./tall.so",
        {needed("file", "The .so file, or the name of a plugin in a plugin folder.")},
        {mode(), option("timeout", "number", "30", "Seconds that each host may take.")}},
       run_plugin_doctor},
      {{"plugin test",
        kOrigin,
        "Run the statements of a file with a plugin, and compare with what is expected",
        "X.sql has the statements, X.expected beside it the rows of each (columns by '|', NULL as\n"
        "empty) or the line \"error: …\" of one that must fail. Exit code 5 when they differ.\n",
        "plugin test build/tall.so tests/tall.sql",
        {needed("file", "The .so file, or the name of a plugin in a plugin folder."),
         needed("sql", "The file with the statements.")},
        {{"update", "flag", false, std::nullopt, "Write what they give as what is expected."}}},
       run_plugin_test},
      {{"plugin probe",
        kOrigin,
        "Load a plugin here and tell about it as JSON; plugin doctor runs this in a process",
        "",
        "plugin probe ./tall.so",
        {needed("file", "The .so file.")},
        {}},
       run_plugin_probe,
       true},
      {{"plugin cycles",
        kOrigin,
        "Load a plugin, ask and close, again and again in several threads; plugin doctor runs this",
        "",
        "plugin cycles ./tall.so",
        {needed("file", "The .so file.")},
        {option("count", "count", "1000", "How often."),
         option("threads", "count", "8", "In how many threads.")}},
       run_plugin_cycles,
       true},
      {{"indicator new",
        kOrigin,
        "Write an indicator of your own: one file of SQL that works at once",
        "DIR/indicators/NAME.sql becomes a command with --sql-dir DIR; no program is built.\n",
        "indicator new andel-bosatt",
        {needed("name", "What the indicator, and so the command, is called.")},
        {option("dir", "text", "sql", "The folder that --sql-dir will name.")}},
       run_indicator_new},
      {{"indicator test",
        kOrigin,
        "Run the example of an indicator's file on a warehouse, and compare with what is expected",
        "NAME.expected beside NAME.sql has the result as CSV. Exit code 5 when they differ.\n",
        "indicator test kommune.db sql/indicators/andel-bosatt.sql",
        {needed("db", "The warehouse."), needed("file", "The indicator's file.")},
        {{"update", "flag", false, std::nullopt, "Write the result as what is expected."}}},
       run_indicator_test},
      {{"config show",
        kOrigin,
        "Every setting, its value, and what decided it: an option, a variable or a file",
        "Other options may stand beside it: what they would decide is shown as of the command\n"
        "line, which goes over all else; a mode behind `show` is how the list is written.\n",
        "config show --limit 20",
        {},
        {mode(), maybe("config", "text", "A file that is read too, as with --config."),
         maybe("profile", "text", "A profile, as with -P.")}},
       run_config_show},
      {{"config validate",
        kOrigin,
        "Say all that is wrong with the configuration",
        "Exit code 5 when something is.\n",
        "config validate",
        {},
        {maybe("config", "text", "A file that is read too, as with --config."),
         maybe("profile", "text", "A profile, as with -P.")}},
       run_config_validate},
      {{"explain",
        kOrigin,
        "What the code at the end of a message means, why, and what to do",
        "Offline. Without a code all are listed. The first digit is the exit code's. The rules of\n"
        "`etl check`, such as ragged-row, are codes too.\n",
        "explain KV1203",
        {{"code", "text", false, std::nullopt,
          "The code, such as KV1203, or a rule, such as ragged-row."}},
        {option("lang", "choice:nb|en", "nb", "The language.")}},
       run_explain},
      {{"--spec",
        kOrigin,
        "The whole interface as one JSON document",
        "Options, commands, SQL functions, modes, exit codes and plugins, from the records that "
        "the\n"
        "program runs by.\n",
        "--spec",
        {},
        {}},
       run_spec},
      {{"--completion",
        kOrigin,
        "A completion script for a shell",
        "For bash: source <(queryctl --completion bash). Installed, it is there by itself.\n",
        "--completion bash",
        {{"shell", "choice:bash|zsh|fish", true, std::nullopt, "Which shell."}},
        {}},
       run_completion},
      {{"--man",
        kOrigin,
        "The manual page, or that of a plugin, as man(7) source",
        "",
        "--man",
        {{"plugin", "text", false, std::nullopt, "Whose page; else the program's."}},
        {}},
       run_man},
      {{"--reference", kOrigin, "The reference as one Markdown page", "", "--reference", {}, {}},
       run_reference},
  };
  return list;
}

}  // namespace kv::queryctl
