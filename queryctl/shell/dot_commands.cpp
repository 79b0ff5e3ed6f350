// SPDX-License-Identifier: MIT
#include "queryctl/shell/dot_commands.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <ostream>

#include "queryctl/output/writer.h"
#include "queryctl/session.h"
#include "queryctl/suggest.h"

namespace kv::queryctl {

namespace {

using Words = std::span<const std::string>;

constexpr std::size_t kAny = static_cast<std::size_t>(-1);

void run_mode(Dispatcher& shell, Words words) {
  Settings& settings = shell.host().settings();
  if (words.empty()) {
    shell.host().out() << "current output mode: " << settings.mode << '\n';
    return;
  }
  const std::string mode = words[0] == "tabs" ? "tsv" : words[0];
  make_writer(mode, shell.host().out(), {});  // refuses an unknown mode
  settings.mode = mode;
}

void run_headers(Dispatcher& shell, Words words) {
  shell.host().settings().headers = parse_switch("headers", words[0]);
}

void run_nullvalue(Dispatcher& shell, Words words) {
  shell.host().settings().null_value = words[0];
}

void run_timer(Dispatcher& shell, Words words) {
  shell.set_timer(parse_switch("timer", words[0]));
}

void run_read(Dispatcher& shell, Words words) {
  shell.read_file(words[0]);
}

void run_output(Dispatcher& shell, Words words) {
  if (words.empty() || words[0] == "stdout") {
    shell.output().to_terminal();
  } else {
    shell.output().to_file(words[0]);
  }
}

void run_once(Dispatcher& shell, Words words) {
  shell.output().once(words[0]);
}

void run_print(Dispatcher& shell, Words words) {
  for (std::size_t i = 0; i < words.size(); ++i)
    shell.host().out() << (i > 0 ? " " : "") << words[i];
  shell.host().out() << '\n';
}

void run_show(Dispatcher& shell, Words) {
  Host& host = shell.host();
  const Settings& settings = host.settings();
  const auto on_off = [](bool on) { return on ? "on" : "off"; };
  host.out() << "    database: " << host.database() << (host.writable() ? "" : " (read-only)")
             << '\n'
             << "        mode: " << settings.mode << '\n'
             << "     headers: " << on_off(settings.headers) << '\n'
             << "   nullvalue: \"" << settings.null_value << "\"\n"
             << "      output: " << shell.output().name() << '\n'
             << "       timer: " << on_off(shell.timer()) << '\n'
             << "       limit: " << (settings.limit ? std::to_string(*settings.limit) : "none")
             << '\n'
             << "     timeout: "
             << (settings.timeout.count() > 0 ? std::to_string(settings.timeout.count()) + " s"
                                              : "none")
             << '\n'
             << "      clocks: " << (host.clocks().any() ? describe(host.clocks()) : "none") << '\n'
             << "    language: " << settings.lang << '\n'
             << "  parameters: " << settings.parameters.size() << '\n';
}

void run_exit(Dispatcher& shell, Words words) {
  int code = 0;
  if (!words.empty()) {
    const char* const end = words[0].data() + words[0].size();
    const auto read = std::from_chars(words[0].data(), end, code);
    if (read.ec != std::errc{} || read.ptr != end || code < 0 || code > 255) {
      throw Error("\"" + words[0] + "\" is no exit code.", "Give a whole number from 0 to 255.",
                  ExitCode::kUsage);
    }
  }
  shell.leave(code);
}

constexpr std::array kCommands{
    DotCommand{"asof", "[DATE|off]", "Answer from what had been published by that day",
               "Without DATE it tells the day. off: from what stands now.", 0, 1, true, run_asof},
    DotCommand{
        "borders", "[YEAR|off] [estimate] [suppressed MIN-MAX]",
        "Answer on the municipalities of 1 January of that year",
        "  estimate             distribute divided municipalities by the warehouse's weights\n"
        "  suppressed MIN-MAX   what a suppressed figure (:) can be, such as 1-4\n"
        "Without YEAR it tells the borders. off: each year's own.",
        0, 4, true, run_borders},
    DotCommand{"exit", "[CODE]", "Leave, with this exit code (0)", "", 0, 1, false, run_exit},
    DotCommand{"headers", "on|off", "Show column names or not", "", 1, 1, false, run_headers},
    DotCommand{
        "help", "[PATTERN]", "List the commands, or explain those that match",
        "A full name explains that command. Any other text lists the commands that have it in\n"
        "their name or summary.",
        0, 1, true, run_help},
    DotCommand{
        "mode", "[MODE]", "Set how results are written, or show it",
        "MODE is one of box, table, markdown, csv, tsv (or tabs), json, jsonl, html, latex, line\n"
        "and list. csv, tsv, json and jsonl have every digit; nothing is ever cut in them.",
        0, 1, true, run_mode},
    DotCommand{"nullvalue", "TEXT", "Show TEXT for NULL (not in csv, tsv, json, jsonl)", "", 1, 1,
               false, run_nullvalue},
    DotCommand{"once", "FILE", "Write the next result to FILE", "FILE is overwritten.", 1, 1, false,
               run_once},
    DotCommand{"output", "[FILE]", "Write results to FILE, or to the terminal again",
               "FILE is overwritten.", 0, 1, false, run_output},
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
    DotCommand{"quit", "", "Leave", "", 0, 0, false, run_exit},
    DotCommand{"read", "FILE", "Run the SQL and dot-commands of FILE",
               "Stops at the first error and says where.", 1, 1, false, run_read},
    DotCommand{
        "schema", "[PATTERN]", "Show the CREATE statements of what matches",
        "PATTERN is matched against names of tables, with % and _ or * and ?; a table's indexes\n"
        "and triggers come with it.",
        0, 1, true, run_schema},
    DotCommand{"show", "", "Show the settings",
               "With arguments it is the command that shows an indicator.", 0, 0, true, run_show},
    DotCommand{"tables", "[PATTERN]", "List tables and views whose name matches",
               "PATTERN may use % and _ or * and ?.", 0, 1, true, run_tables},
    DotCommand{"timer", "on|off", "Tell on stderr how long each run took", "", 1, 1, false,
               run_timer},
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

std::string resolve_command(Host& host, Words words) {
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
