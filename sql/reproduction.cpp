// SPDX-License-Identifier: MIT
#include "sql/reproduction.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>

#include "schema/error.h"
#include "schema/sql_file.h"
#include "sql/tags.h"

namespace kv::sql {

std::span<const EmbeddedFile> embedded_reproduction_files();

namespace {

const std::vector<std::string_view> kHeadTags = {"reproduction", "title", "source", "with"};
const std::vector<std::string_view> kTags = {
    "reproduction", "title", "source",   "with",    "fact",    "section", "says",   "data",
    "needs",        "wave",  "function", "verdict", "missing", "remark",  "command"};

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  while (true) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
    if (text.empty()) return words;
    const auto end = std::min(text.find_first_of(" \t"), text.size());
    words.emplace_back(text.substr(0, end));
    text.remove_prefix(end);
  }
}

bool read_year(std::string_view text, int& year) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
  return error == std::errc{} && end == text.data() + text.size() && text.size() == 4;
}

FactNeed read_need(const std::string& path, const SqlTag& tag) {
  const std::vector<std::string> words = words_of(tag.value);
  FactNeed need;
  const bool years = tag.name == "needs" && words.size() > 2;
  if (words.size() < 2 || words.size() > (tag.name == "needs" ? 4U : 2U))
    fail_at(path, tag,
            "@" + tag.name + " must read: " +
                (tag.name == "needs"  ? "indicator source [years [group]]."
                 : tag.name == "wave" ? "wave source."
                                      : "function plugin."));
  need.kind = tag.name == "needs"  ? FactNeed::Kind::kIndicator
              : tag.name == "wave" ? FactNeed::Kind::kWave
                                   : FactNeed::Kind::kFunction;
  need.name = words[0];
  need.source = words[1];
  if (years) {
    const std::string_view text = words[2];
    const auto dash = text.find('-');
    if (!read_year(text.substr(0, dash), need.from) ||
        !read_year(dash == std::string_view::npos ? text : text.substr(dash + 1), need.to) ||
        need.from > need.to)
      fail_at(path, tag, "'" + words[2] + "' is neither a year nor two of them, as 2010-2013.");
  }
  if (words.size() > 3) need.group = words[3];
  return need;
}

Fact read_fact(const SqlFile& file, const SqlBlock& block, const std::string& common) {
  Fact fact;
  fact.path = file.path;
  fact.line = block.tags.front().line;
  const auto once = [&](const SqlTag& tag, std::string& target) {
    if (!target.empty()) fail_at(file.path, tag, "@" + tag.name + " stands twice.");
    if (tag.value.empty()) fail_at(file.path, tag, "@" + tag.name + " says nothing.");
    target = tag.value;
  };
  for (const SqlTag& tag : block.tags) {
    if (tag.name == "fact") once(tag, fact.id);
    if (tag.name == "section") once(tag, fact.section);
    if (tag.name == "says") once(tag, fact.says);
    if (tag.name == "data") once(tag, fact.origin);
    if (tag.name == "verdict") once(tag, fact.verdict);
    if (tag.name == "missing") once(tag, fact.missing);
    if (tag.name == "remark") once(tag, fact.remark);
    if (tag.name == "command") once(tag, fact.command);
    if (tag.name == "needs" || tag.name == "wave" || tag.name == "function")
      fact.needs.push_back(read_need(file.path, tag));
    if (std::ranges::find(kHeadTags, tag.name) != kHeadTags.end())
      fail_at(file.path, tag, "@" + tag.name + " belongs into the first block.");
  }
  const SqlTag& first = block.tags.front();
  if (first.name != "fact") fail_at(file.path, first, "the first tag of a fact must be @fact.");
  if (fact.section.empty() || fact.says.empty())
    fail_at(file.path, first, fact.id + " lacks @section or @says.");
  if (!fact.origin.empty() && fact.origin != "reconstructed" &&
      fact.origin != "partly reconstructed")
    fail_at(file.path, first, "@data is reconstructed or partly reconstructed.");
  if (!fact.verdict.empty() && !is_verdict(fact.verdict))
    fail_at(file.path, first, "'" + fact.verdict + "' is no verdict.",
            "Known are equal, revised, source contradicts itself and not computable.");
  if (fact.verdict.empty() == block.sql.empty())
    fail_at(file.path, first, fact.id + " must have either SQL or a stated @verdict.");
  if ((fact.verdict == kNotComputable) == fact.missing.empty())
    fail_at(file.path, first,
            "@missing names the input of a stated 'not computable', and of no other.");
  if (!fact.verdict.empty() && fact.verdict != kNotComputable && fact.remark.empty())
    fail_at(file.path, first, fact.id + " states a verdict without a @remark that says why.");
  if (!block.sql.empty()) fact.sql = common + block.sql;
  return fact;
}

