// SPDX-License-Identifier: MIT
#include "etl/formats/region_code.h"

#include <algorithm>

#include "etl/formats/place.h"
#include "etl/formats/trim.h"

namespace kv::etl {
namespace {

bool digit(char c) {
  return c >= '0' && c <= '9';
}

std::size_t leading_digits(std::string_view text) {
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), digit) - text.begin());
}

std::string_view unquoted(std::string_view text) {
  text = trimmed(text);
  if (text.size() >= 2 && text.front() == text.back() &&
      (text.front() == '"' || text.front() == '\'')) {
    text = trimmed(text.substr(1, text.size() - 2));
  }
  return text;
}

// Takes "K-", "K_" or "K" off the front, when a digit follows it.
bool take_prefix(std::string_view& text, char letter) {
  if (!text.starts_with(letter)) return false;
  std::string_view rest = text.substr(1);
  if (rest.starts_with('-') || rest.starts_with('_')) rest.remove_prefix(1);
  if (rest.empty() || !digit(rest[0])) return false;
  text = rest;
  return true;
}

// Takes the spaces and dashes between code and name off the front; false when there are none.
bool take_between(std::string_view& text) {
  const std::size_t before = text.size();
  int dashes = 0;
  while (!text.empty()) {
    if (const std::size_t length = space_length(text); length > 0) {
      text.remove_prefix(length);
    } else if (dashes == 0 && text.starts_with('-')) {
      text.remove_prefix(1);
      ++dashes;
    } else if (dashes == 0 && (text.starts_with("–") || text.starts_with("—"))) {
      text.remove_prefix(3);
      ++dashes;
    } else {
      break;
    }
  }
  return text.size() < before;
}

// `reason` continues a sentence that begins with the text, unless there is none.
RegionLabel refuse(std::string_view text, const std::string& reason) {
  RegionLabel label;
  if (!text.empty()) label.why = in_quotes(shown(text)) + ' ';
  label.why += reason;
  return label;
}

bool holds_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), digit);
}

}  // namespace

RegionLabel parse_region(std::string_view text, int digits) {
  const std::size_t wanted = digits > 0 ? static_cast<std::size_t>(digits) : 0;
  const bool municipality = wanted == 4;
  const std::string a_code = "a code of " + std::to_string(wanted) + " digits";

  const std::string_view whole = unquoted(text);
  if (whole.empty()) return refuse({}, "The cell is empty; " + a_code + " is wanted.");
  std::string_view rest = whole;
  RegionLabel label;
  label.prefixed = take_prefix(rest, municipality ? 'K' : 'F');

  const std::size_t count = leading_digits(rest);
  if (count == 0) {
    const bool minus = (whole[0] == '-' || whole.starts_with("\xE2\x88\x92")) && holds_digit(whole);
    if (minus) return refuse(whole, "is negative; " + a_code + " is wanted.");
    if (!holds_digit(whole)) return refuse(whole, "has no code; " + a_code + " is wanted.");
    return refuse(whole, "does not begin with " + a_code + ".");
  }
  const std::string_view code = rest.substr(0, count);
  rest.remove_prefix(count);
  if (rest.size() > 1 && (rest[0] == '.' || rest[0] == ',') && digit(rest[1])) {
    return refuse(whole, "is a number with decimals; " + a_code +
                             " is wanted. Format the column as text before exporting it.");
  }
  const bool separated = rest.empty() || take_between(rest);
  if (!separated) {
    return refuse(whole, "has something other than a space directly after the digits; write " +
                             a_code + ", a space, and the name.");
  }
  label.padded = municipality && count == 3;
  if (count != wanted && !label.padded) {
    return refuse(whole, "has " + std::to_string(count) + (count == 1 ? " digit; " : " digits; ") +
                             a_code + " is wanted.");
  }
  if (rest.empty() && !digit(whole.back())) {
    return refuse(whole, "ends in a dash; a code or a code and a name is wanted.");
  }
  if (!rest.empty() && digit(rest[0])) {
    return refuse(whole,
                  "has a second number where the name should be; is it a code with a space in it, "
                  "or a range?");
  }
  if (rest.starts_with('-')) {
    return refuse(whole, "has more than one dash between the code and the name.");
  }
  if (label.padded) label.code = "0";
  label.code += code;
  label.name = std::string(rest);
  label.ok = true;
  return label;
}

}  // namespace kv::etl
