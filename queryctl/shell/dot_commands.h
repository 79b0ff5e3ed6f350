// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "queryctl/shell/dispatcher.h"

namespace kv::queryctl {

/// A command of the shell itself. Names that sqlite3 has too mean what they mean there.
struct DotCommand {
  std::string_view name;
  std::string_view usage;  ///< its arguments, as .help shows them
  std::string_view summary;
  std::string_view details;  ///< for `.help NAME`; may be empty
  std::size_t least = 0;     ///< arguments
  std::size_t most = 0;
  bool writes = false;  ///< results: ends a .once
  void (*run)(Dispatcher& shell, std::span<const std::string> arguments) = nullptr;
};

std::span<const DotCommand> dot_commands();

/// The shell's own command of that name, or nullptr. `show` with arguments is the session's.
const DotCommand* find_dot_command(std::string_view name, bool has_arguments);

/// The full name of the command that words[0] means: a name, or a beginning that only one has. The
/// shell's own go before the session's. Throws Error(kUsage) that names what is near.
std::string resolve_command(Host& host, std::span<const std::string> words);

/// Throws Error(kUsage) with the usage when the number of arguments is wrong.
void check_count(const DotCommand& command, std::size_t arguments);

/// on, yes, 1, true or off, no, 0, false. Throws Error(kUsage) that names the command.
bool parse_switch(std::string_view command, const std::string& word);

/// Throws Error under --safe: `command` names a file or a program.
void require_trusted(Dispatcher& shell, std::string_view command);

// One family per file.
void run_mode(Dispatcher& shell, std::span<const std::string> arguments);
void run_headers(Dispatcher& shell, std::span<const std::string> arguments);
void run_nullvalue(Dispatcher& shell, std::span<const std::string> arguments);
void run_separator(Dispatcher& shell, std::span<const std::string> arguments);
void run_width(Dispatcher& shell, std::span<const std::string> arguments);
void run_limit(Dispatcher& shell, std::span<const std::string> arguments);
void run_maxrows(Dispatcher& shell, std::span<const std::string> arguments);
void run_decimal_comma(Dispatcher& shell, std::span<const std::string> arguments);
void run_timer(Dispatcher& shell, std::span<const std::string> arguments);
void run_read(Dispatcher& shell, std::span<const std::string> arguments);
void run_output(Dispatcher& shell, std::span<const std::string> arguments);
void run_once(Dispatcher& shell, std::span<const std::string> arguments);
void run_print(Dispatcher& shell, std::span<const std::string> arguments);
void run_exit(Dispatcher& shell, std::span<const std::string> arguments);
void run_bail(Dispatcher& shell, std::span<const std::string> arguments);
void run_echo(Dispatcher& shell, std::span<const std::string> arguments);
void run_changes(Dispatcher& shell, std::span<const std::string> arguments);
void run_prompt(Dispatcher& shell, std::span<const std::string> arguments);
void run_last(Dispatcher& shell, std::span<const std::string> arguments);
void run_load(Dispatcher& shell, std::span<const std::string> arguments);
void run_pager(Dispatcher& shell, std::span<const std::string> arguments);
void run_show(Dispatcher& shell, std::span<const std::string> arguments);
void run_databases(Dispatcher& shell, std::span<const std::string> arguments);
void run_sha3sum(Dispatcher& shell, std::span<const std::string> arguments);
void run_help(Dispatcher& shell, std::span<const std::string> arguments);
void run_cd(Dispatcher& shell, std::span<const std::string> arguments);
void run_indexes(Dispatcher& shell, std::span<const std::string> arguments);
void run_tables(Dispatcher& shell, std::span<const std::string> arguments);
void run_schema(Dispatcher& shell, std::span<const std::string> arguments);
void run_asof(Dispatcher& shell, std::span<const std::string> arguments);
void run_borders(Dispatcher& shell, std::span<const std::string> arguments);
void run_parameter(Dispatcher& shell, std::span<const std::string> arguments);

}  // namespace kv::queryctl
