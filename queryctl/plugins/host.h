// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "queryctl/plugins/record.h"

struct sqlite3;

namespace kv::queryctl {

/// Which plugins to load.
struct PluginRequest {
  bool enabled = true;             ///< false: none at all
  std::vector<std::string> asked;  ///< --plugin: a file (".so" may be left out) or a plugin's name
  std::string search_path;         ///< colon list of absolute folders, searched first
  std::vector<std::filesystem::path> folders;  ///< then these
};

/// The folders beside the running program in which its plugins lie: in the build tree, and
/// installed.
std::vector<std::filesystem::path> plugin_folders_of_this_program();

/// Loads plugins into one connection and keeps what they say of themselves. Loading by SQL stays
/// refused before, during and after; nothing is ever loaded from the current directory by itself.
class PluginHost {
 public:
  /// What went wrong with a plugin nobody asked for by name is appended to `warnings`. Throws
  /// Error(kPlugin) for one that was asked for.
  void load(sqlite3* db, const PluginRequest& request, std::vector<std::string>& warnings);

  /// Loads one more, as `asked` for: a file or a name. Throws Error(kPlugin).
  void load_one(sqlite3* db, const PluginRequest& request, const std::string& asked,
                std::vector<std::string>& warnings);

  /// In the order of loading.
  const std::vector<PluginRecord>& plugins() const { return plugins_; }
  const FunctionRecord* find_function(std::string_view name) const;

 private:
  /// `is_known`: built with this program; any other is tried in a child process first.
  void load_file(sqlite3* db, const std::filesystem::path& file, bool is_known);

  std::vector<PluginRecord> plugins_;
};

}  // namespace kv::queryctl
