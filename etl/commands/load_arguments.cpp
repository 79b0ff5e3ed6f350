// SPDX-License-Identifier: MIT
#include "etl/commands/load_arguments.h"

#include "etl/dates.h"
#include "etl/plan/token.h"

namespace kv::etl {
namespace {

constexpr std::size_t kShownPerRule = 20;

}  // namespace

LoadOptions load_options(const Invocation& in) {
  LoadOptions options;
  options.period = in.text("period");
  options.county = in.text("county");
  options.note = in.text("note");
  options.archive = !in.has("no-archive");
  if (const std::string text = in.text("vintage"); !text.empty()) {
    options.vintage = parse_date(text);
    if (!options.vintage)
      throw Error("--vintage " + text + " is no date.",
                  "Write it as year-month-day: --vintage 2024-06-01.", ExitCode::kUsage);
  }
  options.boundaries = {in.text("code-field"), in.text("name-field"), in.text("layer"),
                        in.text("crs")};
  for (const std::string& entry : in.list("accept")) options.accepted.merge(split_rules(entry));
  if (const std::string text = in.text("plan"); !text.empty()) {
    options.plan = parse_token(text);
    if (!options.plan)
      throw Error("--plan " + text + " is no token.",
                  "Give the token that `etl plan` ended with, all of it.", ExitCode::kUsage);
  }
  return options;
}

std::vector<std::filesystem::path> input_files(const Invocation& in) {
  std::vector<std::filesystem::path> paths;
  for (const std::string& file : in.list("FILE")) paths.emplace_back(file);
  return paths;
}

std::size_t shown_per_rule(const Invocation& in) {
  return in.has("all") ? 0 : kShownPerRule;
}

std::string severities(const Findings& findings) {
  return std::to_string(findings.count(Severity::kError)) + " error(s), " +
         std::to_string(findings.count(Severity::kWarning)) + " warning(s), " +
         std::to_string(findings.count(Severity::kNote)) + " note(s)";
}

}  // namespace kv::etl
