// SPDX-License-Identifier: MIT
#pragma once

#include <boost/program_options/options_description.hpp>
#include <boost/program_options/variables_map.hpp>
#include <iosfwd>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schema/error.h"

namespace kv::etl {

/// What a command was given: options parsed, positional arguments by name.
struct Invocation {
  boost::program_options::variables_map options;
  std::ostream& out;  ///< data
  std::ostream& err;  ///< narration

  bool has(const char* name) const { return options.count(name) > 0; }
  std::string text(const char* name) const;
  std::vector<std::string> list(const char* name) const;
};

/// A sub-command of etl. `positional` names its arguments in order; a last name ending in "..."
/// takes the rest; a name in [brackets] may be left out.
struct Command {
  std::string_view name;
  std::string_view summary;
  std::vector<std::string> positional;
  void (*describe)(
      boost::program_options::options_description&);  ///< adds its options; may be nullptr
  ExitCode (*run)(const Invocation&);
};

/// Every command, in the order --help lists them.
std::span<const Command> commands();

ExitCode run_init(const Invocation&);
ExitCode run_sources(const Invocation&);
ExitCode run_check(const Invocation&);
ExitCode run_plan(const Invocation&);
ExitCode run_codebook(const Invocation&);
ExitCode run_load(const Invocation&);
ExitCode run_loads(const Invocation&);
ExitCode run_diff(const Invocation&);
ExitCode run_upgrade(const Invocation&);
ExitCode run_verify(const Invocation&);
ExitCode run_explain(const Invocation&);
ExitCode run_extract(const Invocation&);
ExitCode run_keep(const Invocation&);
ExitCode run_rebuild(const Invocation&);
void describe_check(boost::program_options::options_description&);
void describe_explain(boost::program_options::options_description&);
void describe_extract(boost::program_options::options_description&);
void describe_plan_command(boost::program_options::options_description&);
void describe_load(boost::program_options::options_description&);
void describe_json(boost::program_options::options_description&);

}  // namespace kv::etl
