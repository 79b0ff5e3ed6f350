// SPDX-License-Identifier: MIT
#include "queryctl/shell/dot_commands.h"

#include <algorithm>
#include <array>
#include <ostream>
#include <utility>

#include "queryctl/output/writer.h"
#include "queryctl/session.h"
#include "queryctl/suggest.h"

namespace kv::queryctl {

namespace {

/// Commands of sqlite3 that are not here, and what does their work.
constexpr std::array<std::pair<std::string_view, std::string_view>, 14> kNotHere{{
    {"backup", "VACUUM INTO 'FILE' copies the file (with --write), and so does cp."},
    {"clone", "VACUUM INTO 'FILE' copies the file (with --write), and so does cp."},
    {"dump", "sqlite3 FILE .dump writes all of it as SQL; .mode insert writes a result so."},
    {"eqp", "Write EXPLAIN QUERY PLAN before the statement."},
    {"excel", ".once FILE.xlsx writes the next result as a workbook."},
    {"fullschema", ".schema writes the SQL that made the tables and views."},
    {"import",
     "`etl load` takes files of statistics in; sqlite3 FILE '.import …' takes any other."},
    {"log", "2> FILE on the command line keeps what is told."},
    {"open", "Start queryctl with the other file."},
    {"restore", "Copy the file, and start queryctl with the copy."},
    {"save", "VACUUM INTO 'FILE' copies the file (with --write), and so does cp."},
    {"shell", "No programs are run from here; Ctrl-Z goes back to your own shell, fg returns."},
    {"stats", "--stats on the command line tells rows, seconds and memory at the end."},
    {"system", "No programs are run from here; Ctrl-Z goes back to your own shell, fg returns."},
}};

constexpr std::size_t kAny = static_cast<std::size_t>(-1);

constexpr std::array kCommands{
    DotCommand{"asof", "[DATE|off]", "Answer from what had been published by that day",
               "Without DATE it tells the day. off: from what stands now.", 0, 1, true, run_asof},
    DotCommand{"bail", "on|off", "Stop a file at its first error (on), or tell it and go on",
               "On at first; in sqlite3 it is off at first.", 1, 1, false, run_bail},
    DotCommand{
        "borders", "[YEAR|off] [estimate] [suppressed MIN-MAX]",
        "Answer on the municipalities of 1 January of that year",
        "  estimate             distribute divided municipalities by the warehouse's weights\n"
        "  suppressed MIN-MAX   what a suppressed figure (:) can be, such as 1-4\n"
        "Without YEAR it tells the borders. off: each year's own.",
        0, 4, true, run_borders},
    DotCommand{"cd", "FOLDER", "Go to that folder: names of files are from there", "", 1, 1, false,
               run_cd},
    DotCommand{"changes", "on|off", "Tell after each statement how many rows it changed", "", 1, 1,
               false, run_changes},
    DotCommand{"databases", "", "List the open databases and their files", "", 0, 0, true,
               run_databases},
    DotCommand{"decimal_comma", "on|off", "Write numbers with a decimal comma",
               "csv then has ';' between the values.", 1, 1, false, run_decimal_comma},
    DotCommand{"echo", "on|off", "Write each statement and command before it is run", "", 1, 1,
               false, run_echo},
    DotCommand{"exit", "[CODE]", "Leave, with this exit code (0)", "", 0, 1, false, run_exit},
    DotCommand{"headers", "on|off", "Show column names or not", "", 1, 1, false, run_headers},
    DotCommand{
        "help", "[PATTERN]", "List the commands, or explain those that match",
        "A full name explains that command. Any other text lists the commands that have it in\n"
        "their name or summary.",
        0, 1, true, run_help},
    DotCommand{"indexes", "[TABLE]", "List the indexes, or those of tables that match",
               "% stands for any text, _ for one letter.", 0, 1, true, run_indexes},
    DotCommand{"indices", "[TABLE]", "The same as indexes", "", 0, 1, true, run_indexes},
    DotCommand{"last", "", "Run the last query or command again and show all of it",
               "No limit, no cut columns, whatever the width of the terminal.", 0, 0, true,
               run_last},
    DotCommand{"limit", "[N|off]", "Write at most N rows of a result, or show how many", "", 0, 1,
               true, run_limit},
    DotCommand{"load", "FILE", "Load a plugin: a file, or the name of one in a plugin folder", "",
               1, 1, false, run_load},
    DotCommand{"maxrows", "[N|off]", "The same as limit, only on a terminal", "", 0, 1, true,
               run_maxrows},
    DotCommand{
        "mode", "[MODE [TABLE]]", "Set how results are written, or show it",
        "MODE is one of box, table, column, markdown, csv, tsv (or tabs), json, jsonl, html, "
        "latex,\n"
        "line, list, insert (into TABLE), quote, count and off. csv, tsv, json, jsonl, insert and\n"
        "quote have every digit; nothing is ever cut in them.",
        0, 2, true, run_mode},
    DotCommand{"nullvalue", "TEXT", "Show TEXT for NULL (not in csv, tsv, json, jsonl)", "", 1, 1,
               false, run_nullvalue},
    DotCommand{
        "once", "[--bom] FILE", "Write the next result to FILE",
        "FILE is overwritten. FILE.xlsx is a workbook, \"| program\" a program that gets it.", 1, 2,
        false, run_once},
    DotCommand{
        "output", "[[--bom] FILE]", "Write results to FILE, or to the terminal again",
        "FILE is overwritten. FILE.xlsx is a workbook, \"| program\" a program that gets it.", 0, 2,
        false, run_output},
    DotCommand{"pager", "[on|off|COMMAND]", "Show long results through COMMAND, or tell which",
               "At first QUERYCTL_PAGER, PAGER or less -SRFX; only for what fills the screen.", 0,
               kAny, true, run_pager},
    DotCommand{
        "parameter", "set|unset|list|clear …", "Manage the values of :name in SQL",
        "  .parameter set NAME VALUE   VALUE is an SQL expression; what is none is text\n"
        "  .parameter unset NAME\n"
        "  .parameter list\n"
        "  .parameter clear\n"
        "A number with a leading zero, such as 0301, is a code and stays text. Text that looks\n"
        "like a number or an expression is written \"'2010'\".",
        1, 3, true, run_parameter},
    DotCommand{"print", "TEXT…", "Write TEXT where results go", "", 0, kAny, true, run_print},
    DotCommand{"prompt", "MAIN [CONTINUE]", "Set what is shown before a line", "", 1, 2, false,
               run_prompt},
    DotCommand{"quit", "", "Leave", "", 0, 0, false, run_exit},
    DotCommand{"read", "FILE", "Run the SQL and dot-commands of FILE",
               "Stops at the first error and says where.", 1, 1, false, run_read},
    DotCommand{
        "schema", "[PATTERN]", "Show the CREATE statements of what matches",
        "PATTERN is matched against names of tables, with % and _ or * and ?; a table's indexes\n"
        "and triggers come with it.",
        0, 1, true, run_schema},
    DotCommand{"separator", "COL [ROW]", "What stands between values, and behind rows (csv, list)",
               "\\t, \\n and \\r are understood. .mode sets both back.", 1, 2, false,
               run_separator},
    DotCommand{
        "sha3sum", "[--schema] [--sha3-N] [PATTERN]", "Hash the content of the tables",
        "The same content gives the same hash, in any file, and the same as in sqlite3. N is 224\n"
        "(if not given, as there), 256, 384 or 512. With PATTERN, a line for each table that "
        "matches.",
        0, 3, true, run_sha3sum},
    DotCommand{"show", "", "Show the settings",
               "With arguments it is the command that shows an indicator.", 0, 0, true, run_show},
    DotCommand{"tables", "[PATTERN]", "List tables and views whose name matches",
               "PATTERN may use % and _ or * and ?.", 0, 1, true, run_tables},
    DotCommand{"timer", "on|off", "Tell on stderr how long each run took", "", 1, 1, false,
               run_timer},
    DotCommand{"width", "[N…]", "Least widths of columns; text is wrapped in them",
               "A negative one is to the right, 0 as wide as needed. Without N: as at first.", 0,
               kAny, false, run_width},
};

}  // namespace

std::span<const DotCommand> dot_commands() {
  return kCommands;
}

const DotCommand* find_dot_command(std::string_view name, bool has_arguments) {
  if (name == "show" && has_arguments) return nullptr;
  const auto* const found = std::find_if(kCommands.begin(), kCommands.end(),
                                         [&](const DotCommand& c) { return c.name == name; });
  return found == kCommands.end() ? nullptr : found;
}

std::string resolve_command(Host& host, std::span<const std::string> words) {
  const std::string& typed = words[0];
  std::vector<std::string> own;
  for (const DotCommand& command : kCommands) own.emplace_back(command.name);
  std::vector<std::string> known = own;
  for (HostCommand& command : host.commands()) known.push_back(std::move(command.name));
  if (std::find(known.begin(), known.end(), typed) != known.end()) return typed;

  for (const std::vector<std::string>* names : {&own, &known}) {
    std::vector<std::string> begin;
    for (const std::string& name : *names) {
      if (name.starts_with(typed) && std::find(begin.begin(), begin.end(), name) == begin.end()) {
        begin.push_back(name);
      }
    }
    if (begin.size() == 1) return begin[0];
    if (begin.size() > 1) {
      for (std::string& name : begin) name.insert(0, ".");
      throw Error("." + typed + " may be " + join_names(begin, "or") + ".",
                  "Type more of the name.", ExitCode::kUsage);
    }
  }
  for (const auto& [name, instead] : kNotHere)
    if (typed == name)
      throw Error("There is no command ." + typed + ".", std::string(instead), ExitCode::kUsage);
  throw Error("There is no command ." + typed + ".",
              did_you_mean(typed, known, ".help lists the commands."), ExitCode::kUsage);
}

void check_count(const DotCommand& command, std::size_t arguments) {
  if (arguments >= command.least && arguments <= command.most) return;
  const std::string usage = "." + std::string(command.name) + (command.usage.empty() ? "" : " ") +
                            std::string(command.usage);
  throw Error(
      "." + std::string(command.name) +
          (arguments < command.least ? " needs more arguments." : " has too many arguments."),
      "Usage: " + usage + "  (a text with blanks goes in quotes)", ExitCode::kUsage);
}

bool parse_switch(std::string_view command, const std::string& word) {
  for (const std::string_view on : {"on", "yes", "1", "true"}) {
    if (word == on) return true;
  }
  for (const std::string_view off : {"off", "no", "0", "false"}) {
    if (word == off) return false;
  }
  throw Error("\"" + word + "\" is neither on nor off.",
              "Usage: ." + std::string(command) + " on|off", ExitCode::kUsage);
}

}  // namespace kv::queryctl
