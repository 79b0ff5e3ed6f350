// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kv::queryctl {

/// A setting that stands somewhere.
struct ConfigEntry {
  std::string key;                  ///< the option's name without "--"
  std::vector<std::string> values;  ///< as on a command line; several only for a list
  std::string origin;               ///< "FILE:3", "FILE:7, profile year", or "QUERYCTL_MODE"
};

struct ConfigFile {
  std::string role;  ///< "system", "user" or "named"
  std::filesystem::path path;
  bool is_there = false;
};

/// Where the configuration is looked for, and which part of it counts.
struct ConfigRequest {
  bool enabled = true;
  std::string named;    ///< --config or QUERYCTL_CONFIG: must be there
  std::string profile;  ///< -P or QUERYCTL_PROFILE; empty: none
};

struct Config {
  std::vector<ConfigFile> files;
  std::map<std::string, ConfigEntry> entries;  ///< the winners, by key
  std::vector<std::string> profiles;           ///< all that the files have
  std::vector<std::string> problems;           ///< sentences "FILE:3: …", in order
};

/// The keys that a file may have: options that shape results, not what is run.
const std::vector<std::string>& config_keys();

/// True for a key that takes a list of folders; a relative one is below the file's own folder.
bool is_list_key(std::string_view key);

/// Why the setting's value will not do, without a full stop; or "".
std::string fault_of_setting(const ConfigEntry& entry);

/// Reads system, user and named file and the environment, each over the one before; keys of the
/// profile go over those of all files. Wrong parts are left out and told in `problems`.
Config read_config(const ConfigRequest& request);

/// The program's words with what the configuration says put before them, where they do not say it
/// themselves; --config, -P and --no-config are taken out. Throws Error(kUsage) for the first
/// problem.
/// The database of the configuration is then in QUERYCTL_DB, its plugin folders in
/// QUERYCTL_PLUGIN_PATH.
std::vector<std::string> with_config(const std::vector<std::string>& words);

/// What the words themselves say, by key; the origin is "command line".
std::map<std::string, ConfigEntry> settings_of_words(const std::vector<std::string>& words);

/// `config show` may stand among options of the program, which are then what it tells of: the words
/// of the verb alone. Other words as they are.
std::vector<std::string> config_show_first(const std::vector<std::string>& words);

}  // namespace kv::queryctl
