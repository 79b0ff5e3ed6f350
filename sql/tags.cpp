// SPDX-License-Identifier: MIT
#include "sql/tags.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "schema/error.h"

namespace kv::sql {
namespace {

constexpr std::string_view kSpace = " \t";
constexpr std::array<std::string_view, 9> kTypes = {"integer", "count", "number",    "text", "year",
                                                    "date",    "group", "indicator", "wave"};
constexpr std::string_view kChoice = "choice:";  // then the words, with '|' between

template <std::size_t N>
std::string list_of(const std::array<std::string_view, N>& names) {
  std::string text;
  for (std::string_view name : names) text += (text.empty() ? "" : ", ") + std::string(name);
  return text;
}

/// Takes the first word, or the text between single quotes, off the front of `rest`.
std::string take_word(std::string_view& rest) {
  const auto skip = [&] {
    rest.remove_prefix(std::min(rest.find_first_not_of(kSpace), rest.size()));
  };
  skip();
  std::string word;
  if (rest.starts_with('\'')) {
    const auto end = rest.find('\'', 1);
    if (end != std::string_view::npos) {
      word = "'" + std::string(rest.substr(1, end - 1));
      rest.remove_prefix(end + 1);
      skip();
      return word;
    }
  }
  word = rest.substr(0, rest.find_first_of(kSpace));
  rest.remove_prefix(word.size());
  skip();
  return word;
}

}  // namespace

bool is_query_name(std::string_view text) {
  return !text.empty() && text.front() >= 'a' && text.front() <= 'z' &&
         std::ranges::all_of(text, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
         });
}

bool is_identifier(std::string_view text) {
  return is_query_name(text) && text.find('-') == std::string_view::npos;
}

void fail_at(const std::string& path, const SqlTag& tag, const std::string& what,
             const std::string& remedy) {
  throw Error(path + ":" + std::to_string(tag.line) + ": " + what, remedy);
}

int read_decimals(const std::string& path, const SqlTag& tag, std::string_view text) {
  int number = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || number < 0 || number > 15)
    fail_at(path, tag,
            "'" + std::string(text) + "' decimals: a whole number from 0 to 15 is needed.");
  return number;
}

Param read_param(const std::string& path, const SqlTag& tag) {
  std::string_view rest = tag.value;
  Param param;
  param.name = take_word(rest);
  param.type = take_word(rest);
  const std::string value = take_word(rest);
  param.summary = rest;
  if (!is_identifier(param.name) || param.summary.empty())
    fail_at(path, tag, "@param must read: name type default summary.",
            "The default is a word, 'some words', none, or required.");
  if (std::ranges::find(kTypes, param.type) == kTypes.end() && !param.type.starts_with(kChoice))
    fail_at(path, tag, "unknown type '" + param.type + "'.",
            "Known are " + list_of(kTypes) + " and choice:one|other.");
  if (param.name == "lang")
    fail_at(path, tag, ":lang is always there; it is not a parameter of its own.");
  param.required = value == "required";
  if (value.starts_with('\''))
    param.default_value = value.substr(1);
  else if (!param.required && value != "none")
    param.default_value = value;
  return param;
}

ResultColumn read_column(const std::string& path, const SqlTag& tag) {
  std::string_view rest = tag.value;
  ResultColumn column;
  column.name = take_word(rest);
  if (rest.starts_with("decimals=")) {
    const std::string word = take_word(rest);
    column.decimals = read_decimals(path, tag, std::string_view(word).substr(9));
  }
  if (rest.starts_with("role=")) {
    const std::string role = take_word(rest);
    if (role != "role=base") fail_at(path, tag, "'" + role + "': the only role is base.");
    column.base = true;
  }
  column.summary = rest;
  if (!is_identifier(column.name) || column.summary.empty())
    fail_at(path, tag, "@column must read: name [decimals=N] [role=base] summary.");
  return column;
}

Need read_need(const std::string& path, const SqlTag& tag, const std::string& form) {
  std::string_view rest = tag.value;
  Need need;
  need.indicator = take_word(rest);
  need.source = take_word(rest);
  if (need.indicator.empty() || need.source.empty() || !rest.empty())
    fail_at(path, tag, "@" + tag.name + " must read: " + form + ".");
  return need;
}

}  // namespace kv::sql
