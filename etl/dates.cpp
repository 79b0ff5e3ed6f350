// SPDX-License-Identifier: MIT
#include "etl/dates.h"

#include <charconv>
#include <chrono>
#include <cstdlib>
#include <fmt/core.h>

namespace kv::etl {
namespace {

namespace chrono = std::chrono;

std::optional<int> digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

chrono::sys_seconds clock_seconds() {
  if (const char* fixed = std::getenv("SOURCE_DATE_EPOCH")) {
    long long seconds = 0;
    const std::string_view text = fixed;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (error == std::errc{} && end == text.data() + text.size())
      return chrono::sys_seconds{chrono::seconds{seconds}};
  }
  return chrono::floor<chrono::seconds>(chrono::system_clock::now());
}

}  // namespace

std::optional<int> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text.substr(0, 4));
  const auto month = digits(text.substr(5, 2));
  const auto day = digits(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const chrono::year_month_day date{chrono::year{*year},
                                    chrono::month{static_cast<unsigned>(*month)},
                                    chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  return static_cast<int>(chrono::sys_days{date}.time_since_epoch().count());
}

std::string format_date(int days) {
  const chrono::year_month_day date{chrono::sys_days{chrono::days{days}}};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

int today() {
  return static_cast<int>(chrono::floor<chrono::days>(clock_seconds()).time_since_epoch().count());
}

std::string now_utc() {
  const auto seconds = clock_seconds();
  const auto day = chrono::floor<chrono::days>(seconds);
  const chrono::hh_mm_ss time{seconds - day};
  return fmt::format("{}T{:02}:{:02}:{:02}Z",
                     format_date(static_cast<int>(day.time_since_epoch().count())),
                     time.hours().count(), time.minutes().count(), time.seconds().count());
}

}  // namespace kv::etl
