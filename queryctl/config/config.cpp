// SPDX-License-Identifier: MIT
#include "queryctl/config/config.h"

#include <algorithm>
#include <cstdlib>
#include <sstream>
#include <sys/stat.h>

#include "queryctl/config/toml_file.h"
#include "queryctl/option_table.h"
#include "queryctl/options.h"
#include "queryctl/suggest.h"
#include "schema/error.h"

namespace kv::queryctl {
namespace {

namespace fs = std::filesystem;

/// Options that say what is run, or that a file must not decide for a person.
constexpr std::string_view kNotInFiles[] = {"command", "file",    "output", "param",
                                            "write",   "help",    "config", "no-config",
                                            "profile", "version", "plugin"};
constexpr std::string_view kPluginPath = "plugin-path";
/// Which is no option: a word on the command line names the database.
constexpr std::string_view kDatabase = "db";
const std::vector<std::string> kMemory = {":memory:"};

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

std::string variable_of(const std::string& key) {
  std::string name = "QUERYCTL_" + key;
  std::ranges::transform(name, name.begin(), [](char c) {
    if (c == '-') return '_';
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return name;
}

/// $XDG_CONFIG_DIRS from the least to the most important, then $XDG_CONFIG_HOME. Relative ones do
/// not count, by the XDG base directory specification.
std::vector<ConfigFile> places(const ConfigRequest& request) {
  std::vector<ConfigFile> files;
  const auto add = [&](const std::string& role, const fs::path& folder) {
    if (folder.is_absolute()) files.push_back({role, folder / "queryctl" / "config.toml", false});
  };
  std::string one;
  std::string dirs = variable("XDG_CONFIG_DIRS");
  std::istringstream list(dirs.empty() ? "/etc/xdg" : dirs);
  while (std::getline(list, one, ':')) add("system", one);
  std::ranges::reverse(files);
  const std::string home = variable("XDG_CONFIG_HOME");
  if (!home.empty())
    add("user", home);
  else if (const std::string own = variable("HOME"); !own.empty())
    add("user", fs::path(own) / ".config");
  if (!request.named.empty()) files.push_back({"named", request.named, false});
  return files;
}

const ProgramOption* option_of(const std::string& key) {
  const auto* it = std::ranges::find(kProgramOptions, key, &ProgramOption::name);
  return it == kProgramOptions.end() ? nullptr : it;
}

bool takes_value(const std::string& key) {
  if (key == kPluginPath || key == kDatabase) return true;
  const ProgramOption* option = option_of(key);
  return option && !option->value.empty();
}

class Reading {
 public:
  Reading(const ConfigRequest& request, Config& config) : request_(request), config_(config) {}

  void read() {
    config_.files = places(request_);
    for (ConfigFile& file : config_.files) read_file(file);
    for (auto& [key, entry] : of_profile_) config_.entries.insert_or_assign(key, entry);
    std::erase_if(config_.entries, [](const auto& entry) { return entry.second.values.empty(); });
    if (!request_.profile.empty() &&
        std::ranges::find(config_.profiles, request_.profile) == config_.profiles.end())
      config_.problems.push_back(
          "There is no profile '" + request_.profile + "'. " +
          did_you_mean(request_.profile, config_.profiles, "No file has a [profile.NAME]."));
    read_environment();
  }

 private:
  void read_file(ConfigFile& file) {
    std::error_code error;
    file.is_there = fs::exists(file.path, error);
    if (!file.is_there) {
      if (file.role == "named")
        config_.problems.push_back("The configuration " + file.path.string() + " does not exist.");
      return;
    }
    struct stat state {};
    if (stat(file.path.c_str(), &state) == 0 && (state.st_mode & S_IWOTH) != 0) {
      config_.problems.push_back("The configuration " + file.path.string() +
                                 " is not read: anyone may change it. `chmod o-w` it.");
      return;
    }
    const TomlFile toml = read_toml_file(file.path);
    for (const std::string& problem : toml.problems) config_.problems.push_back(problem);
    for (const TomlEntry& entry : toml.entries) take(file, entry);
  }

  void take(const ConfigFile& file, const TomlEntry& found) {
    const std::string place = file.path.string() + ":" + std::to_string(found.line);
    if (!found.profile.empty() &&
        std::ranges::find(config_.profiles, found.profile) == config_.profiles.end())
      config_.profiles.push_back(found.profile);
    if (std::ranges::find(config_keys(), found.key) == config_keys().end()) {
      config_.problems.push_back(place + ": there is no key '" + found.key +
                                 "' of a configuration. " +
                                 did_you_mean(found.key, config_keys(), "config show lists them."));
      return;
    }
    ConfigEntry entry{found.key, found.values,
                      place + (found.profile.empty() ? "" : ", profile " + found.profile)};
    if (is_list_key(found.key) || (found.key == kDatabase && found.values != kMemory))
      for (std::string& folder : entry.values)
        folder = (fs::absolute(file.path).parent_path() / folder).lexically_normal().string();
    if (found.is_list && !is_list_key(found.key)) {
      config_.problems.push_back(place + ": " + found.key + " takes one value, no list.");
      return;
    }
    if (found.is_flag == takes_value(found.key)) {
      config_.problems.push_back(place + ": " + found.key +
                                 (found.is_flag ? " needs a value." : " is true or false."));
      return;
    }
    if (const std::string fault = fault_of_setting(entry); !fault.empty()) {
      config_.problems.push_back(place + ": " + fault + ".");
      return;
    }
    if (found.is_false) entry.values.clear();  // turns off what a place before has turned on
    if (found.profile.empty())
      config_.entries.insert_or_assign(found.key, entry);
    else if (found.profile == request_.profile)
      of_profile_.insert_or_assign(found.key, entry);
  }

  void read_environment() {
    for (const std::string& key : config_keys()) {
      const std::string name = variable_of(key);
      const std::string value = variable(name.c_str());
      if (value.empty()) continue;
      ConfigEntry entry{key, {value}, name};
      if (!takes_value(key) && value != "1" && value != "true") {
        config_.problems.push_back(name + " is '" + value + "'; it is 1, or not set.");
        continue;
      }
      if (key != kPluginPath)
        if (const std::string fault = fault_of_setting(entry); !fault.empty()) {
          config_.problems.push_back(name + ": " + fault + ".");
          continue;
        }
      config_.entries.insert_or_assign(key, entry);
    }
  }

  const ConfigRequest& request_;
  Config& config_;
  std::map<std::string, ConfigEntry> of_profile_;
};

}  // namespace

const std::vector<std::string>& config_keys() {
  static const std::vector<std::string> keys = [] {
    std::vector<std::string> list;
    for (const ProgramOption& option : kProgramOptions)
      if (std::ranges::find(kNotInFiles, option.name) == std::end(kNotInFiles))
        list.emplace_back(option.name);
    list.emplace_back(kPluginPath);
    list.emplace_back(kDatabase);
    return list;
  }();
  return keys;
}

bool is_list_key(std::string_view key) {
  return key == "sql-dir" || key == kPluginPath;
}

std::string fault_of_setting(const ConfigEntry& entry) {
  if (entry.key == kPluginPath) {
    for (const std::string& folder : entry.values)
      if (!fs::path(folder).is_absolute()) return "'" + folder + "' is not an absolute path";
    return "";
  }
  if (entry.key == kDatabase) return "";  // whether it can be opened is seen when it is
  std::vector<std::string> words = {":memory:"};
  for (const std::string& value : entry.values) {
    words.push_back("--" + entry.key);
    if (takes_value(entry.key)) words.push_back(value);
  }
  // What is of use only with --borders is not wrong in a file.
  if (entry.key == "estimate" || entry.key == "suppressed")
    words.insert(words.end(), {"--borders", "2020"});
  try {
    parse_options(words);
    return "";
  } catch (const Error& error) {
    std::string why = error.what();
    while (why.ends_with('.')) why.pop_back();
    return why;
  }
}

Config read_config(const ConfigRequest& request) {
  Config config;
  if (request.enabled) Reading(request, config).read();
  return config;
}

}  // namespace kv::queryctl
