// SPDX-License-Identifier: MIT
#include "etl/plan/plan.h"

#include <boost/program_options/value_semantic.hpp>
#include <charconv>
#include <cmath>
#include <ostream>

#include "etl/commands/load_arguments.h"
#include "etl/report.h"
#include "schema/warehouse.h"

namespace kv::etl {
namespace {

constexpr const char* kPercent = "10";

double read_percent(const Invocation& in) {
  const std::string text = in.has("percent") ? in.text("percent") : kPercent;
  double percent = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), percent);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(percent) ||
      percent < 0)
    throw Error("--percent " + text + " is no number of per cent.", "Write it as in --percent 2.5.",
                ExitCode::kUsage);
  return percent;
}

}  // namespace

void describe_plan_command(boost::program_options::options_description& options) {
  describe_check(options);
  options.add_options()(
      "percent", boost::program_options::value<std::string>()->value_name("P"),
      "count the revisions by more than P per cent of the old value (default: 10)");
}

ExitCode run_plan(const Invocation& in) {
  const Source& source = find_source(in.text("SOURCE"));
  const LoadOptions options = load_options(in);
  const double percent = read_percent(in);
  SQLite::Database db = open_warehouse(in.text("DB"), Access::kRead);
  const LoadPlan plan = plan_files(db, source, input_files(in), options, percent);
  const Findings& findings = plan.result.findings;
  if (in.has("json"))
    print_plan_json(in.out, source.code, plan);
  else
    print_plan(in.out, source.code, plan);
  if (findings.has_errors()) {
    print_findings(in.err, findings, shown_per_rule(in));
    in.err << source.code << ": a load would be refused; " << severities(findings)
           << ". Nothing was written.\n";
    return ExitCode::kProblems;
  }
  in.err << source.code << ": " << severities(findings)
         << " (`etl check` shows them). Nothing was written.\n";
  if (!plan.token.empty())
    in.err << "To load exactly this: etl load, the same arguments, and --plan TOKEN.\n";
  return ExitCode::kOk;
}

}  // namespace kv::etl
