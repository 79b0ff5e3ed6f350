// SPDX-License-Identifier: MIT
#include <algorithm>
#include <ostream>
#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include "queryctl/kit/doctor_checks.h"
#include "queryctl/kit/results.h"
#include "queryctl/kit/verb.h"
#include "schema/error.h"

namespace kv::queryctl {
namespace {

namespace fs = std::filesystem;

struct Diagnosis {
  fs::path file;
  Probed probed;
  std::vector<HostReport> hosts;
  std::vector<Check> checks;

  std::size_t problems() const {
    return static_cast<std::size_t>(std::ranges::count(checks, Check::kProblem, &Check::state));
  }
};

Diagnosis diagnose(const std::string& asked, std::chrono::milliseconds limit) {
  Diagnosis found;
  found.file = plugin_file(asked);
  const ElfFile elf = read_elf_file(found.file);
  found.checks = check_file(elf, found.file.stem().string());
  found.probed = probe_plugin(found.file, limit);
  if (!found.probed.refusal.empty())
    throw Error(found.probed.refusal, found.probed.remedy, ExitCode::kPlugin);
  std::ranges::move(check_record(found.probed), std::back_inserter(found.checks));
  std::vector<std::string> statements;
  for (const ProbedFunction& function : found.probed.functions)
    statements.push_back(function.example);
  found.hosts = try_foreign_hosts(found.file, statements, limit);
  found.hosts.insert(found.hosts.begin(), found.probed.host);
  std::ranges::move(check_examples(found.probed, found.hosts), std::back_inserter(found.checks));
  const std::string cycles = cycle_plugin(found.file, found.probed, 10 * limit);
  found.checks.push_back(
      {"cycles", "queryctl", cycles.empty() ? Check::kOk : Check::kProblem,
       cycles.empty() ? "Loaded, asked and closed 1,000 times in 8 threads." : cycles});
  return found;
}

void write_checks(const Diagnosis& found, const std::string& mode, std::ostream& out) {
  std::vector<std::vector<Value>> rows;
  for (const Check& check : found.checks)
    rows.push_back({check.what, check.where, check.state, check.detail});
  write_results(mode, out, {"check", "where", "state", "detail"}, rows);
}

void write_matrix(const Diagnosis& found, const std::string& mode, std::ostream& out) {
  std::vector<std::string> columns = {"function"};
  for (const HostReport& host : found.hosts) columns.push_back(host.host);
  std::vector<std::vector<Value>> rows;
  for (std::size_t i = 0; i < found.probed.functions.size(); ++i) {
    std::vector<Value> row = {found.probed.functions[i].name};
    for (const HostReport& host : found.hosts) row.emplace_back(cell_of(found.probed, host, i));
    rows.push_back(std::move(row));
  }
  write_results(mode, out, columns, rows);
}

void write_json(const Diagnosis& found, std::ostream& out) {
  rapidjson::StringBuffer buffer;
  rapidjson::PrettyWriter<rapidjson::StringBuffer> json(buffer);
  json.SetIndent(' ', 1);
  const auto put = [&](const char* key, const std::string& value) {
    json.Key(key);
    json.String(value.c_str());
  };
  json.StartObject();
  put("file", found.file.string());
  put("plugin", found.probed.name);
  put("version", found.probed.version);
  json.Key("problems");
  json.Uint64(found.problems());
  json.Key("checks");
  json.StartArray();
  for (const Check& check : found.checks) {
    json.StartObject();
    put("check", check.what);
    put("where", check.where);
    put("state", check.state);
    put("detail", check.detail);
    json.EndObject();
  }
  json.EndArray();
  json.Key("matrix");
  json.StartArray();
  for (std::size_t i = 0; i < found.probed.functions.size(); ++i) {
    json.StartObject();
    put("function", found.probed.functions[i].name);
    for (const HostReport& host : found.hosts)
      put(host.host.c_str(), cell_of(found.probed, host, i));
    json.EndObject();
  }
  json.EndArray();
  json.EndObject();
  out << buffer.GetString() << "\n";
}

/// What a program reads as one table gets one.
bool is_one_table(const std::string& mode) {
  return mode == "csv" || mode == "tsv" || mode == "jsonl" || mode == "insert";
}

}  // namespace

int run_plugin_doctor(const Arguments& arguments, Console& console) {
  const std::string mode = arguments.text("mode");
  require_mode(mode);
  const double seconds = std::get<double>(arguments.values().at("timeout"));
  if (!(seconds > 0) || seconds > 1e6)
    throw Error("plugin doctor: --timeout must be above 0.", "Give seconds.", ExitCode::kUsage);
  const std::chrono::milliseconds limit(static_cast<long long>(seconds * 1000));
  const Diagnosis found = diagnose(arguments.text("file"), limit);
  if (mode == "json") {
    write_json(found, console.out);
  } else {
    write_checks(found, mode, console.out);
    if (!is_one_table(mode) && !found.probed.functions.empty()) {
      console.out << "\n";
      write_matrix(found, mode, console.out);
    }
  }
  const std::size_t problems = found.problems();
  if (problems == 0) return 0;
  console.out.flush();
  console.err << problems << (problems == 1 ? " problem.\n" : " problems.\n");
  return static_cast<int>(ExitCode::kProblems);
}

}  // namespace kv::queryctl
