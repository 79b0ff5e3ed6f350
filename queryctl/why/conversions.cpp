// SPDX-License-Identifier: MIT
#include "queryctl/why/conversions.h"

#include <algorithm>

#include "schema/cell_texts.h"

namespace kv::queryctl {
namespace {

constexpr std::string_view kEmptyCell = "tom";  // the symbol of a cell without text

bool only_digits(const std::string& text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::string plain_text(const Value& value) {
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return std::to_string(*integer);
  if (const auto* real = std::get_if<double>(&value)) return plain_number(*real);
  return {};
}

std::string number_conversion(const Reading& reading) {
  const std::string value = plain_text(reading.value);
  if (!reading.text)
    return reading.decimal_mark == "," && value.find('.') != std::string::npos
               ? "decimal comma: read as " + value
               : "";
  if (*reading.text == "-") return "'-', the agency's sign for zero, read as 0";
  return "'" + *reading.text + "' read as " + value;
}

std::string code_conversion(const Reading& reading) {
  if (!reading.code) return {};
  const std::string& text = reading.code->text;
  const std::string& code = reading.code->code;
  std::string sentences;
  if (text != code) {
    const bool padded = only_digits(text) && text.size() < code.size() && code.ends_with(text);
    sentences = padded ? "code " + text + " had lost its leading zero: " + code
                       : "code " + code + " read from '" + text + "'";
  }
  if (code != reading.region)
    sentences += (sentences.empty() ? "" : "; ") + ("code " + code) + " is " + reading.region +
                 " of that time: the file uses later codes";
  return sentences;
}

}  // namespace

std::string as_it_stood(const Reading& reading) {
  if (reading.text) return *reading.text;
  if (!reading.status.empty()) return reading.status == kEmptyCell ? "" : reading.status;
  std::string text = plain_text(reading.value);
  if (reading.decimal_mark == ",") std::ranges::replace(text, '.', ',');
  return text;
}

std::string conversions(const Reading& reading) {
  std::string value;
  if (reading.status.empty())
    value = number_conversion(reading);
  else
    value = (reading.status == kEmptyCell ? "an empty cell" : "'" + as_it_stood(reading) + "'") +
            ": no number, status '" + reading.status + "' (" + reading.status_title + ")";
  const std::string code = code_conversion(reading);
  return value + (value.empty() || code.empty() ? "" : "; ") + code;
}

}  // namespace kv::queryctl
