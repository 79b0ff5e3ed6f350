// SPDX-License-Identifier: MIT
#include <cstdlib>
#include <ostream>

#include "queryctl/config/config.h"
#include "queryctl/kit/results.h"
#include "queryctl/kit/verb.h"
#include "schema/error.h"

namespace kv::queryctl {
namespace {

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
  const Config config = read_config(request_of(arguments));
  std::vector<std::vector<Value>> rows;
  for (const std::string& key : config_keys()) {
    const auto found = config.entries.find(key);
    if (found == config.entries.end()) {
      rows.push_back({key, {}, "default"});
      continue;
    }
    std::string values;
    for (const std::string& value : found->second.values)
      values += (values.empty() ? "" : ", ") + value;
    rows.push_back({key, values, found->second.origin});
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
