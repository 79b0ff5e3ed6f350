// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <chrono>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "schema/embedded.h"

namespace kv::queryctl {

/// The scripts that hosts are driven with.
std::span<const EmbeddedFile> embedded_host_scripts();

/// What a host made of a plugin and of statements. Each result is what two runs of the statement in
/// one connection gave: rows separated by newline, columns by '|', NULL as empty; or "error: …".
struct HostReport {
  std::string host;     ///< "sqlite3", "python", "node", "queryctl"
  std::string version;  ///< of the host and of its SQLite
  std::string absent;   ///< why it could not be tried; empty: it was
  std::string error;    ///< why it did not load the plugin, or how it ended; empty: all went well
  std::vector<std::array<std::string, 2>> results;  ///< of each statement, when there is no error
};

/// Tries the plugin in the stock `sqlite3` shell, in Python and in Node's better-sqlite3, each in a
/// process of its own that may take `limit`. `plugin` is an absolute path.
std::vector<HostReport> try_foreign_hosts(const std::filesystem::path& plugin,
                                          const std::vector<std::string>& statements,
                                          std::chrono::milliseconds limit);

/// Reads what a script or `queryctl plugin probe` wrote. A text that is none sets `error`.
void read_host_report(const std::string& json, HostReport& report);

}  // namespace kv::queryctl
