// SPDX-License-Identifier: MIT
#include "queryctl/report/expressions.h"

#include <algorithm>
#include <rapidjson/document.h>

#include "queryctl/report/escape.h"
#include "queryctl/report/labels.h"
#include "queryctl/report/numbers.h"
#include "queryctl/report/runner.h"
#include "queryctl/session.h"
#include "queryctl/suggest.h"
#include "schema/error.h"
#include "sql/tags.h"

namespace kv::queryctl::report {
namespace {

std::string trimmed(std::string_view text) {
  const std::size_t first = std::min(text.find_first_not_of(" \t\n"), text.size());
  text.remove_prefix(first);
  const std::size_t last = text.find_last_not_of(" \t\n");
  return std::string(text.substr(0, last == std::string_view::npos ? 0 : last + 1));
}

/// `text` at each '|' that is neither within quotes nor one of two (SQL's ||).
std::vector<std::string> split_filters(std::string_view text) {
  std::vector<std::string> parts;
  char quote = 0;
  std::size_t start = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '\'' || c == '"') {
      quote = c;
    } else if (c == '|') {
      if (i + 1 < text.size() && text[i + 1] == '|') {
        ++i;
        continue;
      }
      parts.push_back(trimmed(text.substr(start, i - start)));
      start = i + 1;
    }
  }
  parts.push_back(trimmed(text.substr(start)));
  return parts;
}

/// The texts of a JSON array; nothing for other text.
std::optional<std::vector<std::string>> items_of(const std::string& json, std::string_view lang) {
  rapidjson::Document array;
  array.Parse(json.c_str(), json.size());
  if (array.HasParseError() || !array.IsArray()) return std::nullopt;
  std::vector<std::string> items;
  for (const auto& item : array.GetArray()) {
    if (item.IsString())
      items.emplace_back(item.GetString(), item.GetStringLength());
    else if (item.IsInt64())
      items.push_back(shown_value(Value(item.GetInt64()), std::nullopt, lang));
    else if (item.IsNumber())
      items.push_back(shown_value(Value(item.GetDouble()), std::nullopt, lang));
    else if (!item.IsNull())
      return std::nullopt;
  }
  return items;
}

bool is_number(std::string_view text) {
  return !text.empty() && text.size() <= 2 &&
         std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

bool Expressions::is_of_gap(std::string_view text) const {
  return std::ranges::any_of(gaps_, [&](const std::string& name) {
    for (std::size_t at = text.find(name); at != std::string_view::npos;
         at = text.find(name, at + 1)) {
      const auto part = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
      };
      const std::size_t end = at + name.size();
      if ((at == 0 || !part(text[at - 1])) && (end == text.size() || !part(text[end]))) return true;
    }
    return false;
  });
}

Value Expressions::value_of(const std::string& text, int line, const Values& values) {
  if (text.starts_with(':')) {
    const auto it = values.find(std::string_view(text).substr(1));
    if (it != values.end()) return it->second;
    throw Error(place(line) + "there is no parameter " + text + ".",
                "Declare it with -- @param at the top of the document.");
  }
  if (is_of_gap(text)) return {};
  std::string sql = text;
  const std::size_t dot = text.find('.');
  const bool of_block = dot != std::string::npos && sql::is_identifier(text.substr(0, dot)) &&
                        sql::is_identifier(text.substr(dot + 1));
  if (of_block)
    sql = "SELECT \"" + text.substr(dot + 1) + "\" FROM temp.\"" + text.substr(0, dot) + "\"";
  try {
    Runner::require_query(sql);
  } catch (const Error&) {
    throw Error(place(line) + "{{ " + text + " }} is no expression.",
                "Write :parameter, @block, block.column, or SELECT ….");
  }
  Captured captured;
  try {
    captured = session_.capture_query(sql, values, path_, line);
  } catch (const Error& error) {
    throw Error(std::string(error.what()) + " In {{ " + text + " }}.", error.remedy(),
                error.code());
  }
  const CapturedTable& table = captured.tables.front();
  if (table.columns.size() != 1 || table.rows.size() != 1)
    throw Error(place(line) + "{{ " + text + " }} gives " + std::to_string(table.rows.size()) +
                    " rows of " + std::to_string(table.columns.size()) +
                    " columns; one value is wanted.",
                "Use an aggregate, or name the row.");
  return table.rows[0][0];
}

Expressions::Shown Expressions::show(const Expression& expression, const Values& values,
                                     std::string_view lang) {
  const std::vector<std::string> parts = split_filters(expression.text);
  const auto filters = std::span(parts).subspan(1);
  const auto unknown = [&](const std::string& filter) {
    return Error(place(expression.line) + "{{ " + expression.text + " }}: '" + filter +
                     "' is no way to show a value.",
                 "Known are a number of decimals, words, cap, list, date and or 'text'.");
  };
  if (parts[0].starts_with('@')) {
    const auto it = targets_.find(std::string_view(parts[0]).substr(1));
    if (it == targets_.end()) {
      std::vector<std::string> names;
      for (const auto& [name, target] : targets_) names.push_back(name);
      throw Error(
          place(expression.line) + "no table or figure has the name " + parts[0].substr(1) + ".",
          did_you_mean(parts[0].substr(1), names, "Give its block a -- @name."));
    }
    Shown shown{it->second.text, it->second.id};
    for (const std::string& filter : filters) {
      if (filter != "cap") throw unknown(filter);
      shown.text = capitalised(shown.text);
    }
    return shown;
  }
  const Value value = value_of(parts[0], expression.line, values);
  std::optional<int> decimals;
  bool words = false;
  bool cap = false;
  bool list = false;
  bool date = false;
  std::optional<std::string> otherwise;
  for (const std::string& filter : filters) {
    if (is_number(filter))
      decimals = std::min(std::stoi(filter), 15);
    else if (filter == "words")
      words = true;
    else if (filter == "cap")
      cap = true;
    else if (filter == "list")
      list = true;
    else if (filter == "date")
      date = true;
    else if (filter.starts_with("or '") && filter.ends_with('\'') && filter.size() > 4)
      otherwise = filter.substr(4, filter.size() - 5);
    else
      throw unknown(filter);
  }
  if (std::holds_alternative<std::monostate>(value)) {
    if (otherwise) return {*otherwise, {}};
    missing_.push_back(place(expression.line) + "{{ " + expression.text + " }}");
    return {std::string(label(Label::kMissingNumber, lang)), {}};
  }
  std::string text = words ? in_words(value, lang) : shown_value(value, decimals, lang);
  if (list) {
    const auto items = items_of(text, lang);
    if (!items)
      throw Error(
          place(expression.line) + "{{ " + expression.text + " }}: list wants a JSON array.",
          "Use json_group_array().");
    if (items->empty() && otherwise) return {*otherwise, {}};
    text = listed(*items, lang);
  }
  if (date) text = shown_date(text, lang);
  if (cap) text = capitalised(text);
  return {text, {}};
}

std::string Expressions::html(const Expression& expression, const Values& values) {
  const Shown shown = show(expression, values, lang_);
  if (shown.id.empty()) return escape(shown.text);
  return "<a href=\"#" + shown.id + "\">" + escape(shown.text) + "</a>";
}

std::string Expressions::filled(const std::string& text, int line, const Values& values,
                                std::string_view lang) {
  std::string out;
  for (const Piece& piece : pieces_of(path_, line, text))
    out += piece.expression ? show({piece.text, line}, values, lang).text : piece.text;
  return out;
}

}  // namespace kv::queryctl::report
