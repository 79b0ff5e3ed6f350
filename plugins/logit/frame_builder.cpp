// SPDX-License-Identifier: MIT
#include "plugins/logit/frame_builder.h"

#include <algorithm>

#include "plugins/logit/formula/expression.h"

namespace kv::logit {

void ColumnBuilder::add_text(std::string_view value) {
  Column& column = *column_;
  if (!column.text) {
    if (any_number_)
      throw ModelError("the column " + column.name + " holds numbers, and in row " +
                       std::to_string(row()) + " the text '" + std::string(value.substr(0, 60)) +
                       "'. What is missing is NULL; a code is text in every row");
    column.codes.assign(column.numbers.size(), -1);
    column.numbers = NumberList();
    column.text = true;
  }
  const auto next = static_cast<std::int32_t>(column.labels.size());
  const auto [it, added] = codes_.emplace(std::string(value), next);
  if (added) column.labels.emplace_back(value);
  column.codes.push_back(it->second);
}

void ColumnBuilder::refuse_blob() const {
  throw ModelError("the column " + column_->name + " holds a BLOB in row " + std::to_string(row()) +
                   "; only numbers, texts and NULL can be used");
}

void ColumnBuilder::refuse_large(std::int64_t value) const {
  throw ModelError("the column " + column_->name + " holds " + std::to_string(value) + " in row " +
                   std::to_string(row()) +
                   ", which a real number cannot hold exactly. Is it a code? Then it must be text");
}

void ColumnBuilder::refuse_infinite() const {
  throw ModelError("the column " + column_->name + " is infinite in row " + std::to_string(row()) +
                   ". Make it NULL if it is missing");
}

void ColumnBuilder::refuse_mixture(double value) const {
  throw ModelError("the column " + column_->name + " holds texts ('" + column_->labels[0] +
                   "'), and in row " + std::to_string(row()) + " the number " + deparse(value) +
                   ". What is missing is NULL; a code is text in every row");
}

std::vector<std::string> split_names(std::string_view list) {
  std::vector<std::string> names;
  std::size_t at = 0;
  const auto skip_spaces = [&] {
    while (at < list.size() && (list[at] == ' ' || list[at] == '\n' || list[at] == '\t')) ++at;
  };
  for (;;) {
    skip_spaces();
    std::string name;
    if (at < list.size() && (list[at] == '`' || list[at] == '"')) {
      const char quote = list[at++];
      const std::size_t end = list.find(quote, at);
      if (end == std::string_view::npos)
        throw ModelError("a quote is not closed in the list of columns: " + std::string(list));
      name = std::string(list.substr(at, end - at));
      at = end + 1;
      skip_spaces();
    } else {
      const std::size_t end = std::min(list.find(',', at), list.size());
      name = std::string(list.substr(at, end - at));
      while (!name.empty() && (name.back() == ' ' || name.back() == '\n')) name.pop_back();
      at = end;
    }
    if (name.empty())
      throw ModelError("the list of columns has an empty name: '" + std::string(list) + "'");
    if (std::ranges::find(names, name) != names.end())
      throw ModelError("the list of columns names " + name + " twice");
    names.push_back(name);
    if (at >= list.size()) return names;
    if (list[at] != ',') throw ModelError("the list of columns needs a comma after " + name);
    ++at;
  }
}

}  // namespace kv::logit
