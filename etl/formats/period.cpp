// SPDX-License-Identifier: MIT
#include "etl/formats/period.h"

#include <chrono>
#include <cstdio>
#include <optional>

#include "etl/formats/trim.h"

namespace kv::etl {
namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::last;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;

constexpr unsigned kYear = 10000;

std::optional<unsigned> number(std::string_view text, std::size_t digits) {
  if (text.size() != digits) return std::nullopt;
  unsigned value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + static_cast<unsigned>(c - '0');
  }
  return value;
}

std::string iso(sys_days date) {
  const year_month_day ymd{date};
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", int{ymd.year()}, unsigned{ymd.month()},
                unsigned{ymd.day()});
  return text;
}

Period make(char frequency, std::string code, sys_days starts, sys_days ends, unsigned id) {
  return {frequency, std::move(code), iso(starts), iso(ends), id, true};
}

// `parts` months each, the n-th (from 1) of year y.
Period months(char frequency, std::string code, year y, unsigned n, unsigned parts, unsigned id) {
  const sys_days starts = y / month{(n - 1) * parts + 1} / 1;
  const sys_days ends = y / month{n * parts} / last;
  return make(frequency, std::move(code), starts, ends, id);
}

sys_days first_week(year y) {
  const sys_days fourth = y / month{1} / 4;
  return fourth - (std::chrono::weekday{fourth} - std::chrono::Monday);
}

Period week(std::string code, year y, unsigned n, unsigned id) {
  const sys_days monday = first_week(y) + days{7 * (static_cast<int>(n) - 1)};
  if (n < 1 || monday >= first_week(y + std::chrono::years{1})) return {};
  return make('W', std::move(code), monday, monday + days{6}, id);
}

Period date(std::string_view text, unsigned y) {
  const auto m = number(text.substr(5, 2), 2);
  const auto d = number(text.substr(8), 2);
  if (text[4] != '-' || text[7] != '-' || !m || !d) return {};
  const year_month_day ymd{year{static_cast<int>(y)}, month{*m}, day{*d}};
  if (!ymd.ok()) return {};
  const sys_days today{ymd};
  const auto of_year = (today - sys_days{ymd.year() / month{1} / 1}).count() + 1;
  return make('D', std::string(text), today, today,
              y * kYear + 5000 + static_cast<unsigned>(of_year));
}

}  // namespace

Period parse_period(std::string_view text) {
  text = trimmed(text);
  if (text.size() < 4) return {};
  const auto year_number = number(text.substr(0, 4), 4);
  if (!year_number || *year_number < 1000 || *year_number > 2999) return {};
  const unsigned base = *year_number * kYear;
  const year y{static_cast<int>(*year_number)};
  if (text.size() == 4) return months('A', std::string(text), y, 1, 12, *year_number);
  if (text.size() == 10) return date(text, *year_number);

  const std::string_view digits = text.substr(5);
  const auto n = number(digits, digits.size());
  if (!n || digits.empty() || digits.size() > 2) return {};
  std::string code(text);
  switch (text[4]) {
    case 'H':
      if (digits.size() != 1 || *n < 1 || *n > 2) return {};
      return months('H', std::move(code), y, *n, 6, base + 1000 + *n);
    case 'K':
    case 'Q':
      if (digits.size() != 1 || *n < 1 || *n > 4) return {};
      code[4] = 'K';
      return months('Q', std::move(code), y, *n, 3, base + 2000 + *n);
    case 'M':
      if (digits.size() != 2 || *n < 1 || *n > 12) return {};
      return months('M', std::move(code), y, *n, 1, base + 3000 + *n);
    case 'U':
    case 'W':
      if (digits.size() != 2) return {};
      code[4] = 'U';
      return week(std::move(code), y, *n, base + 4000 + *n);
    default:
      return {};
  }
}

}  // namespace kv::etl
