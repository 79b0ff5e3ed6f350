// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstdlib>
#include <map>
#include <ostream>

#include "queryctl/config/config.h"
#include "queryctl/kit/results.h"
#include "queryctl/kit/verb.h"
#include "schema/error.h"

namespace kv::queryctl {
namespace {

/// What is not set by an option or a key, and shapes how the program shows itself.
constexpr const char* kOfEnvironmentAlone[] = {
    "QUERYCTL_CONFIG", "QUERYCTL_PROFILE", "QUERYCTL_HISTORY", "QUERYCTL_PAGER",
    "PAGER",           "NO_COLOR",         "CLICOLOR_FORCE"};

ConfigRequest request_of(const Arguments& arguments) {
  ConfigRequest request;
  const auto choose = [&](const char* option, const char* variable) -> std::string {
    if (arguments.has(option)) return arguments.text(option);
    const char* value = std::getenv(variable);
    return value ? value : "";
  };
  request.named = choose("config", "QUERYCTL_CONFIG");
  request.profile = choose("profile", "QUERYCTL_PROFILE");
  return request;
}

/// What the command line says for other runs: behind `config show` a mode is only of this list.
std::map<std::string, ConfigEntry> said_beside(const std::vector<std::string>& words) {
  std::map<std::string, ConfigEntry> said = settings_of_words(words);
  const std::map<std::string, ConfigEntry> before =
      settings_of_words({words.begin(), std::ranges::find(words, "show")});
  if (!before.contains("mode")) said.erase("mode");
  return said;
}

void tell_files(const Config& config, std::ostream& err) {
  for (const ConfigFile& file : config.files)
    err << file.role << ": " << file.path.string() << (file.is_there ? "" : " (not there)") << "\n";
}

int tell_problems(const Config& config, std::ostream& err) {
  for (const std::string& problem : config.problems) err << problem << "\n";
  return config.problems.empty() ? 0 : static_cast<int>(ExitCode::kProblems);
}

}  // namespace

int run_config_show(const Arguments& arguments, Console& console) {
  const std::string mode = arguments.text("mode");
  require_mode(mode);
  ConfigRequest request = request_of(arguments);
  std::map<std::string, ConfigEntry> said = said_beside(console.words);
  request.enabled = !said.contains("no-config");
  const Config config = read_config(request);
  for (const auto& [key, entry] : config.entries) said.emplace(key, entry);
  std::vector<std::vector<Value>> rows;
  for (const std::string& key : config_keys()) {
    const auto found = said.find(key);
    if (found == said.end()) {
      rows.push_back({key, {}, "default"});
      continue;
    }
    if (const std::string fault = fault_of_setting(found->second); !fault.empty())
      throw Error(fault + ".", "See queryctl --help.", ExitCode::kUsage);
    std::string values;
    for (const std::string& value : found->second.values)
      values += (values.empty() ? "" : ", ") + value;
    rows.push_back({key, values, found->second.origin});
  }
  for (const auto& variable : kOfEnvironmentAlone) {
    const char* value = std::getenv(variable);
    rows.push_back(
        {variable, value ? Value{std::string(value)} : Value{}, value ? "environment" : "default"});
  }
  write_results(mode, console.out, {"key", "value", "from"}, rows);
  console.out.flush();
  tell_files(config, console.err);
  return tell_problems(config, console.err);
}

int run_config_validate(const Arguments& arguments, Console& console) {
  const Config config = read_config(request_of(arguments));
  tell_files(config, console.err);
  const int status = tell_problems(config, console.err);
  if (status == 0) console.out << "The configuration is right.\n";
  return status;
}

}  // namespace kv::queryctl
