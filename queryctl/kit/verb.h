// SPDX-License-Identifier: MIT
#pragma once

#include <iosfwd>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "queryctl/commands/command.h"

namespace kv::queryctl {

/// Where a verb writes: results to `out`, sentences to `err`; and the program's words as typed.
struct Console {
  std::ostream& out;
  std::ostream& err;
  std::vector<std::string> words = {};
};

/// A command of the program that needs no database: `queryctl plugin new tall`. Its record is the
/// same as a command's; `name` may have two words.
struct Verb {
  CommandInfo info;
  int (*run)(const Arguments& arguments, Console& console);  ///< returns the exit code
  bool is_hidden = false;  ///< one that other verbs run; not in the help
};

/// Every verb, in the order --help lists them.
std::span<const Verb> verbs();

/// Runs the verb that `typed` (the program's arguments) begin with; nullopt when they begin with
/// none, and are then a database and its command. `--json`, `--csv` … and `-m MODE` set the option
/// mode of a verb that has one. Throws Error.
std::optional<int> run_verb(const std::vector<std::string>& typed, Console& console);

/// The lines of --help.
std::string help_of_verbs();

int run_completion(const Arguments& arguments, Console& console);
int run_config_show(const Arguments& arguments, Console& console);
int run_config_validate(const Arguments& arguments, Console& console);
int run_explain(const Arguments& arguments, Console& console);
int run_indicator_new(const Arguments& arguments, Console& console);
int run_indicator_test(const Arguments& arguments, Console& console);
int run_man(const Arguments& arguments, Console& console);
int run_plugin_cycles(const Arguments& arguments, Console& console);
int run_plugin_doctor(const Arguments& arguments, Console& console);
int run_plugin_info(const Arguments& arguments, Console& console);
int run_plugin_list(const Arguments& arguments, Console& console);
int run_plugin_new(const Arguments& arguments, Console& console);
int run_plugin_probe(const Arguments& arguments, Console& console);
int run_plugin_test(const Arguments& arguments, Console& console);
int run_reference(const Arguments& arguments, Console& console);
int run_spec(const Arguments& arguments, Console& console);

}  // namespace kv::queryctl
