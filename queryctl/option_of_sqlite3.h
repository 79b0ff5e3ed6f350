// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <string_view>

namespace kv::queryctl {

/// An option of the sqlite3 shell, which writes them with one dash, and what it is here.
struct OptionOfSqlite3 {
  std::string_view name;
  std::string_view option = {};  ///< empty: what it asks for is so here anyway
  std::string_view value = {};
  bool before = false;  ///< its value is run before all else
};

inline constexpr std::array kOfSqlite3 = {
    OptionOfSqlite3{"bail", "on-error", "stop"},
    OptionOfSqlite3{"batch"},
    OptionOfSqlite3{"cmd", "command", {}, true},
    OptionOfSqlite3{"header"},
    OptionOfSqlite3{"help", "help"},
    OptionOfSqlite3{"init", "file", {}, true},
    OptionOfSqlite3{"noheader", "no-headers"},
    OptionOfSqlite3{"nullvalue", "null"},
    OptionOfSqlite3{"readonly"},
    OptionOfSqlite3{"safe", "safe"},
    OptionOfSqlite3{"separator", "separator"},
    OptionOfSqlite3{"stats", "stats"},
    OptionOfSqlite3{"version", "version"},
};

}  // namespace kv::queryctl
