// SPDX-License-Identifier: MIT
#include <boost/program_options/value_semantic.hpp>
#include <ostream>

#include "etl/commands/load_arguments.h"
#include "etl/dates.h"
#include "etl/loader.h"
#include "etl/report.h"
#include "schema/warehouse.h"

namespace kv::etl {
namespace {

namespace po = boost::program_options;

ExitCode tell_loaded(const Invocation& in, const Source& source, const LoadResult& result) {
  if (in.has("json")) print_json(in.out, source.code, result);
  if (result.already_loaded) {
    in.err
        << "These files were loaded before, as load " << result.record.load_id << " on "
        << result.record.loaded_at << " (vintage " << format_date(result.record.vintage)
        << "); nothing was changed."
        << (result.record.mapping_changed
                ? " The mapping of the source has changed since: a later --vintage reads them with "
                  "the present one."
                : "")
        << "\n";
    return ExitCode::kOk;
  }
  print_findings(in.err, result.findings, shown_per_rule(in));
  if (!result.written) {
    in.err << source.code << ": nothing was loaded; " << severities(result.findings) << " in "
           << counts_text(result.record) << ".\n";
    return ExitCode::kProblems;
  }
  in.err << source.code << ": load " << result.record.load_id << ", vintage "
         << format_date(result.record.vintage)
         << (result.record.vintage_basis == "option" ? ""
             : result.record.vintage_basis == "file"
                 ? " (as the file says)"
                 : " (the day of the load; --vintage DATE states another)")
         << ": " << counts_text(result.record) << "; " << severities(result.findings) << ".\n";
  return ExitCode::kOk;
}

}  // namespace

void describe_check(po::options_description& options) {
  describe_json(options);
  options.add_options()("all", "show every finding, not the first 20 of each rule")(
      "vintage", po::value<std::string>()->value_name("DATE"),
      "the day on which the agency published these figures (default: today)")(
      "period", po::value<std::string>()->value_name("PERIOD"),
      "the period, for files that carry it in their name only; for boundaries the border year")(
      "county", po::value<std::string>()->value_name("COUNTY"),
      "the county of all municipalities of files that name them without codes: 40 or Telemark")(
      "accept", po::value<std::vector<std::string>>()->composing()->value_name("RULE[,RULE]"),
      "take these acceptable problems as warnings");
  const auto text = [] { return po::value<std::string>()->value_name("NAME"); };
  options.add_options()("code-field", text(), "boundaries: the property with the regions' codes")(
      "name-field", text(), "boundaries: the property with their names")(
      "layer", text(), "boundaries: the layer, where a file has several")(
      "crs", text(), "boundaries: the coordinate system, such as EPSG:25833");
}

void describe_load(po::options_description& options) {
  describe_check(options);
  options.add_options()("note", po::value<std::string>()->value_name("TEXT"),
                        "a remark for the ledger")(
      "no-archive", "keep only the hash of the files: they cannot be given back or loaded again")(
      "plan", po::value<std::string>()->value_name("TOKEN"),
      "load only what the plan of this token says; refuse when anything has changed since");
}

ExitCode run_check(const Invocation& in) {
  const Source& source = find_source(in.text("SOURCE"));
  const LoadOptions options = load_options(in);
  SQLite::Database db = open_warehouse(in.text("DB"), Access::kRead);
  const LoadResult result = check_files(db, source, input_files(in), options);
  if (in.has("json"))
    print_json(in.out, source.code, result);
  else
    print_findings(in.out, result.findings, shown_per_rule(in));
  in.err << source.code << ": " << severities(result.findings) << " in "
         << counts_text(result.record) << ". Nothing was written.\n";
  return result.findings.has_errors() ? ExitCode::kProblems : ExitCode::kOk;
}

ExitCode run_load(const Invocation& in) {
  const Source& source = find_source(in.text("SOURCE"));
  const LoadOptions options = load_options(in);
  SQLite::Database db = open_warehouse(in.text("DB"), Access::kWrite);
  return tell_loaded(in, source, load_files(db, source, input_files(in), options));
}

}  // namespace kv::etl
