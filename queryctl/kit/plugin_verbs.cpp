// SPDX-License-Identifier: MIT
#include <map>
#include <ostream>

#include "queryctl/kit/probe.h"
#include "queryctl/kit/results.h"
#include "queryctl/kit/verb.h"
#include "queryctl/plugins/search.h"
#include "schema/error.h"

namespace kv::queryctl {
namespace {

constexpr std::chrono::milliseconds kLimit{30'000};

std::string sqlite_version(int number) {
  return std::to_string(number / 1000000) + "." + std::to_string(number / 1000 % 1000) + "." +
         std::to_string(number % 1000);
}

}  // namespace

int run_plugin_list(const Arguments& arguments, Console& console) {
  const std::string mode = arguments.text("mode");
  require_mode(mode);
  std::vector<std::string> warnings;
  std::vector<std::vector<Value>> rows;
  std::map<std::string, std::string> taken;
  for (const std::filesystem::path& folder : plugin_folders(warnings))
    for (const std::filesystem::path& file : plugins_in(folder)) {
      const std::string stem = file.stem().string();
      const auto [first, is_new] = taken.emplace(stem, file.string());
      if (!is_new) {
        rows.push_back({stem, "", "hidden by " + first->second, file.string(), {}, {}});
        continue;
      }
      const Probed probed = probe_plugin(file, kLimit);
      const std::string state = !probed.refusal.empty() ? probed.refusal
                                : probed.has_record     ? "loaded"
                                                        : "loaded, without a record";
      rows.push_back({stem, probed.version, state, file.string(),
                      static_cast<std::int64_t>(probed.functions.size()),
                      static_cast<std::int64_t>(probed.commands.size())});
    }
  write_results(mode, console.out, {"plugin", "version", "state", "file", "functions", "commands"},
                rows);
  console.out.flush();
  for (const std::string& sentence : warnings) console.err << sentence << "\n";
  return 0;
}

int run_plugin_info(const Arguments& arguments, Console& console) {
  const std::string mode = arguments.text("mode");
  require_mode(mode);
  const std::filesystem::path file = plugin_file(arguments.text("file"));
  const Probed probed = probe_plugin(file, kLimit);
  if (!probed.refusal.empty()) throw Error(probed.refusal, probed.remedy, ExitCode::kPlugin);
  std::vector<std::vector<Value>> rows;
  if (probed.has_record) {
    rows.push_back({"plugin", probed.name, probed.summary,
                    "version " + probed.version + ", " + probed.licence + ", SQLite " +
                        sqlite_version(probed.min_sqlite) + " or newer"});
    for (const ProbedFunction& function : probed.functions)
      rows.push_back({function.kind, function.name, function.summary, function.signature});
    for (const auto& [name, summary, example] : probed.commands)
      rows.push_back({"command", name, summary, example});
  } else {
    for (const RegisteredFunction& function : probed.registered)
      rows.push_back(
          {"function", function.name, "", std::to_string(function.arguments) + " arguments"});
    for (const std::string& module : probed.modules) rows.push_back({"table", module, "", ""});
  }
  write_results(mode, console.out, {"kind", "name", "summary", "usage"}, rows);
  console.out.flush();
  if (!probed.has_record)
    console.err << file.string() << " is a plain SQLite extension: it does not describe itself.\n";
  return 0;
}

}  // namespace kv::queryctl
