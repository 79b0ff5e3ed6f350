// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "queryctl/clocks/clocks.h"

struct sqlite3;

namespace kv::queryctl {

/// What a clock table shows. Shared by the connection's module and its tables.
struct ClockRequest {
  Clocks clocks;
  std::optional<std::int64_t> as_of;  ///< clocks.as_of in days since 1970-01-01
};

/// Registers the module `name`. `CREATE VIRTUAL TABLE temp.observation USING <name>` then has the
/// columns of main.observation (with borders also lower, upper, estimated and reason) and shows
/// the cells of `request`. The table is read-only, keyed like main.observation, and keeps what a
/// query knows of the key's columns: it reads by key in a join, under an aggregate and behind a
/// LEFT JOIN, where SQLite would scan both tables behind a view that is their union. One statement
/// sees one state of the file. Throws Error when SQLite refuses.
void register_clock_module(sqlite3* db, const std::string& name,
                           std::shared_ptr<const ClockRequest> request);

}  // namespace kv::queryctl
