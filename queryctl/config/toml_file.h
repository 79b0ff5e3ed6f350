// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace kv::queryctl {

/// `key = value` of a TOML file, at its top or in a table [profile.NAME].
struct TomlEntry {
  std::string profile;  ///< empty: at the top
  std::string key;
  std::vector<std::string> values;  ///< numbers as they are written
  bool is_list = false;
  bool is_flag = false;   ///< true or false
  bool is_false = false;  ///< false
  int line = 0;
};

struct TomlFile {
  std::vector<TomlEntry> entries;
  std::vector<std::string> problems;  ///< sentences "FILE:3: …"
};

/// Reads texts, numbers, true and false, and lists of texts; what else there is, is a problem.
TomlFile read_toml_file(const std::filesystem::path& path);

}  // namespace kv::queryctl
