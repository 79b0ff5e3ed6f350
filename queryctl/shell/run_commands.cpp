// SPDX-License-Identifier: MIT
// What is run, and where what it writes goes.
#include <charconv>
#include <filesystem>
#include <ostream>

#include "queryctl/output/harmless.h"
#include "queryctl/session.h"
#include "queryctl/shell/dot_commands.h"

namespace kv::queryctl {

using Words = std::span<const std::string>;

void require_trusted(Dispatcher& shell, std::string_view command) {
  if (!shell.host().safe()) return;
  throw Error("." + std::string(command) + " is not allowed with --safe.",
              "--safe reads the database and nothing else. Leave it out for what you trust.");
}

void run_timer(Dispatcher& shell, Words words) {
  shell.set_timer(parse_switch("timer", words[0]));
}

void run_bail(Dispatcher& shell, Words words) {
  shell.set_bail(parse_switch("bail", words[0]));
}

void run_echo(Dispatcher& shell, Words words) {
  shell.set_echo(parse_switch("echo", words[0]));
}

void run_changes(Dispatcher& shell, Words words) {
  shell.set_changes(parse_switch("changes", words[0]));
}

void run_prompt(Dispatcher& shell, Words words) {
  shell.set_prompts(words[0], words.size() > 1 ? words[1] : "   ...> ");
}

void run_last(Dispatcher& shell, Words) {
  shell.run_last();
}

void run_read(Dispatcher& shell, Words words) {
  require_trusted(shell, "read");
  if (words[0].starts_with('|'))
    throw Error(".read takes a file here, not a program.",
                "Write " + words[0].substr(1) + " | queryctl DB.", ExitCode::kUsage);
  shell.read_file(words[0]);
}

void run_load(Dispatcher& shell, Words words) {
  require_trusted(shell, "load");
  shell.host().load_plugin(words[0]);
}

void run_output(Dispatcher& shell, Words words) {
  if (words.empty() || words[0] == "stdout") return shell.output().to_terminal();
  require_trusted(shell, "output");
  shell.output().to_file(words);
}

void run_once(Dispatcher& shell, Words words) {
  require_trusted(shell, "once");
  shell.output().once(words);
}

void run_cd(Dispatcher& shell, Words words) {
  require_trusted(shell, "cd");
  std::error_code failed;
  std::filesystem::current_path(words[0], failed);
  if (failed)
    throw Error("Cannot go to \"" + words[0] + "\": " + failed.message() + ".", "Check the name.",
                ExitCode::kCannotOpen);
}

void run_pager(Dispatcher& shell, Words words) {
  Host& host = shell.host();
  if (words.empty()) {
    host.out() << (host.pager().empty() ? "off" : host.pager()) << '\n';
    return;
  }
  require_trusted(shell, "pager");
  std::string command;
  for (const std::string& word : words) command += (command.empty() ? "" : " ") + word;
  const bool off = command == "off";
  host.set_pager(!off, command == "on" || off ? "" : command);
}

void run_print(Dispatcher& shell, Words words) {
  // A script of one's own may colour what it prints.
  const bool of_a_stranger = shell.host().safe() && shell.host().width();
  for (std::size_t i = 0; i < words.size(); ++i)
    shell.host().out() << (i > 0 ? " " : "") << (of_a_stranger ? harmless(words[i]) : words[i]);
  shell.host().out() << '\n';
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

}  // namespace kv::queryctl
