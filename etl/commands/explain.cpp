// SPDX-License-Identifier: MIT
#include "schema/explain/explain.h"

#include <boost/program_options/value_semantic.hpp>
#include <ostream>

#include "etl/commands/command.h"

namespace kv::etl {

void describe_explain(boost::program_options::options_description& options) {
  options.add_options()("lang", boost::program_options::value<std::string>()->value_name("nb|en"),
                        "the language (default: nb)");
}

ExitCode run_explain(const Invocation& in) {
  const std::string lang = in.has("lang") ? in.text("lang") : "nb";
  if (lang != "nb" && lang != "en")
    throw Error("--lang: '" + lang + "' is not a language here.", "Known are nb and en.",
                ExitCode::kUsage);
  in.out << (in.has("CODE") ? explain_code(in.text("CODE"), lang) : list_of_codes(lang));
  return ExitCode::kOk;
}

}  // namespace kv::etl
