// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <charconv>

#include "schema/error.h"
#include "schema/sql_file.h"
#include "sql/library.h"

namespace kv::sql {
namespace {

constexpr std::string_view kSpace = " \t";
constexpr std::array<std::string_view, 9> kTypes = {"integer", "count", "number",    "text", "year",
                                                    "date",    "group", "indicator", "wave"};
constexpr std::string_view kChoice = "choice:";  // then the words, with '|' between
constexpr std::array<std::string_view, 6> kKinds = {"count", "amount", "share",
                                                    "ratio", "index",  "category"};
constexpr std::array<std::string_view, 16> kTags = {
    "title", "title.nn", "title.en", "unit", "decimals", "kind",  "param",      "column",
    "needs", "source",   "order",    "note", "example",  "plain", "definition", "function"};

template <std::size_t N>
std::string list_of(const std::array<std::string_view, N>& names) {
  std::string text;
  for (std::string_view name : names) text += (text.empty() ? "" : ", ") + std::string(name);
  return text;
}

bool is_query_name(std::string_view text) {
  return !text.empty() && text.front() >= 'a' && text.front() <= 'z' &&
         std::ranges::all_of(text, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
         });
}

bool is_identifier(std::string_view text) {
  return is_query_name(text) && text.find('-') == std::string_view::npos;
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

class Reader {
 public:
  Reader(std::string_view path, std::string_view text, std::span<const std::string_view> subjects)
      : file_(parse_sql_file(path, text)), subjects_(subjects) {}

  Query read() {
    const SqlBlock& block = only_block();
    query_.path = file_.path;
    query_.sql = block.sql;
    query_.sql_line = block.sql_line;
    read_subject(block);
    for (std::size_t i = 1; i < block.tags.size(); ++i) read_tag(block.tags[i]);
    if (query_.title_nb.empty()) fail(block.tags.front(), "@title is missing.");
    if (query_.subject == "indicator" && query_.unit.empty())
      fail(block.tags.front(), "@unit is missing.");
    return query_;
  }

 private:
  [[noreturn]] void fail(const SqlTag& tag, const std::string& what,
                         const std::string& remedy = {}) const {
    throw Error(file_.path + ":" + std::to_string(tag.line) + ": " + what, remedy);
  }

  const SqlBlock& only_block() const {
    if (file_.blocks.empty() || file_.blocks.front().tags.empty())
      throw Error(file_.path + ":1: the file does not say what it is.",
                  "Start it with -- @indicator NAME and its other tags.");
    if (file_.blocks.size() > 1)
      fail(file_.blocks[1].tags.front(), "a second set of tags; a file holds one query.",
           "Put it in a file of its own.");
    if (file_.blocks.front().sql.empty())
      fail(file_.blocks.front().tags.back(), "no SQL follows the tags.");
    return file_.blocks.front();
  }

  void read_subject(const SqlBlock& block) {
    std::vector<std::string_view> known(subjects_.begin(), subjects_.end());
    known.insert(known.end(), kTags.begin(), kTags.end());
    file_.require_known_tags(known);

    const SqlTag& tag = block.tags.front();
    if (std::ranges::find(subjects_, tag.name) == subjects_.end())
      fail(tag, "the first tag is @" + tag.name + "; it must be the one that names the query.");
    if (!is_query_name(tag.value))
      fail(tag, "'" + tag.value + "' is not a name: a-z, 0-9, '-' and '_', a letter first.");
    query_.subject = tag.name;
    query_.name = tag.value;
  }

  void once(const SqlTag& tag, std::string& target) const {
    if (!target.empty()) fail(tag, "@" + tag.name + " stands twice.");
    if (tag.value.empty()) fail(tag, "@" + tag.name + " says nothing.");
    target = tag.value;
  }

  int decimals(const SqlTag& tag, std::string_view text) const {
    int number = -1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || number < 0 || number > 15)
      fail(tag, "'" + std::string(text) + "' decimals: a whole number from 0 to 15 is needed.");
    return number;
  }

  void read_tag(const SqlTag& tag) {
    if (tag.name == "title") return once(tag, query_.title_nb);
    if (tag.name == "title.nn") return once(tag, query_.title_nn);
    if (tag.name == "title.en") return once(tag, query_.title_en);
    if (tag.name == "unit") return once(tag, query_.unit);
    if (tag.name == "definition") return once(tag, query_.definition);
    if (tag.name == "source") return once(tag, query_.source);
    if (tag.name == "order") return once(tag, query_.order);
    if (tag.name == "example") return once(tag, query_.example);
    if (tag.name == "param") return read_param(tag);
    if (tag.name == "column") return read_column(tag);
    if (tag.name == "needs") return read_need(tag, "indicator source", query_.needs);
    if (tag.name == "function") return read_need(tag, "function plugin", query_.functions);
    if (tag.name == "plain") return read_plain(tag);
    if (tag.name == "note") {
      query_.notes.emplace_back();
      return once(tag, query_.notes.back());
    }
    if (tag.name == "kind") {
      once(tag, query_.kind);
      if (std::ranges::find(kKinds, query_.kind) == kKinds.end())
        fail(tag, "unknown kind '" + query_.kind + "'.", "Known are " + list_of(kKinds) + ".");
      return;
    }
    if (tag.name == "decimals") {
      if (query_.decimals) fail(tag, "@decimals stands twice.");
      query_.decimals = decimals(tag, tag.value);
      return;
    }
    fail(tag, "@" + tag.name + " stands twice; a file holds one query.");
  }

  void read_plain(const SqlTag& tag) {
    if (!tag.value.empty()) fail(tag, "@plain takes no value.");
    query_.needs_warehouse = false;
  }

  void read_param(const SqlTag& tag) {
    std::string_view rest = tag.value;
    Param param;
    param.name = take_word(rest);
    param.type = take_word(rest);
    const std::string value = take_word(rest);
    param.summary = rest;
    if (!is_identifier(param.name) || param.summary.empty())
      fail(tag, "@param must read: name type default summary.",
           "The default is a word, 'some words', none, or required.");
    if (std::ranges::find(kTypes, param.type) == kTypes.end() && !param.type.starts_with(kChoice))
      fail(tag, "unknown type '" + param.type + "'.",
           "Known are " + list_of(kTypes) + " and choice:one|other.");
    if (param.name == "lang") fail(tag, ":lang is always there; it is not a parameter of its own.");
    if (std::ranges::find(query_.params, param.name, &Param::name) != query_.params.end())
      fail(tag, "the parameter " + param.name + " stands twice.");
    param.required = value == "required";
    if (value.starts_with('\''))
      param.default_value = value.substr(1);
    else if (!param.required && value != "none")
      param.default_value = value;
    query_.params.push_back(std::move(param));
  }

  void read_column(const SqlTag& tag) {
    std::string_view rest = tag.value;
    ResultColumn column;
    column.name = take_word(rest);
    if (rest.starts_with("decimals=")) {
      const std::string word = take_word(rest);
      column.decimals = decimals(tag, std::string_view(word).substr(9));
    }
    column.summary = rest;
    if (!is_identifier(column.name) || column.summary.empty())
      fail(tag, "@column must read: name [decimals=N] summary.");
    if (std::ranges::find(query_.columns, column.name, &ResultColumn::name) != query_.columns.end())
      fail(tag, "the column " + column.name + " stands twice.");
    query_.columns.push_back(std::move(column));
  }

  void read_need(const SqlTag& tag, const std::string& form, std::vector<Need>& needs) const {
    std::string_view rest = tag.value;
    Need need;
    need.indicator = take_word(rest);
    need.source = take_word(rest);
    if (need.indicator.empty() || need.source.empty() || !rest.empty())
      fail(tag, "@" + tag.name + " must read: " + form + ".");
    needs.push_back(std::move(need));
  }

  SqlFile file_;
  std::span<const std::string_view> subjects_;
  Query query_;
};

}  // namespace

Query parse_query(std::string_view path, std::string_view text,
                  std::span<const std::string_view> subjects) {
  return Reader(path, text, subjects).read();
}

}  // namespace kv::sql
