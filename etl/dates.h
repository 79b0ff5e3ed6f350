// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kv::etl {

/// Days since 1970-01-01 of an ISO 8601 date (proleptic Gregorian); nullopt when it is no such
/// date.
std::optional<int> parse_date(std::string_view text);

/// ISO 8601 text of a day number.
std::string format_date(int days);

/// The day number of today, UTC. SOURCE_DATE_EPOCH (seconds) replaces the clock when it is set.
int today();

/// The present moment as "2026-11-25T01:58:18Z", from the same clock as today().
std::string now_utc();

}  // namespace kv::etl
