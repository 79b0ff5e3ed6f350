// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "queryctl/kit/foreign_hosts.h"

namespace kv::queryctl {

/// A function as its record tells of it.
struct ProbedFunction {
  std::string name;
  std::string kind;
  std::string signature;
  std::string summary;
  std::string example;
  std::string result;
};

/// A function as SQLite has it after loading.
struct RegisteredFunction {
  std::string name;
  int arguments = 0;  ///< -1: any number
  bool deterministic = false;
  bool innocuous = false;
  bool direct_only = false;
};

/// What loading a plugin in a process of its own has told.
struct Probed {
  std::string refusal;  ///< why it cannot be loaded; empty: it can
  std::string remedy;
  bool has_record = false;
  std::string name;
  std::string version;
  std::string summary;
  std::string licence;
  int min_sqlite = 0;
  std::vector<ProbedFunction> functions;
  std::vector<std::array<std::string, 3>> commands;  ///< name, summary, example
  std::vector<RegisteredFunction> registered;        ///< what came with loading
  std::vector<std::string> modules;                  ///< table-valued functions that came with it
  HostReport host;                                   ///< the examples, in this program
};

/// Runs `queryctl plugin probe` on an absolute path.
Probed probe_plugin(const std::filesystem::path& file, std::chrono::milliseconds limit);

/// Loads it, asks one of the examples and closes, `queryctl plugin cycles` in a process of its own.
/// Returns what went wrong, or "".
std::string cycle_plugin(const std::filesystem::path& file, const Probed& probed,
                         std::chrono::milliseconds limit);

/// The file that FILE of a verb means: a path when it has a '/' or ends in .so, else a name looked
/// for in the plugin folders. Throws Error(kPlugin).
std::filesystem::path plugin_file(const std::string& asked);

/// The folders in which plugins are looked for, first QUERYCTL_PLUGIN_PATH.
std::vector<std::filesystem::path> plugin_folders(std::vector<std::string>& warnings);

}  // namespace kv::queryctl
