// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>

#include "etl/formats/csv.h"
#include "etl/formats/survey/codebook_node.h"
#include "etl/formats/trim.h"

namespace kv::etl {
namespace {

constexpr std::array<std::string_view, 17> kColumns = {
    "record", "question", "code",      "text", "text_nn", "text_en", "type",  "variable",  "filter",
    "max",    "state",    "separator", "role", "label",   "set",     "valid", "not_picked"};

/// One record at a time into the tree that JSON would give.
class Rows {
 public:
  Rows(std::string_view text, CodebookNode& root, std::vector<Problem>& problems)
      : reader_(text, std::max(detect_separator(text), ' ')), root_(root), problems_(problems) {
    root_.kind = CodebookNode::Kind::kObject;
  }

  bool read() {
    const std::size_t before = problems_.size();
    std::vector<std::string_view> fields;
    reader_.next(fields);
    for (const std::string_view field : fields) header_.emplace_back(trimmed(field));
    for (std::size_t i = 0; i < header_.size(); ++i)
      if (std::ranges::find(kColumns, header_[i]) == kColumns.end())
        tell(i + 1, header_[i], "There is no column of that name in a codebook.");
    while (problems_.size() == before && reader_.next(fields)) {
      if (reader_.blank()) continue;
      if (fields.size() > header_.size())
        tell(header_.size() + 1, std::string(fields[header_.size()]),
             "The row has more cells than the header.");
      fields_ = fields;
      record();
    }
    for (const Problem& problem : reader_.problems()) problems_.push_back(problem);
    return problems_.size() == before;
  }

 private:
  void tell(std::size_t column, std::string value, std::string message) {
    problems_.push_back({"codebook", reader_.row(), column, std::move(value), std::move(message),
                         "docs/surveys.md has the format."});
  }

  std::string cell(std::string_view column) const {
    const auto it = std::ranges::find(header_, column);
    const auto at = static_cast<std::size_t>(it - header_.begin());
    return at < fields_.size() ? std::string(trimmed(fields_[at])) : std::string();
  }

  CodebookNode text(std::string value) const {
    return {CodebookNode::Kind::kText, std::move(value), {}, {}, reader_.row()};
  }

  CodebookNode object() const { return {CodebookNode::Kind::kObject, {}, {}, {}, reader_.row()}; }

  void put(CodebookNode& to, const std::string& name, const std::string& value) {
    if (value.empty()) return;
    if (to.find(name)) return tell(0, name, "'" + name + "' stands there twice.");
    to.add(name, text(value));
  }

  CodebookNode titles() const {
    CodebookNode node = object();
    for (const auto& [language, column] :
         {std::pair{"nb", "text"}, {"nn", "text_nn"}, {"en", "text_en"}})
      if (std::string value = cell(column); !value.empty())
        node.add(language, text(std::move(value)));
    return node;
  }

  CodebookNode* question() {
    const std::string code = cell("question");
    auto& list = root_.member("questions", CodebookNode::Kind::kList).items;
    for (CodebookNode& item : list)
      if (const CodebookNode* own = item.find("code"); own && own->text == code) return &item;
    tell(0, code, "The record is of a question that has no record before it.");
    return nullptr;
  }

  void record() {
    const std::string kind = cell("record");
    if (kind == "wave")
      wave();
    else if (kind == "question")
      add_question();
    else if (kind == "option")
      add_option();
    else if (kind == "missing")
      add_missing();
    else if (kind == "participation")
      add_participation();
    else if (kind == "ignore")
      root_.member("ignore", CodebookNode::Kind::kList).items.push_back(text(cell("variable")));
    else if (kind == "same" || kind == "not-same")
      add_link(kind);
    else
      tell(1, kind,
           "The record is none of wave, question, option, missing, participation, ignore, same "
           "and not-same.");
  }

  void wave() {
    CodebookNode& to = root_.member("wave", CodebookNode::Kind::kObject);
    const std::string name = cell("code");
    if (name == "title")
      to.add("title", titles());
    else
      put(to, name, cell("text").empty() ? cell("variable") : cell("text"));
  }

  void add_question() {
    CodebookNode node = object();
    put(node, "code", cell("question"));
    if (CodebookNode all = titles(); !all.members.empty()) node.add("text", std::move(all));
    for (const std::string name :
         {"type", "variable", "filter", "max", "separator", "role", "label", "set", "not_picked"})
      put(node, name, cell(name));
    root_.member("questions", CodebookNode::Kind::kList).items.push_back(std::move(node));
  }

  void add_option() {
    CodebookNode* const to = question();
    if (!to) return;
    CodebookNode node = object();
    put(node, "code", cell("code"));
    if (CodebookNode all = titles(); !all.members.empty()) node.add("label", std::move(all));
    for (const std::string name : {"state", "valid", "variable"}) put(node, name, cell(name));
    to->member("options", CodebookNode::Kind::kList).items.push_back(std::move(node));
  }

  void add_missing() {
    CodebookNode* const to = cell("question").empty() ? &root_ : question();
    if (to) put(to->member("missing", CodebookNode::Kind::kObject), cell("code"), cell("state"));
  }

  void add_participation() {
    CodebookNode& to = root_.member("wave", CodebookNode::Kind::kObject)
                           .member("participation", CodebookNode::Kind::kObject);
    if (!cell("variable").empty()) put(to, "variable", cell("variable"));
    if (!cell("code").empty())
      to.member(cell("state"), CodebookNode::Kind::kList).items.push_back(text(cell("code")));
  }

  void add_link(const std::string& kind) {
    CodebookNode* const to = question();
    if (!to) return;
    CodebookNode node = object();
    put(node, "wave", cell("text"));
    put(node, "question", cell("code"));
    to->member(kind == "same" ? "same_as" : "not_same_as", CodebookNode::Kind::kList)
        .items.push_back(std::move(node));
  }

  CsvReader reader_;
  CodebookNode& root_;
  std::vector<Problem>& problems_;
  std::vector<std::string> header_;
  std::vector<std::string_view> fields_;
};

}  // namespace

bool parse_codebook_csv(std::string_view text, CodebookNode& root, std::vector<Problem>& problems) {
  return Rows(text, root, problems).read();
}

}  // namespace kv::etl
