// SPDX-License-Identifier: MIT
#include "etl/formats/xlsx/serial_date.h"

#include <array>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>

namespace kv::etl::xlsx {
namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;

constexpr std::int64_t kDay = 86'400'000;  // milliseconds
constexpr double kMaxSerial = 2'958'466;   // 1 January 10000
constexpr std::int64_t kNoSuchDay = 60;

template <class... Values>
std::string written(const char* format, Values... values) {
  std::array<char, 64> out{};
  const int length = std::snprintf(out.data(), out.size(), format, values...);
  return {out.data(), static_cast<std::size_t>(length)};
}

std::string clock(std::int64_t ms) {
  std::string text =
      written("%02lld:%02lld:%02lld", static_cast<long long>(ms / 3'600'000),
              static_cast<long long>(ms / 60'000 % 60), static_cast<long long>(ms / 1000 % 60));
  if (ms % 1000 != 0) text += written(".%03lld", static_cast<long long>(ms % 1000));
  return text;
}

// Nothing for the day that never was.
std::string day_text(std::int64_t serial, DateSystem system) {
  sys_days start = sys_days(year{1904} / month{1} / day{1});
  if (system == DateSystem::k1900) {
    if (serial == kNoSuchDay) return {};
    start = sys_days(year{1899} / month{12} / day{serial < kNoSuchDay ? 31U : 30U});
  }
  const year_month_day date(start + days(serial));
  return written("%04d-%02u-%02u", static_cast<int>(date.year()),
                 static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

}  // namespace

SerialDate serial_date(double serial, DateSystem system, FormatKind kind) {
  if (!std::isfinite(serial) || serial < 0 || serial >= kMaxSerial) return {};
  const auto total = static_cast<std::int64_t>(std::llround(serial * static_cast<double>(kDay)));
  if (kind == FormatKind::kDuration) return {true, clock(total), false, true};
  const std::int64_t whole = total / kDay;
  const std::int64_t rest = total % kDay;
  if (kind == FormatKind::kTime && whole == 0) return {true, clock(rest), false, true};
  if (whole == 0 && system == DateSystem::k1900) return {};
  SerialDate out;
  out.text = day_text(whole, system);
  if (out.text.empty() || out.text.size() > 10) return {};
  out.ok = true;
  out.has_date = true;
  out.has_time = rest != 0 || kind != FormatKind::kDate;
  if (out.has_time) out.text += "T" + clock(rest);
  return out;
}

bool is_iso_date(const std::string& text, bool& has_time) {
  const auto digits = [&](std::size_t at, std::size_t count) {
    int number = 0;
    for (std::size_t i = at; i < at + count; ++i) {
      if (i >= text.size() || text[i] < '0' || text[i] > '9') return -1;
      number = number * 10 + (text[i] - '0');
    }
    return number;
  };
  const auto is = [&](std::size_t at, char c) { return at < text.size() && text[at] == c; };
  const int y = digits(0, 4);
  const int m = digits(5, 2);
  const int d = digits(8, 2);
  if (y < 0 || m < 1 || d < 1 || !is(4, '-') || !is(7, '-')) return false;
  if (!(year{y} / month{static_cast<unsigned>(m)} / day{static_cast<unsigned>(d)}).ok())
    return false;
  has_time = text.size() > 10;
  if (!has_time) return true;
  const int hour = digits(11, 2);
  const int minute = digits(14, 2);
  const int second = digits(17, 2);
  if (!is(10, 'T') || !is(13, ':') || !is(16, ':')) return false;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return false;
  std::size_t at = 19;
  if (is(at, '.')) {
    const std::size_t first = ++at;
    while (digits(at, 1) >= 0) ++at;
    if (at == first) return false;
  }
  if (is(at, 'Z')) ++at;
  return at == text.size();
}

}  // namespace kv::etl::xlsx
