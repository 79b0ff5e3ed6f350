// SPDX-License-Identifier: MIT
#include "etl/formats/xlsx/footnote.h"

#include <algorithm>
#include <array>

#include "etl/formats/trim.h"

namespace kv::etl::xlsx {
namespace {

// The length in bytes of the superscript digit (or superscript bracket) that `text` begins with.
std::size_t superscript_length(std::string_view text) {
  for (const std::string_view mark : {"¹", "²", "³", "⁰", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹", "⁾"})
    if (text.starts_with(mark)) return mark.size();
  return 0;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// A letter of Latin, Greek, Cyrillic … in UTF-8 begins with 0xC3 to 0xDF; × and ÷ are no matter.
bool has_letter(std::string_view text) {
  return std::ranges::any_of(text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return is_ascii_letter(c) || (byte >= 0xC3 && byte <= 0xDF);
  });
}

// Whether text ends with a letter; marks and no-break spaces (0xC2 …, 0xE2 …) are none.
bool ends_with_letter(std::string_view text) {
  if (text.empty()) return false;
  if (is_ascii_letter(text.back())) return true;
  if (text.size() < 2 || (static_cast<unsigned char>(text.back()) & 0xC0) != 0x80) return false;
  const auto lead = static_cast<unsigned char>(text[text.size() - 2]);
  return lead >= 0xC3 && lead <= 0xDF;
}

bool ends_with_unit(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0 && is_ascii_letter(text[begin - 1])) --begin;
  const std::string_view word = text.substr(begin);
  constexpr std::array<std::string_view, 5> kUnits{"m", "mm", "cm", "dm", "km"};
  const bool whole = begin == 0 || !ends_with_letter(text.substr(0, begin));
  return whole && std::ranges::find(kUnits, word) != kUnits.end();
}

bool has_open_bracket(std::string_view text) {
  return std::ranges::count(text, '(') > std::ranges::count(text, ')');
}

bool may_carry_mark(std::string_view before) {
  return ends_with_letter(before) || before.ends_with(')');
}

// The length of the run of superscripts at the start of `text`: "¹", "¹,²", "¹)".
std::size_t mark_length(std::string_view text, bool bracket_open) {
  std::size_t length = 0;
  while (const std::size_t step = superscript_length(text.substr(length))) {
    length += step;
    const std::string_view rest = text.substr(length);
    for (const std::string_view gap : {",", ", ", " "})
      if (rest.starts_with(gap) && superscript_length(rest.substr(gap.size())) > 0) {
        length += gap.size();
        break;
      }
  }
  if (length > 0 && !bracket_open && text.substr(length).starts_with(')')) ++length;
  return length;
}

std::string without_superscripts(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = mark_length(text.substr(at), has_open_bracket(out));
    if (length == 0) {
      out += text[at++];
      continue;
    }
    const std::string_view mark = text.substr(at, length);
    const std::string_view after = text.substr(at + length);
    const bool power = (mark == "²" || mark == "³") && ends_with_unit(out);
    const std::string_view before = trimmed(out);
    const bool ends_word = after.empty() || !(is_ascii_letter(after[0]) || is_digit(after[0]));
    if (power || !ends_word || !may_carry_mark(before))
      out += mark;
    else
      out.resize(static_cast<std::size_t>(before.data() + before.size() - out.data()));
    at += length;
  }
  return out;
}

// Takes one mark off the end; false when there is none.
bool strip_last(std::string_view& text) {
  if (text.ends_with('*')) {
    std::string_view rest = text;
    while (rest.ends_with('*')) rest.remove_suffix(1);
    rest = trimmed(rest);
    if (!may_carry_mark(rest)) return false;
    text = rest;
    return true;
  }
  if (!text.ends_with(')') || has_open_bracket(text.substr(0, text.size() - 1))) return false;
  std::string_view rest = text.substr(0, text.size() - 1);
  std::size_t digits = 0;
  while (!rest.empty() && is_digit(rest.back()) && digits < 3) {
    rest.remove_suffix(1);
    ++digits;
  }
  rest = trimmed(rest);
  if (digits == 0 || digits > 2 || !may_carry_mark(rest)) return false;
  text = rest;
  return true;
}

}  // namespace

bool strip_notes(std::string_view text, std::string& out) {
  if (!has_letter(text)) return false;
  const std::string plain = without_superscripts(text);
  std::string_view rest = trimmed(plain);
  bool changed = plain != text;
  while (strip_last(rest)) changed = true;
  if (!changed || !has_letter(rest)) return false;
  out = rest;
  return true;
}

}  // namespace kv::etl::xlsx
