// SPDX-License-Identifier: MIT
#include "sql/document.h"

#include <algorithm>

#include "schema/error.h"
#include "schema/sql_file.h"
#include "sql/tags.h"

namespace kv::sql {
namespace {

const std::vector<std::string_view> kTags = {"document", "title",  "title.nn", "title.en",
                                             "lang",     "source", "param",    "needs"};

/// The offset of the first line that does not begin with "--", and how many lines are before it.
std::size_t head_end(std::string_view text, int& lines) {
  std::size_t at = 0;
  while (at < text.size() && text.substr(at).starts_with("--")) {
    ++lines;
    const std::size_t end = text.find('\n', at);
    at = end == std::string_view::npos ? text.size() : end + 1;
  }
  return at;
}

void once(const std::string& path, const SqlTag& tag, std::string& target) {
  if (!target.empty()) fail_at(path, tag, "@" + tag.name + " stands twice.");
  if (tag.value.empty()) fail_at(path, tag, "@" + tag.name + " says nothing.");
  target = tag.value;
}

void read_tag(Document& document, const SqlTag& tag, std::string& lang) {
  if (tag.name == "title") return once(document.path, tag, document.title_nb);
  if (tag.name == "title.nn") return once(document.path, tag, document.title_nn);
  if (tag.name == "title.en") return once(document.path, tag, document.title_en);
  if (tag.name == "source") return once(document.path, tag, document.source);
  if (tag.name == "lang") {
    once(document.path, tag, lang);
    if (lang != "nb" && lang != "nn" && lang != "en")
      fail_at(document.path, tag, "'" + lang + "' is none of nb, nn and en.");
    document.lang = lang;
    return;
  }
  if (tag.name == "needs") {
    document.needs.push_back(read_need(document.path, tag, "indicator source"));
    return;
  }
  if (tag.name == "document") fail_at(document.path, tag, "@document stands twice.");
  Param param = read_param(document.path, tag);
  if (std::ranges::find(document.params, param.name, &Param::name) != document.params.end())
    fail_at(document.path, tag, "the parameter " + param.name + " stands twice.");
  document.params.push_back(std::move(param));
}

}  // namespace

const std::string& Document::title(std::string_view lang_wanted) const {
  if (lang_wanted == "nn" && !title_nn.empty()) return title_nn;
  if (lang_wanted == "en" && !title_en.empty()) return title_en;
  return title_nb;
}

Document parse_document(std::string_view path, std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  Document document;
  document.path = path;
  int lines = 0;
  const std::size_t end = head_end(text, lines);
  const SqlFile head = parse_sql_file(path, text.substr(0, end));
  if (head.blocks.empty() || head.blocks.front().tags.empty() ||
      head.blocks.front().tags.front().name != "document")
    throw Error(document.path + ":1: the file does not say what it is.",
                "Start it with -- @document NAME and -- @title TITLE.");
  head.require_known_tags(kTags);
  std::string lang;
  const SqlTag& subject = head.blocks.front().tags.front();
  if (!is_query_name(subject.value))
    fail_at(document.path, subject,
            "'" + subject.value + "' is not a name: a-z, 0-9, '-' and '_', a letter first.");
  document.name = subject.value;
  for (const SqlBlock& block : head.blocks)
    for (const SqlTag& tag : block.tags)
      if (&tag != &subject) read_tag(document, tag, lang);
  if (document.title_nb.empty()) fail_at(document.path, subject, "@title is missing.");
  document.text = text.substr(end);
  document.text_line = lines + 1;
  if (document.text.find_first_not_of(" \t\r\n") == std::string::npos)
    fail_at(document.path, subject, "no text follows the head.");
  return document;
}

}  // namespace kv::sql
