// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "queryctl/session.h"

namespace kv::queryctl {

/// A piece of SQL that was asked for, in the order given.
struct Input {
  enum class Kind { kSql, kFile };
  Kind kind = Kind::kSql;
  std::string text;  ///< the SQL, or the file's path ("-": standard input)
};

/// The command line, understood but not yet acted on.
struct Options {
  bool help = false;
  bool version = false;
  std::string database;              ///< empty: none given
  bool is_default_database = false;  ///< no word named it
  std::vector<Input> before;         ///< run first, in any case: sqlite3's -cmd and -init
  std::vector<Input> inputs;
  std::optional<std::string> command;
  std::vector<std::string> arguments;  ///< the command's own words
  std::optional<std::string> mode;     ///< nullopt: box on a terminal, table elsewhere
  std::string output;                  ///< empty or "-": standard output
  bool workbook = false;               ///< the output is an .xlsx file
  bool bom = false;
  std::string color = "auto";
  bool stats = false;
  bool progress = false;  ///< also where stderr is no terminal
  bool on_error_continue = false;
  bool write = false;
  bool safe = false;
  std::int64_t max_memory = 0;  ///< bytes; 0: no limit
  std::vector<std::string> sql_dirs;
  std::vector<std::string> plugins;
  bool no_plugins = false;
  Settings settings;
  Clocks clocks;
};

/// `words` are the program's arguments without its name. The program's own options may stand
/// anywhere; what else follows the command's name is the command's. `database` is the one where no
/// word names any: the first word is then a command, unless it is a file or has '.', '/' or ':'.
/// Throws Error(kUsage).
Options parse_options(const std::vector<std::string>& words, const std::string& database = {});

/// True for the name of an option of the program's own: a command cannot have it too.
bool is_program_option(std::string_view name);

/// Reads "name=value" (text as it stands: "0301" stays "0301") or "name:=value" (a number, or null)
/// into `values`. Throws Error(kUsage).
void read_parameter(std::string_view text, Values& values);

std::string help_text();
std::string short_help();
std::string help_of_modes_codes_and_environment();

}  // namespace kv::queryctl
