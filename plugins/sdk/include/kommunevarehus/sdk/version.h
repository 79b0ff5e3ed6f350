// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace kv::sdk {

/// 3040001 -> "3.40.1", from the form of sqlite3_libversion_number().
inline std::string sqlite_version_text(int number) {
  return std::to_string(number / 1'000'000) + "." + std::to_string(number / 1'000 % 1'000) + "." +
         std::to_string(number % 1'000);
}

/// The sentence with which a plugin refuses a host that is too old; empty when it is new enough.
inline std::string version_refusal(std::string_view plugin, int host, int needed) {
  if (host >= needed) return {};
  return std::string(plugin) + ": this program has SQLite " + sqlite_version_text(host) +
         ", but the plugin needs " + sqlite_version_text(needed) +
         " or newer. Load it in a program with a newer SQLite.";
}

}  // namespace kv::sdk
