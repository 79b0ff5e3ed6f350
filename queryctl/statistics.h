// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace kv::queryctl {

class Session;

/// What --stats writes: one line of JSON with statements, rows, rows_left_out, bytes (of values),
/// seconds, vintage and borders (null unless asked for), database, plugins, peak_memory (bytes) and
/// exit.
std::string statistics_json(const Session& session, double seconds, int exit_code);

}  // namespace kv::queryctl
