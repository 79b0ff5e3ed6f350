// SPDX-License-Identifier: MIT
#include "etl/commands/command.h"

namespace kv::etl {

namespace po = boost::program_options;

std::string Invocation::text(const char* name) const {
  return has(name) ? options[name].as<std::string>() : std::string{};
}

std::vector<std::string> Invocation::list(const char* name) const {
  return has(name) ? options[name].as<std::vector<std::string>>() : std::vector<std::string>{};
}

void describe_json(po::options_description& options) {
  options.add_options()("json", "one JSON document on stdout instead of text");
}

std::span<const Command> commands() {
  static const std::vector<Command> list = {
      {"init", "make an empty warehouse", {"DB"}, nullptr, &run_init},
      {"sources",
       "list the data sets that can be loaded, or describe one",
       {"[SOURCE]"},
       &describe_json,
       &run_sources},
      {"check",
       "say everything that is wrong with files; write nothing",
       {"DB", "SOURCE", "FILE..."},
       &describe_check,
       &run_check},
      {"plan",
       "say what a load would change, before it does; write nothing",
       {"DB", "SOURCE", "FILE..."},
       &describe_plan_command,
       &run_plan},
      {"load",
       "take files into the warehouse in one transaction",
       {"DB", "SOURCE", "FILE..."},
       &describe_load,
       &run_load},
      {"codebook",
       "draft a codebook for a survey's .sav or .csv file, to be completed by hand",
       {"FILE"},
       nullptr,
       &run_codebook},
      {"loads", "list what has been loaded", {"DB"}, &describe_json, &run_loads},
      {"diff",
       "list the cells that differ between two days, with old and new value",
       {"DB", "SOURCE", "FROM", "TO"},
       &describe_json,
       &run_diff},
      {"upgrade",
       "bring an older warehouse to this version's schema, after a backup",
       {"DB"},
       nullptr,
       &run_upgrade},
      {"verify",
       "check the warehouse: integrity, keys, schema, views, rules",
       {"DB"},
       &describe_json,
       &run_verify},
      {"rebuild",
       "make the warehouse again from its archived files, and compare",
       {"DB", "NEW"},
       &describe_json,
       &run_rebuild},
      {"extract",
       "give back an archived file, byte for byte",
       {"DB", "FILE"},
       &describe_extract,
       &run_extract},
      {"explain",
       "what the code at the end of a message, or a rule of check, means, and what to do",
       {"[CODE]"},
       &describe_explain,
       &run_explain},
      {"keep", "archive files that were loaded without it", {"DB", "FILE..."}, nullptr, &run_keep},
  };
  return list;
}

}  // namespace kv::etl
