// SPDX-License-Identifier: MIT
#include "queryctl/report/numbers.h"

#include <array>

#include "queryctl/output/number.h"

namespace kv::queryctl::report {
namespace {

constexpr std::string_view kMinus = "\u2212";
constexpr std::string_view kThinSpace = "\u202F";

/// `digits` as fixed_real and to_string write them, for a reader.
std::string dressed(std::string digits, std::string_view lang) {
  if (digits.find_first_not_of("-.0123456789") != std::string::npos) return digits;
  const bool negative = digits.starts_with('-');
  if (negative) digits.erase(0, 1);
  const std::size_t point = digits.find('.');
  std::string whole = digits.substr(0, point);
  if (whole.size() > 4)
    for (std::size_t at = whole.size() - 3; at > 0 && at<whole.size(); at = at> 3 ? at - 3 : 0)
      whole.insert(at, lang == "en" ? "," : kThinSpace);
  std::string text(negative ? kMinus : "");
  text += whole;
  if (point != std::string::npos) text += (lang == "en" ? "." : ",") + digits.substr(point + 1);
  return text;
}

using Names = std::array<std::string_view, 13>;
constexpr Names kNorwegian = {"null", "én",   "to", "tre", "fire",   "fem", "seks",
                              "sju",  "åtte", "ni", "ti",  "elleve", "tolv"};
constexpr Names kEnglish = {"no",    "one",   "two",  "three", "four",   "five",  "six",
                            "seven", "eight", "nine", "ten",   "eleven", "twelve"};

using Months = std::array<std::string_view, 12>;
constexpr Months kMonthsNo = {"januar", "februar", "mars",      "april",   "mai",      "juni",
                              "juli",   "august",  "september", "oktober", "november", "desember"};
constexpr Months kMonthsEn = {"January",   "February", "March",    "April",
                              "May",       "June",     "July",     "August",
                              "September", "October",  "November", "December"};

}  // namespace

std::string shown_value(const Value& value, std::optional<int> decimals, std::string_view lang) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* whole = std::get_if<std::int64_t>(&value)) {
    if (!decimals) return dressed(std::to_string(*whole), lang);
    return dressed(fixed_real(static_cast<double>(*whole), *decimals), lang);
  }
  const auto* real = std::get_if<double>(&value);
  if (!real) return {};
  std::string digits = decimals ? fixed_real(*real, *decimals) : shortest_real(*real);
  if (!decimals && digits.ends_with(".0")) digits.resize(digits.size() - 2);
  return dressed(digits, lang);
}

std::string in_words(const Value& value, std::string_view lang) {
  std::int64_t number = -1;
  if (const auto* whole = std::get_if<std::int64_t>(&value)) number = *whole;
  if (const auto* real = std::get_if<double>(&value))
    if (*real >= 0 && *real <= 12 && *real == static_cast<double>(static_cast<int>(*real)))
      number = static_cast<std::int64_t>(*real);
  if (number < 0 || number > 12) return shown_value(value, std::nullopt, lang);
  return std::string((lang == "en" ? kEnglish : kNorwegian)[static_cast<std::size_t>(number)]);
}

std::string shown_date(std::string_view date, std::string_view lang) {
  const auto digit = [&](std::size_t at) { return date[at] >= '0' && date[at] <= '9'; };
  if (date.size() != 10 || date[4] != '-' || date[7] != '-') return std::string(date);
  for (const std::size_t at : {0U, 1U, 2U, 3U, 5U, 6U, 8U, 9U})
    if (!digit(at)) return std::string(date);
  const int month = (date[5] - '0') * 10 + date[6] - '0';
  if (month < 1 || month > 12) return std::string(date);
  const std::string day(date.substr(date[8] == '0' ? 9 : 8, date[8] == '0' ? 1 : 2));
  const auto& months = lang == "en" ? kMonthsEn : kMonthsNo;
  return day + (lang == "en" ? " " : ". ") +
         std::string(months[static_cast<std::size_t>(month - 1)]) + " " +
         std::string(date.substr(0, 4));
}

std::string listed(std::span<const std::string> items, std::string_view lang) {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) text += i + 1 < items.size() ? ", " : lang == "en" ? " and " : " og ";
    text += items[i];
  }
  return text;
}

std::string capitalised(std::string text) {
  if (text.empty()) return text;
  if (text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  // æ ø å é: the second byte of the capital is 0x20 less.
  if (text.size() > 1 && text[0] == '\xC3' && static_cast<unsigned char>(text[1]) >= 0xA0)
    text[1] = static_cast<char>(static_cast<unsigned char>(text[1]) - 0x20);
  return text;
}

}  // namespace kv::queryctl::report
