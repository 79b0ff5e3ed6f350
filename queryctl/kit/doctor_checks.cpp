// SPDX-License-Identifier: MIT
#include "queryctl/kit/doctor_checks.h"

#include <algorithm>
#include <fmt/format.h>

#include "plugins/sdk/include/kommunevarehus/plugin.h"
#include "queryctl/suggest.h"

namespace kv::queryctl {
namespace {

std::string quoted(const std::string& text) {
  return "'" + text + "'";
}

Check problem(std::string what, std::string where, std::string detail) {
  return {std::move(what), std::move(where), Check::kProblem, std::move(detail)};
}

std::vector<std::string> starting_with(const std::vector<std::string>& names,
                                       std::string_view start) {
  std::vector<std::string> found;
  std::ranges::copy_if(names, std::back_inserter(found),
                       [&](const std::string& name) { return name.starts_with(start); });
  return found;
}

Check check_exports(const ElfFile& file, const std::string& entry) {
  std::vector<std::string> others;
  std::ranges::copy_if(file.exported, std::back_inserter(others),
                       [&](const std::string& name) { return name != entry; });
  if (others.size() == file.exported.size())
    return problem("exports", entry,
                   "The entry point is not there: SQLite looks for it by the file's name.");
  if (others.empty()) return {"exports", entry, Check::kOk, "It alone."};
  const std::size_t count = others.size();
  if (count > 5) others.resize(5);
  return problem(
      "exports", entry,
      fmt::format("Also {}{}: a symbol of the host of that name could be taken for it. "
                  "Export the entry point alone, as kv_plugin() does.",
                  join_names(others), count > 5 ? fmt::format(" ({} in all)", count) : ""));
}

Check check_undefined(const ElfFile& file) {
  const std::vector<std::string> direct = starting_with(file.undefined, "sqlite3_");
  if (direct.empty())
    return {"undefined symbols", "", Check::kOk,
            fmt::format("{}, none of SQLite's.", file.undefined.size())};
  return problem("undefined symbols", "",
                 "It calls " + join_names(direct) +
                     " past sqlite3ext.h, which most hosts do not show to it. Include "
                     "sqlite3ext.h, not sqlite3.h, in every file.");
}

Check check_libraries(const ElfFile& file) {
  std::vector<std::string> needed = file.needed;
  const std::string all = needed.empty() ? "none" : join_names(needed);
  if (!starting_with(needed, "libsqlite3").empty())
    return problem("libraries", "",
                   all +
                       ": libsqlite3 would be a second SQLite in hosts that have their own. Do "
                       "not link it.");
  for (const char* runtime : {"libstdc++", "libgcc_s"})
    if (!starting_with(needed, runtime).empty())
      return {"libraries", "", Check::kNote,
              all + ": " + runtime +
                  " must be there, and as new, wherever it is loaded. -static-libstdc++ "
                  "-static-libgcc take it in."};
  return {"libraries", "", Check::kOk, all + "."};
}

std::string sqlite_version(int number) {
  return fmt::format("{}.{}.{}", number / 1000000, number / 1000 % 1000, number % 1000);
}

bool is_registered(const Probed& probed, const std::string& name) {
  return std::ranges::find(probed.registered, name, &RegisteredFunction::name) !=
             probed.registered.end() ||
         std::ranges::find(probed.modules, name) != probed.modules.end();
}

void check_names(const Probed& probed, std::vector<Check>& checks) {
  std::vector<std::string> names = probed.modules;
  for (const RegisteredFunction& function : probed.registered) names.push_back(function.name);
  std::ranges::sort(names);
  names.erase(std::ranges::unique(names).begin(), names.end());
  const std::size_t before = checks.size();
  for (const std::string& name : names) {
    if (name == probed.name + "_plugin" || name == probed.name + "_help") continue;
    if (!name.starts_with(probed.name + "_"))
      checks.push_back(problem("names", name,
                               "It does not start with " + probed.name +
                                   "_, and may one day be the name of something else."));
    else if (std::ranges::find(probed.functions, name, &ProbedFunction::name) ==
             probed.functions.end())
      checks.push_back(
          problem("names", name, "It is registered, and the record does not tell of it."));
  }
  for (const ProbedFunction& function : probed.functions)
    if (!is_registered(probed, function.name))
      checks.push_back(
          problem("names", function.name, "The record tells of it, and it is not there."));
  if (checks.size() == before)
    checks.push_back({"names", "", Check::kOk,
                      fmt::format("{} functions, all starting with {}_.", probed.functions.size(),
                                  probed.name)});
}

void check_flags(const Probed& probed, std::vector<Check>& checks) {
  std::vector<std::string> unstated;
  std::vector<std::string> changing;
  for (const RegisteredFunction& function : probed.registered) {
    if (!function.deterministic) changing.push_back(function.name);
    if (!function.innocuous && !function.direct_only) unstated.push_back(function.name);
  }
  if (!changing.empty())
    checks.push_back({"flags", "", Check::kNote,
                      join_names(changing) + (changing.size() == 1 ? " is" : " are") +
                          " not SQLITE_DETERMINISTIC: no index, generated column or replicated "
                          "statement may use that."});
  if (!unstated.empty())
    checks.push_back({"flags", "", Check::kNote,
                      join_names(unstated) + (unstated.size() == 1 ? " is" : " are") +
                          " neither SQLITE_INNOCUOUS nor SQLITE_DIRECTONLY: views of an untrusted "
                          "schema may not use that."});
  if (changing.empty() && unstated.empty())
    checks.push_back({"flags", "", Check::kOk, "All are deterministic, and state their trust."});
}

bool says_deterministic(const Probed& probed, const std::string& name) {
  const auto it = std::ranges::find(probed.registered, name, &RegisteredFunction::name);
  return it == probed.registered.end() || it->deterministic;
}

std::string title_of(const HostReport& host) {
  return host.version.empty() ? host.host : host.host + " " + host.version;
}

std::string complaint(const Probed& probed, const HostReport& host, std::size_t i) {
  const ProbedFunction& function = probed.functions[i];
  const auto& [first, second] = host.results[i];
  if (first.starts_with("error: "))
    return function.name + ": its example fails: " + first.substr(7);
  if (first != second)
    return function.name + ": one run of its example gives " + quoted(first) + ", the next " +
           quoted(second) +
           (says_deterministic(probed, function.name) ? ", and it is registered as deterministic."
                                                      : ".");
  return function.name + ": its example gives " + quoted(first) + ", and its record says " +
         quoted(function.result) + ".";
}

}  // namespace

std::vector<Check> check_file(const ElfFile& file, const std::string& stem) {
  std::string letters;
  std::ranges::copy_if(stem, std::back_inserter(letters),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
  std::ranges::transform(letters, letters.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  if (letters.starts_with("lib")) letters.erase(0, 3);
  return {{"file", "", Check::kOk, "A shared library for " + file.machine + "."},
          check_exports(file, "sqlite3_" + letters + "_init"),
          check_undefined(file),
          check_libraries(file)};
}

std::vector<Check> check_record(const Probed& probed) {
  if (!probed.has_record)
    return {{"record", "", Check::kNote,
             "A plain SQLite extension: it does not describe itself, so that queryctl has no help "
             "of it, and there are no examples to run."}};
  std::vector<Check> checks;
  checks.push_back(
      {"record", probed.name, Check::kOk,
       fmt::format("Version {}, licence {}, ABI {}, for SQLite {} or newer.", probed.version,
                   probed.licence, KV_PLUGIN_ABI_MAJOR, sqlite_version(probed.min_sqlite))});
  check_names(probed, checks);
  check_flags(probed, checks);
  for (const ProbedFunction& function : probed.functions)
    if (function.example.empty())
      checks.push_back(problem("examples", function.name, "Its record has no example."));
  return checks;
}

std::string cell_of(const Probed& probed, const HostReport& host, std::size_t i) {
  if (i >= host.results.size()) return "-";
  const auto& [first, second] = host.results[i];
  if (first.starts_with("error: ")) return "error";
  if (first != second) return "unstable";
  return first == probed.functions[i].result ? "ok" : "differs";
}

std::vector<Check> check_examples(const Probed& probed, const std::vector<HostReport>& hosts) {
  std::vector<Check> checks;
  for (const HostReport& host : hosts) {
    if (!host.absent.empty()) {
      checks.push_back({"host", title_of(host), Check::kAbsent, "not installed: " + host.absent});
      continue;
    }
    if (!host.error.empty()) {
      checks.push_back(problem("host", title_of(host), host.error));
      continue;
    }
    std::size_t well = 0;
    std::vector<Check> bad;
    for (std::size_t i = 0; i < probed.functions.size() && i < host.results.size(); ++i) {
      if (cell_of(probed, host, i) == "ok")
        ++well;
      else
        bad.push_back(problem("example", title_of(host), complaint(probed, host, i)));
    }
    const std::string detail =
        fmt::format("{} of {} examples, each run twice.", well, probed.functions.size());
    const bool all = well == probed.functions.size();
    checks.push_back({"host", title_of(host), all ? Check::kOk : Check::kProblem, detail});
    checks.insert(checks.end(), bad.begin(), bad.end());
  }
  return checks;
}

}  // namespace kv::queryctl
