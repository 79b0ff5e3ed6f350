// SPDX-License-Identifier: MIT
#include "queryctl/clocks/clocks.h"

#include <charconv>
#include <chrono>
#include <string_view>

#include "schema/error.h"

namespace kv::queryctl {
namespace {

std::optional<int> digits(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || text.front() == '-' || error != std::errc{} ||
      end != text.data() + text.size())
    return std::nullopt;
  return number;
}

[[noreturn]] void refuse(const std::string& message, const std::string& remedy) {
  throw Error(message, remedy, ExitCode::kUsage);
}

}  // namespace

std::string read_day(const std::string& option, const std::string& text) {
  const std::string_view day = text;
  if (day.size() == 10 && day[4] == '-' && day[7] == '-') {
    const auto year = digits(day.substr(0, 4));
    const auto month = digits(day.substr(5, 2));
    const auto date = digits(day.substr(8, 2));
    if (year && month && date &&
        std::chrono::year_month_day(std::chrono::year(*year),
                                    std::chrono::month(static_cast<unsigned>(*month)),
                                    std::chrono::day(static_cast<unsigned>(*date)))
            .ok())
      return text;
  }
  refuse(option + ": '" + text + "' is not a date.", "Write year-month-day, such as 2014-12-31.");
}

int read_border_year(const std::string& option, const std::string& text) {
  const auto year = digits(text);
  if (!year || text.size() != 4)
    refuse(option + ": '" + text + "' is not a year.", "Give four digits, such as 2020.");
  return *year;
}

Interval read_interval(const std::string& option, const std::string& text) {
  const auto dash = text.find('-');
  if (dash != std::string::npos) {
    const auto least = digits(std::string_view(text).substr(0, dash));
    const auto most = digits(std::string_view(text).substr(dash + 1));
    if (least && most && *least <= *most)
      return {static_cast<double>(*least), static_cast<double>(*most)};
  }
  refuse(option + ": '" + text + "' does not say what a suppressed figure can be.",
         "Write the least and the most, such as 1-4.");
}

std::string describe(const Clocks& clocks) {
  std::string text = clocks.as_of ? "as of " + *clocks.as_of : "";
  if (clocks.borders)
    text += (text.empty() ? "" : ", ") + std::string("on the municipalities of 1 January ") +
            std::to_string(*clocks.borders);
  return text;
}

}  // namespace kv::queryctl
