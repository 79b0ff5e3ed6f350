// SPDX-License-Identifier: MIT
#include "sql/document.h"

#include <algorithm>
#include <sstream>

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

bool is_lang(std::string_view word) {
  return word == "nb" || word == "nn" || word == "en";
}

/// `nb`, or several with a blank between.
std::vector<std::string> read_langs(const std::string& path, const SqlTag& tag) {
  std::vector<std::string> langs;
  std::istringstream words(tag.value);
  for (std::string word; words >> word; langs.push_back(word)) {
    if (!is_lang(word)) fail_at(path, tag, "'" + word + "' is none of nb, nn and en.");
    if (std::ranges::find(langs, word) != langs.end())
      fail_at(path, tag, "the language " + word + " stands twice.");
  }
  return langs;
}

void read_tag(Document& document, const SqlTag& tag, std::vector<std::string>& langs) {
  if (tag.name == "title") return once(document.path, tag, document.title_nb);
  if (tag.name == "title.nn") return once(document.path, tag, document.title_nn);
  if (tag.name == "title.en") return once(document.path, tag, document.title_en);
  if (tag.name == "source") return once(document.path, tag, document.source);
  if (tag.name == "lang") {
    std::string value;
    if (!langs.empty()) fail_at(document.path, tag, "@lang stands twice.");
    once(document.path, tag, value);
    langs = read_langs(document.path, tag);
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

/// Parts the text by its lines `::: nn`.
class Parts {
 public:
  Parts(const std::string& path, int line, const std::vector<std::string>& langs)
      : path_(path), line_(line), langs_(langs), texts_(langs.size()) {}

  /// The text in each language.
  std::vector<std::string> split(std::string_view text) {
    for (; !text.empty(); ++line_) {
      const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
      take(text.substr(0, end));
      text.remove_prefix(end);
    }
    if (!now_.empty())
      throw Error(place(opened_) + "the part in " + now_ + " has no end.", "End it with :::.");
    return std::move(texts_);
  }

 private:
  std::string place(int line) const { return path_ + ":" + std::to_string(line) + ": "; }

  void take(std::string_view line) {
    const bool mark = line.starts_with(":::");
    if (mark) read_mark(line.substr(3));
    for (std::size_t i = 0; i < langs_.size(); ++i)
      texts_[i] += mark || (!now_.empty() && now_ != langs_[i]) ? std::string_view("\n") : line;
  }

  void read_mark(std::string_view rest) {
    const std::size_t first = std::min(rest.find_first_not_of(" \t\r\n"), rest.size());
    rest.remove_prefix(first);
    const std::string lang(rest.substr(0, rest.find_last_not_of(" \t\r\n") + 1));
    if (lang.empty()) return close();
    if (std::ranges::find(langs_, lang) == langs_.end())
      throw Error(place(line_) + "'" + lang + "' is none of the languages that @lang names.",
                  "Write ::: and one of them, or ::: alone for the end.");
    if (std::ranges::find(seen_, lang) != seen_.end())
      throw Error(place(line_) + "the part in " + lang + " stands twice.",
                  "End the first with :::.");
    now_ = lang;
    opened_ = line_;
    seen_.push_back(lang);
  }

  void close() {
    if (now_.empty())
      throw Error(place(line_) + "::: ends a part, and none is open.", "Begin one with ::: nb.");
    for (const std::string& lang : langs_)
      if (std::ranges::find(seen_, lang) == seen_.end())
        throw Error(place(line_) + "the text up to here has no part in " + lang + ".",
                    "Add one, or leave the language out of @lang.");
    now_.clear();
    seen_.clear();
  }

  const std::string& path_;
  int line_;
  const std::vector<std::string>& langs_;
  std::vector<std::string> texts_;
  std::string now_;  ///< empty: for all
  int opened_ = 0;
  std::vector<std::string> seen_;
};

}  // namespace

const std::string& Document::title(std::string_view lang_wanted) const {
  if (lang_wanted == "nn" && !title_nn.empty()) return title_nn;
  if (lang_wanted == "en" && !title_en.empty()) return title_en;
  return title_nb;
}

std::vector<Document> parse_documents(std::string_view path, std::string_view text) {
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
  std::vector<std::string> langs;
  const SqlTag& subject = head.blocks.front().tags.front();
  if (!is_query_name(subject.value))
    fail_at(document.path, subject,
            "'" + subject.value + "' is not a name: a-z, 0-9, '-' and '_', a letter first.");
  document.name = subject.value;
  for (const SqlBlock& block : head.blocks)
    for (const SqlTag& tag : block.tags)
      if (&tag != &subject) read_tag(document, tag, langs);
  if (document.title_nb.empty()) fail_at(document.path, subject, "@title is missing.");
  document.text_line = lines + 1;
  text.remove_prefix(end);
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos)
    fail_at(document.path, subject, "no text follows the head.");
  if (langs.empty()) langs.push_back(document.lang);
  std::vector<std::string> texts = Parts(document.path, document.text_line, langs).split(text);
  std::vector<Document> documents(langs.size(), document);
  for (std::size_t i = 0; i < langs.size(); ++i) {
    documents[i].lang = langs[i];
    documents[i].text = std::move(texts[i]);
  }
  return documents;
}

}  // namespace kv::sql
