// SPDX-License-Identifier: MIT
#include "etl/source.h"

#include <algorithm>
#include <cstdlib>
#include <sstream>

#include "etl/boundaries/boundaries.h"
#include "etl/cube_batch.h"
#include "etl/formats/trim.h"
#include "etl/survey/survey_source.h"
#include "schema/error.h"

namespace kv::etl {
namespace {

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (true) {
    const auto end = text.find(separator);
    parts.emplace_back(trimmed(text.substr(0, end)));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::vector<std::string> words(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> list;
  for (std::string word; stream >> word;) list.push_back(word);
  return list;
}

class Reader {
 public:
  Reader(std::string_view path, std::string_view text) : file_(parse_sql_file(path, text)) {
    std::vector<std::string_view> known = {
        "source",     "title",         "publisher", "licence",
        "url",        "needs",         "requires",  "layout",
        "header",     "header.*",      "decimal",   "region",
        "kind",       "name",          "value",     "labels",
        "ignored",    "left-out",      "symbols",   "lost-letters",
        "sql-of",     "rows",          "row-cells", "empty",
        "codes",      "final-newline", "sums-to",   "period-from-name",
        "then",       "rule",          "severity",  "remedy",
        "acceptable", "coverage"};
    known.insert(known.end(), kSheetTags.begin(), kSheetTags.end());
    file_.require_known_tags(known);
  }

  Source read() {
    Source source;
    source.path = file_.path;
    for (const SqlBlock& block : file_.blocks) {
      if (block.find("source"))
        read_head(block, source);
      else if (block.find("layout"))
        source.layouts.push_back(read_layout(block, source.layouts));
      else if (block.find("rule"))
        source.rules.push_back(read_rule(block));
      else if (block.find("then"))
        source.then_sql.emplace_back(block.sql, block.sql_line);
      else
        fail(block.tags.empty() ? 1 : block.tags.front().line,
             "the block is no @source, @layout, @then or @rule");
    }
    if (source.code.empty()) fail(1, "there is no @source");
    if (source.layouts.empty()) fail(1, "there is no @layout");
    for (const std::string& name : source.requires_)
      if (std::ranges::find(source.layouts, name, &Layout::name) == source.layouts.end())
        fail(1, "@requires names the layout " + name + ", which is not here");
    return source;
  }

 private:
  [[noreturn]] void fail(int line, const std::string& what) const {
    throw Error(file_.path + ":" + std::to_string(line) + ": " + what + ".",
                "docs/sources.md describes the mappings.");
  }

  void read_head(const SqlBlock& block, Source& source) const {
    const auto required = [&](std::string_view name) {
      const std::string value = block.get(name);
      if (value.empty()) fail(block.tags.front().line, "@" + std::string(name) + " is missing");
      return value;
    };
    source.code = required("source");
    source.title = required("title");
    source.publisher = required("publisher");
    source.licence = required("licence");
    source.url = block.get("url");
    source.needs = words(block.get("needs"));
    source.requires_ = words(block.get("requires"));
    source.declare_sql = block.sql;
  }

  // "ProsentAndel 100"
  void read_whole(const SqlBlock& block, Layout& layout) const {
    const SqlTag* tag = block.find("sums-to");
    if (!tag) return;
    const std::size_t space = tag->value.rfind(' ');
    layout.whole_column = tag->value.substr(0, space);
    if (space != std::string::npos) layout.whole = std::strtod(&tag->value[space], nullptr);
    if (!(layout.whole > 0))
      fail(tag->line, "@sums-to is a value column and what its figures make, as in Percent 100");
  }
  bool choice(const SqlBlock& block, std::string_view tag, std::string_view yes,
              std::string_view no, bool fallback) const {
    const SqlTag* found = block.find(tag);
    if (!found) return fallback;
    if (found->value != yes && found->value != no)
      fail(found->line,
           "@" + std::string(tag) + " is " + std::string(yes) + " or " + std::string(no));
    return found->value == yes;
  }

  SourceRule read_rule(const SqlBlock& block) const {
    SourceRule rule;
    rule.name = block.get("rule");
    rule.severity = block.get("severity", "error");
    rule.remedy = block.get("remedy");
    rule.acceptable = choice(block, "acceptable", "yes", "no", false);
    rule.sql = block.sql;
    rule.sql_line = block.sql_line;
    const int line = block.tags.front().line;
    if (rule.severity != "error" && rule.severity != "warning" && rule.severity != "note")
      fail(line, "@severity of rule " + rule.name + " is error, warning or note");
    if (rule.sql.empty()) fail(line, "rule " + rule.name + " has no SQL");
    return rule;
  }

  static std::vector<std::string> list(const SqlBlock& block, std::string_view tag) {
    const std::string value = block.get(tag);
    return value.empty() ? std::vector<std::string>{} : split(value, ';');
  }

  // `@kind` has as many parts as `@region`, or one for all.
  std::vector<RegionColumn> read_regions(const SqlBlock& block) const {
    const std::vector<std::string> columns = list(block, "region");
    const std::vector<std::string> kinds = list(block, "kind");
    if (kinds.size() > 1 && kinds.size() != columns.size())
      fail(block.tags.front().line, "@kind has another number of parts than @region");
    std::vector<RegionColumn> regions;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      RegionColumn& region = regions.emplace_back();
      region.column = columns[i];
      region.kinds = words(kinds.empty() ? "kommune" : kinds[kinds.size() > 1 ? i : 0]);
      if (region.kinds.empty()) fail(block.tags.front().line, "a part of @kind is empty");
    }
    return regions;
  }

  std::vector<ValueSymbol> read_symbols(const SqlBlock& block) const {
    std::vector<ValueSymbol> symbols;
    for (const std::string& pair : list(block, "symbols")) {
      const std::vector<std::string> parts = words(pair);
      if (parts.size() != 2 ||
          (parts[1] != "." && parts[1] != ".." && parts[1] != ":" && parts[1] != "tom"))
        fail(block.tags.front().line,
             "@symbols has pairs of a text and one of . .. : tom, as in "
             "'NULL ..;<5 :'");
      symbols.push_back({parts[0], parts[1]});
    }
    return symbols;
  }

  Layout read_layout(const SqlBlock& block, const std::vector<Layout>& before) const {
    Layout layout;
    layout.name = block.get("layout");
    const int line = block.tags.front().line;
    layout.header.push_back(split(block.get("header"), ';'));
    for (int i = 2; const SqlTag* row = block.find("header." + std::to_string(i)); ++i)
      layout.header.push_back(split(row->value, ';'));
    const std::string decimal = block.get("decimal", ".");
    if (decimal != "." && decimal != ",") fail(line, "@decimal is . or ,");
    layout.decimal = decimal[0];
    layout.regions = read_regions(block);
    layout.region_name = block.get("name");
    layout.values = list(block, "value");
    layout.labels = list(block, "labels");
    layout.ignored = list(block, "ignored");
    layout.left_out = list(block, "left-out");
    layout.symbols = read_symbols(block);
    layout.rows_table = block.get("rows");
    if (const SqlTag* cells = block.find("row-cells")) {
      layout.row_cells = static_cast<std::size_t>(std::strtoul(cells->value.c_str(), nullptr, 10));
      if (layout.row_cells == 0 || layout.row_cells >= layout.header.front().size())
        fail(cells->line, "@row-cells is a number of cells below that of the @header");
    }
    layout.empty_is_absent = choice(block, "empty", "absent", "missing", false);
    const std::string codes = block.get("codes", "own");
    if (codes != "own" && codes != "today" && codes != "prefix")
      fail(line, "@codes is own, today or prefix");
    layout.codes_of_today = codes == "today";
    layout.codes_by_prefix = codes == "prefix";
    layout.names_may_be_damaged = choice(block, "lost-letters", "names", "refused", false);
    read_whole(block, layout);
    layout.final_newline = choice(block, "final-newline", "yes", "no", false);
    layout.period_from_name = block.get("period-from-name");
    layout.sql = block.sql;
    layout.sql_line = block.sql_line;
    if (const SqlTag* other = block.find("sql-of")) {
      const auto it = std::ranges::find(before, other->value, &Layout::name);
      if (it == before.end() || !block.sql.empty())
        fail(other->line, "@sql-of names a layout above, instead of SQL");
      layout.sql = it->sql;
      layout.sql_line = it->sql_line;
    }
    layout.partial = choice(block, "coverage", "partial", "whole", false);
    layout.place = read_sheet_place(block, file_.path);
    if (layout.place.statbank && block.find("header"))
      fail(line, "layout " + layout.name + " of @table statbank has no @header of its own");
    if (!block.find("header") && !layout.place.statbank)
      fail(line, "layout " + layout.name + " has no @header");
    if (layout.rows_table.empty() &&
        (layout.regions.empty() || layout.values.empty() || layout.sql.empty()))
      fail(line, "layout " + layout.name + " needs @rows, or @region, @value and SQL");
    return layout;
  }

  SqlFile file_;
};

}  // namespace

Source parse_source(std::string_view path, std::string_view text) {
  Source source = Reader(path, text).read();
  source.text = text;
  return source;
}

const std::vector<Source>& sources() {
  static const std::vector<Source> list = [] {
    std::vector<Source> parsed;
    for (const EmbeddedFile& file : embedded_sources())
      parsed.push_back(parse_source("etl/" + std::string(file.path), file.text));
    for (const CubeFormat format : {CubeFormat::kJsonStat, CubeFormat::kPx})
      parsed.push_back(cube_source(format));
    parsed.push_back(boundary_source());
    parsed.push_back(schematic_source());
    parsed.push_back(survey_source());
    std::ranges::sort(parsed, {}, &Source::code);
    return parsed;
  }();
  return list;
}

const Source& find_source(std::string_view code) {
  const auto it = std::ranges::find(sources(), code, &Source::code);
  if (it != sources().end()) return *it;
  std::string known;
  for (const Source& source : sources()) known += (known.empty() ? "" : ", ") + source.code;
  throw Error("There is no source '" + std::string(code) + "'.", "Known sources: " + known + ".",
              ExitCode::kUsage);
}

}  // namespace kv::etl
