// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>

#include "schema/error.h"
#include "schema/sql_file.h"
#include "sql/library.h"
#include "sql/tags.h"

namespace kv::sql {
namespace {

constexpr std::array<std::string_view, 6> kKinds = {"count", "amount", "share",
                                                    "ratio", "index",  "category"};
constexpr std::array<std::string_view, 16> kTags = {
    "title", "title.nn", "title.en", "unit", "decimals", "kind",  "param",      "column",
    "needs", "source",   "order",    "note", "example",  "plain", "definition", "function"};

std::string list_of(std::span<const std::string_view> names) {
  std::string text;
  for (std::string_view name : names) text += (text.empty() ? "" : ", ") + std::string(name);
  return text;
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
    fail_at(file_.path, tag, what, remedy);
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
    if (tag.name == "needs") {
      query_.needs.push_back(read_need(file_.path, tag, "indicator source"));
      return;
    }
    if (tag.name == "function") {
      query_.functions.push_back(read_need(file_.path, tag, "function plugin"));
      return;
    }
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
      query_.decimals = read_decimals(file_.path, tag, tag.value);
      return;
    }
    fail(tag, "@" + tag.name + " stands twice; a file holds one query.");
  }

  void read_plain(const SqlTag& tag) {
    if (!tag.value.empty()) fail(tag, "@plain takes no value.");
    query_.needs_warehouse = false;
  }

  void read_param(const SqlTag& tag) {
    Param param = sql::read_param(file_.path, tag);
    if (std::ranges::find(query_.params, param.name, &Param::name) != query_.params.end())
      fail(tag, "the parameter " + param.name + " stands twice.");
    query_.params.push_back(std::move(param));
  }

  void read_column(const SqlTag& tag) {
    ResultColumn column = sql::read_column(file_.path, tag);
    if (std::ranges::find(query_.columns, column.name, &ResultColumn::name) != query_.columns.end())
      fail(tag, "the column " + column.name + " stands twice.");
    query_.columns.push_back(std::move(column));
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
