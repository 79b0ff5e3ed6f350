// SPDX-License-Identifier: MIT
#include "etl/formats/survey/survey_table.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "etl/formats/trim.h"

namespace kv::etl {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace

bool same_variable(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, lower, lower);
}

bool SurveyColumn::declares_missing(const std::string& code) const {
  const auto number = [](const std::string& text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = error == std::errc{} && end == text.data() + text.size();
    return whole ? value : std::nan("");
  };
  return std::ranges::any_of(missing, [&](const auto& range) {
    return range.first == code || (!is_text && number(code) >= number(range.first) &&
                                   number(code) <= number(range.second));
  });
}

std::size_t SurveyTable::find(std::string_view name) const {
  const auto it = std::ranges::find_if(
      columns, [&](const SurveyColumn& column) { return same_variable(column.name, name); });
  return it == columns.end() ? kNone : static_cast<std::size_t>(it - columns.begin());
}

std::string code_text(double number) {
  if (number == 0) return "0";
  std::array<char, 400> buffer;
  const bool plain = std::fabs(number) >= 1e-5 && std::fabs(number) < 1e16;
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number,
                                 plain ? std::chars_format::fixed : std::chars_format::scientific);
  return {buffer.data(), end.ptr};
}

std::string code_text(const SurveyCell& cell) {
  switch (cell.kind) {
    case SurveyCell::Kind::kNothing:
      return {};
    case SurveyCell::Kind::kNumber:
      return code_text(cell.number);
    case SurveyCell::Kind::kText:
      break;
  }
  return std::string(trimmed(cell.text));
}

}  // namespace kv::etl
