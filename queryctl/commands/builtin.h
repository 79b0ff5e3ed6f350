// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "queryctl/commands/command.h"
#include "schema/embedded.h"

namespace kv::queryctl {

/// The .sql files of built-in commands, as compiled in.
std::span<const EmbeddedFile> embedded_commands();

std::unique_ptr<Command> make_crosstab_command();
/// bars, series, scatter, coefficients.
std::vector<std::unique_ptr<Command>> make_draw_commands();
std::unique_ptr<Command> make_freq_command();
std::unique_ptr<Command> make_functions_command();
std::unique_ptr<Command> make_help_command();
std::unique_ptr<Command> make_indicators_command();
std::unique_ptr<Command> make_manual_command();
std::unique_ptr<Command> make_map_command();
std::unique_ptr<Command> make_plugins_command();
std::unique_ptr<Command> make_report_command();
std::unique_ptr<Command> make_reports_command();
std::unique_ptr<Command> make_reproduce_command();
std::unique_ptr<Command> make_schema_command();
std::unique_ptr<Command> make_show_command();
std::unique_ptr<Command> make_waves_command();
std::unique_ptr<Command> make_why_command();
/// groups, loads, sources, tables: all there is to them is an .sql file.
std::unique_ptr<Command> make_listing_command(std::string_view name);

/// All of them, in the order in which help lists them.
std::vector<std::unique_ptr<Command>> make_builtin_commands();

}  // namespace kv::queryctl