Reproduction& reproduction_of(std::vector<Reproduction>& list, const std::string& name) {
  const auto it = std::ranges::find(list, name, &Reproduction::name);
  if (it != list.end()) return *it;
  list.push_back({name, {}, {}, {}, {}});
  return list.back();
}

SqlFile read_file(const EmbeddedFile& embedded) {
  SqlFile file = parse_sql_file(embedded.path, embedded.text);
  file.require_known_tags(kTags);
  if (file.blocks.empty() || file.blocks.front().tags.empty() ||
      file.blocks.front().tags.front().name != "reproduction" ||
      file.blocks.front().tags.front().value.empty())
    throw Error(file.path + ":1: the file does not say what it reproduces.",
                "Start it with -- @reproduction NAME.");
  return file;
}

/// The SQL before each fact of `file`: that of the file that its @with names, and its own.
std::string common_of(const SqlFile& file, const std::vector<SqlFile>& files) {
  const SqlBlock& head = file.blocks.front();
  const std::string own = head.sql.empty() ? std::string() : head.sql + "\n";
  const SqlTag* with = head.find("with");
  if (!with) return own;
  const auto other = std::ranges::find_if(files, [&](const SqlFile& one) {
    return one.path.substr(one.path.rfind('/') + 1) == with->value &&
           one.blocks.front().get("reproduction") == head.get("reproduction");
  });
  if (other == files.end() || other->blocks.front().sql.empty() ||
      other->blocks.front().find("with"))
    fail_at(file.path, *with, "@with must name a file of this note whose first block has SQL.",
            "That file must stand on its own, without @with.");
  return other->blocks.front().sql + "\n" + own;
}

void add_facts(const SqlFile& file, const std::string& common, std::vector<Reproduction>& list) {
  const SqlBlock& head = file.blocks.front();
  Reproduction& note = reproduction_of(list, head.tags.front().value);
  if (const SqlTag* title = head.find("title")) {
    if (!note.title.empty()) fail_at(file.path, *title, note.name + " has a title already.");
    note.title = title->value;
    note.source = head.get("source");
    note.path = file.path;
  }
  for (const SqlBlock& block : std::span(file.blocks).subspan(1)) {
    Fact fact = read_fact(file, block, common);
    if (const auto other = std::ranges::find(note.facts, fact.id, &Fact::id);
        other != note.facts.end())
      fail_at(file.path, block.tags.front(), fact.id + " stands in " + other->path + " already.");
    note.facts.push_back(std::move(fact));
  }
}

}  // namespace

bool is_verdict(std::string_view text) {
  return text == kEqual || text == kRevised || text == kContradicts || text == kNotComputable;
}

std::vector<Reproduction> parse_reproductions(const std::vector<EmbeddedFile>& files) {
  std::vector<SqlFile> read;
  for (const EmbeddedFile& file : files) read.push_back(read_file(file));
  std::vector<Reproduction> list;
  for (const SqlFile& file : read) add_facts(file, common_of(file, read), list);
  for (Reproduction& note : list) {
    if (note.title.empty())
      throw Error("The reproduction " + note.name + " has no @title.",
                  "Give one of its files a -- @title.");
    std::ranges::sort(note.facts, {}, &Fact::id);
  }
  std::ranges::sort(list, {}, &Reproduction::name);
  return list;
}

const std::vector<Reproduction>& embedded_reproductions() {
  static const std::vector<Reproduction> list = [] {
    std::vector<std::string> paths;
    const auto files = embedded_reproduction_files();
    paths.reserve(files.size());
    std::vector<EmbeddedFile> named;
    for (const EmbeddedFile& file : files) {
      paths.push_back("sql/" + std::string(file.path));
      named.push_back({paths.back(), file.text});
    }
    return parse_reproductions(named);
  }();
  return list;
}

}  // namespace kv::sql
