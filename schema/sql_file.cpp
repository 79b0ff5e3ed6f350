// SPDX-License-Identifier: MIT
#include "schema/sql_file.h"

#include <algorithm>

#include "schema/error.h"

namespace kv {
namespace {

constexpr std::string_view kSpace = " \t\r\n";

std::string_view trim(std::string_view text) {
  const auto first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

bool parse_tag(std::string_view line, SqlTag& tag) {
  if (!line.starts_with("-- @")) return false;
  line.remove_prefix(4);
  const auto end = line.find_first_of(kSpace);
  tag.name = std::string(line.substr(0, end));
  tag.value = end == std::string_view::npos ? std::string{} : std::string(trim(line.substr(end)));
  return !tag.name.empty();
}

// What stands above the first tag, such as a licence line, belongs to no block.
bool only_comments(std::string_view sql) {
  while (!sql.empty()) {
    const auto end = sql.find('\n');
    const std::string_view line = trim(sql.substr(0, end));
    if (!line.empty() && !line.starts_with("--")) return false;
    sql.remove_prefix(end == std::string_view::npos ? sql.size() : end + 1);
  }
  return true;
}

}  // namespace

const SqlTag* SqlBlock::find(std::string_view name) const {
  const auto it = std::ranges::find(tags, name, &SqlTag::name);
  return it == tags.end() ? nullptr : &*it;
}

std::string SqlBlock::get(std::string_view name, std::string_view fallback) const {
  const SqlTag* tag = find(name);
  return tag ? tag->value : std::string(fallback);
}

std::vector<const SqlTag*> SqlBlock::all(std::string_view name) const {
  std::vector<const SqlTag*> found;
  for (const SqlTag& tag : tags)
    if (tag.name == name) found.push_back(&tag);
  return found;
}

void SqlFile::require_known_tags(const std::vector<std::string_view>& known) const {
  for (const SqlBlock& block : blocks) {
    for (const SqlTag& tag : block.tags) {
      const bool ok = std::ranges::any_of(known, [&](std::string_view name) {
        if (!name.ends_with(".*")) return tag.name == name;
        return tag.name.starts_with(name.substr(0, name.size() - 1));
      });
      if (ok) continue;
      std::string list;
      for (std::string_view name : known) list += (list.empty() ? "@" : ", @") + std::string(name);
      throw Error(path + ":" + std::to_string(tag.line) + ": unknown tag @" + tag.name + ".",
                  "Tags that may stand here: " + list + ".");
    }
  }
}

SqlFile parse_sql_file(std::string_view path, std::string_view text) {
  SqlFile file{std::string(path), {}};
  std::string sql;
  int sql_line = 0;
  int line_number = 0;
  bool after_tag = false;    // the line before was a tag, or continued one
  bool after_blank = false;  // a blank line has followed the last tag

  const auto close_sql = [&] {
    if (trim(sql).empty() || (file.blocks.empty() && only_comments(sql))) {
      sql.clear();
      return false;
    }
    if (file.blocks.empty()) file.blocks.emplace_back();
    file.blocks.back().sql = std::string(trim(sql));
    file.blocks.back().sql_line = sql_line;
    sql.clear();
    return true;
  };

  while (!text.empty()) {
    const auto end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    ++line_number;

    SqlTag tag;
    if (parse_tag(line, tag)) {
      if (close_sql() || after_blank || file.blocks.empty()) file.blocks.emplace_back();
      after_blank = false;
      tag.line = line_number;
      file.blocks.back().tags.push_back(std::move(tag));
      after_tag = true;
    } else if (after_tag && line.starts_with("--  ")) {
      std::string& value = file.blocks.back().tags.back().value;
      if (!value.empty()) value += ' ';
      value += trim(line.substr(2));
    } else {
      after_tag = false;
      if (trim(line).empty() && trim(sql).empty() && !file.blocks.empty()) after_blank = true;
      if (trim(sql).empty() && !trim(line).empty()) {
        sql.clear();
        sql_line = line_number;
      }
      sql += line;
      sql += '\n';
    }
  }
  close_sql();
  return file;
}

}  // namespace kv
