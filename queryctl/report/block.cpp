// SPDX-License-Identifier: MIT
#include "queryctl/report/block.h"

#include <algorithm>

#include "queryctl/words.h"
#include "schema/error.h"
#include "schema/sql_file.h"
#include "sql/tags.h"

namespace kv::queryctl::report {
namespace {

const std::vector<std::string_view> kTags = {
    "name",    "hidden",    "number", "each",   "data",    "optional", "optional.*",
    "caption", "caption.*", "note",   "note.*", "source",  "source.*", "alt",
    "alt.*",   "rows",      "csv",    "column", "column.*"};

class Reader {
 public:
  Reader(std::string_view path, int line, std::string_view info, std::string_view text)
      : path_(path), line_(line), file_(parse_sql_file(path, text)) {
    block_.line = line;
    try {
      block_.words = split_words(info);
    } catch (const Error& error) {
      throw Error(place(line) + error.what(), error.remedy());
    }
    block_.command = block_.words.front();
    block_.words.erase(block_.words.begin());
  }

  Block read() {
    // Lines are those of the file from here on.
    for (SqlBlock& part : file_.blocks) {
      for (SqlTag& tag : part.tags) tag.line += line_;
      part.sql_line += line_;
    }
    file_.require_known_tags(kTags);
    for (const SqlBlock& part : file_.blocks) {
      for (const SqlTag& tag : part.tags) read_tag(tag);
      if (part.sql.empty()) continue;
      if (!block_.sql.empty())
        throw Error(place(part.sql_line) + "tags stand in the middle of the SQL.",
                    "Put every tag above it.");
      block_.sql = part.sql;
      block_.sql_line = part.sql_line;
    }
    check();
    return block_;
  }

 private:
  std::string place(int line) const { return path_ + ":" + std::to_string(line) + ": "; }

  static std::string_view lang_of(const SqlTag& tag) {
    const std::size_t dot = tag.name.find('.');
    return dot == std::string::npos ? "nb" : std::string_view(tag.name).substr(dot + 1);
  }

  void add(const SqlTag& tag, Texts& texts) {
    const std::string_view lang = lang_of(tag);
    if (lang != "nb" && lang != "nn" && lang != "en")
      sql::fail_at(path_, tag, "@" + tag.name + ": the languages are nb, nn and en.");
    if (tag.value.empty()) sql::fail_at(path_, tag, "@" + tag.name + " says nothing.");
    if (!texts.add(lang, tag.value)) sql::fail_at(path_, tag, "@" + tag.name + " stands twice.");
  }

  void once(const SqlTag& tag, std::string& target) const {
    if (!target.empty()) sql::fail_at(path_, tag, "@" + tag.name + " stands twice.");
    if (tag.value.empty()) sql::fail_at(path_, tag, "@" + tag.name + " says nothing.");
    target = tag.value;
  }

  void read_column(const SqlTag& tag) {
    const sql::ResultColumn read = sql::read_column(path_, tag);
    auto known = std::ranges::find(block_.columns, read.name, &PrintedColumn::name);
    const std::string_view lang = lang_of(tag);
    if (known == block_.columns.end() && lang != "nb")
      sql::fail_at(path_, tag, "@column " + read.name + " must come before its other languages.");
    if (known != block_.columns.end() && lang == "nb")
      sql::fail_at(path_, tag, "the column " + read.name + " stands twice.");
    if (known == block_.columns.end())
      known = block_.columns.insert(known, {read.name, read.decimals, {}});
    if (!known->heading.add(lang, read.summary))
      sql::fail_at(path_, tag, "@" + tag.name + " " + read.name + " stands twice.");
  }

  /// `@rows kind answer|valid|total`.
  void read_rows(const SqlTag& tag) {
    if (!block_.rows_column.empty()) sql::fail_at(path_, tag, "@rows stands twice.");
    const std::size_t blank = tag.value.find(' ');
    block_.rows_column = tag.value.substr(0, blank);
    if (blank == std::string::npos || block_.rows_column.empty())
      sql::fail_at(path_, tag, "@rows must read: column value|other value.");
    for (std::size_t at = blank + 1; at <= tag.value.size();) {
      const std::size_t end = std::min(tag.value.find('|', at), tag.value.size());
      block_.rows_values.push_back(tag.value.substr(at, end - at));
      at = end + 1;
    }
  }

  void read_tag(const SqlTag& tag) {
    const std::string kind = tag.name.substr(0, tag.name.find('.'));
    if (kind == "caption") return add(tag, block_.caption);
    if (kind == "source") return add(tag, block_.source);
    if (kind == "alt") return add(tag, block_.alt);
    if (kind == "column") return read_column(tag);
    if (kind == "optional") {
      block_.optional = true;
      return add(tag, block_.reason);
    }
    if (kind == "note") {
      if (tag.name == "note" || block_.notes.empty()) block_.notes.emplace_back();
      return add(tag, block_.notes.back());
    }
    if (kind == "name") {
      once(tag, block_.name);
      if (!sql::is_identifier(block_.name))
        sql::fail_at(path_, tag,
                     "'" + block_.name + "' is not a name: a-z, 0-9 and '_', a letter first.");
      return;
    }
    if (kind == "hidden") {
      if (!tag.value.empty()) sql::fail_at(path_, tag, "@hidden takes no value.");
      block_.hidden = true;
      return;
    }
    if (kind == "number") return once(tag, block_.number);
    if (kind == "each") return once(tag, block_.each);
    if (kind == "rows") return read_rows(tag);
    if (kind == "csv") return once(tag, block_.csv);
    once(tag, block_.data);
    if (block_.data != "reconstructed" && block_.data != "partly reconstructed")
      sql::fail_at(path_, tag, "@data is reconstructed or partly reconstructed.");
  }

  void check() const {
    const std::string where = place(line_);
    if (block_.command == "sql") {
      if (!block_.words.empty())
        throw Error(where + "```sql takes no words; '" + block_.words.front() + "' follows it.",
                    "Put the query within the block.");
      if (block_.sql.empty()) throw Error(where + "there is no SQL in the block.");
    } else if (!block_.sql.empty()) {
      throw Error(
          place(block_.sql_line) + "a block of the command " + block_.command + " holds tags only.",
          "Write ```sql for a query, ```text for a sample that is not run.");
    }
    if (block_.hidden && block_.name.empty())
      throw Error(where + "a hidden block without a @name is of no use.", "Give it one.");
    if (!block_.hidden && block_.caption.empty())
      throw Error(where + "the block has no caption.", "Add -- @caption, or -- @hidden.");
    if (!block_.each.empty() && !block_.name.empty())
      throw Error(where + "a block with @each is asked several times and has no one @name.",
                  "Leave @name out.");
  }

  std::string path_;
  int line_;
  SqlFile file_;
  Block block_;
};

}  // namespace

std::string Texts::in(std::string_view lang) const {
  for (const std::string_view wanted : {lang, std::string_view("nb"), std::string_view("nn")})
    if (const auto it = by_lang_.find(wanted); it != by_lang_.end()) return it->second;
  return by_lang_.empty() ? std::string() : by_lang_.begin()->second;
}

Block parse_block(std::string_view path, int line, std::string_view info, std::string_view text) {
  return Reader(path, line, info, text).read();
}

}  // namespace kv::queryctl::report
