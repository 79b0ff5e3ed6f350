// SPDX-License-Identifier: MIT
#include "etl/formats/survey/codebook.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <set>
#include <stdexcept>

#include "etl/formats/csv.h"
#include "etl/formats/survey/codebook_check.h"
#include "etl/formats/survey/codebook_node.h"
#include "etl/formats/survey/survey_table.h"
#include "etl/formats/trim.h"

namespace kv::etl {
namespace {

using Node = CodebookNode;
constexpr const char* kFormat = "docs/surveys.md has the format.";

/// Reads objects member by member; a member that nobody reads is told.
class Reader {
 public:
  Reader(SurveyCodebook& out, std::vector<Problem>& problems) : out_(out), problems_(problems) {}

  void root(const Node& node) {
    members(node, "the codebook", [&](const std::string& key, const Node& value) {
      if (key == "wave")
        wave(value);
      else if (key == "missing")
        out_.missing = states(value, "missing");
      else if (key == "ignore")
        out_.ignored = texts(value, "ignore");
      else if (key == "questions")
        for (const Node& item : list(value, "questions")) question(item);
      else if (key == "codebook")
        version(value);
      else
        return false;
      return true;
    });
    if (!node.find("questions")) out_.questions.clear();
  }

 private:
  void version(const Node& node) {
    if (const std::string number = text(node, "codebook"); number != "1")
      tell(node, number, "This program reads codebooks of version 1, not " + number + ".");
  }

  using Take = std::function<bool(const std::string&, const Node&)>;

  void tell(const Node& node, std::string value, std::string message) {
    problems_.push_back({"codebook", node.row, 0, std::move(value), std::move(message), kFormat});
  }

  void members(const Node& node, const std::string& where, const Take& take) {
    if (node.kind != Node::Kind::kObject)
      return tell(node, node.text, "In " + where + " an object {…} is wanted.");
    for (const auto& [key, value] : node.members)
      if (key != "comment" && !take(key, value))
        tell(value, key, "In " + where + " there is no '" + key + "' to be said.");
  }

  std::string text(const Node& node, const std::string& what) {
    if (node.kind == Node::Kind::kText) return std::string(trimmed(node.text));
    tell(node, what, "'" + what + "' must be a text.");
    return {};
  }

  /// A list, or one item in place of a list of one.
  std::vector<Node> list(const Node& node, const std::string&) {
    if (node.kind == Node::Kind::kList) return node.items;
    return {node};
  }

  std::vector<std::string> texts(const Node& node, const std::string& what) {
    std::vector<std::string> out;
    for (const Node& item : list(node, what)) out.push_back(text(item, what));
    return out;
  }

  SurveyTitles titles(const Node& node, const std::string& where) {
    SurveyTitles out;
    if (node.kind == Node::Kind::kText) {
      out.nb = text(node, where);
      return out;
    }
    members(node, where, [&](const std::string& key, const Node& value) {
      if (key == "nb")
        out.nb = text(value, where);
      else if (key == "nn")
        out.nn = text(value, where);
      else if (key == "en")
        out.en = text(value, where);
      else
        return false;
      return true;
    });
    return out;
  }

  std::map<std::string, std::string> states(const Node& node, const std::string& where) {
    std::map<std::string, std::string> out;
    members(node, where, [&](const std::string& key, const Node& value) {
      out[key] = text(value, where);
      return true;
    });
    return out;
  }

  void wave(const Node& node) {
    const std::map<std::string, std::string*, std::less<>> plain = {
        {"code", &out_.wave},     {"publisher", &out_.publisher},   {"from", &out_.starts},
        {"to", &out_.ends},       {"borders", &out_.borders},       {"origin", &out_.origin},
        {"remark", &out_.remark}, {"respondent", &out_.respondent}, {"region", &out_.region},
        {"weight", &out_.weight}};
    members(node, "the wave", [&](const std::string& key, const Node& value) {
      if (const auto it = plain.find(key); it != plain.end()) {
        *it->second = text(value, key);
      } else if (key == "title") {
        out_.title = titles(value, "the wave's title");
      } else if (key == "decimal") {
        const std::string mark = text(value, key);
        if (mark != "." && mark != ",") tell(value, mark, "The decimal mark is '.' or ','.");
        out_.decimal = mark == "," ? ',' : '.';
      } else if (key == "participation") {
        participation(value);
      } else {
        return false;
      }
      return true;
    });
  }

  void participation(const Node& node) {
    members(node, "participation", [&](const std::string& key, const Node& value) {
      if (key == "variable") {
        out_.state_variable = text(value, key);
        return true;
      }
      for (const std::string& code : texts(value, key))
        if (!out_.states.emplace(code, key).second)
          tell(value, code, "The code '" + code + "' stands twice in participation.");
      return true;
    });
  }

  void question(const Node& node) {
    SurveyQuestion& out = out_.questions.emplace_back();
    const Node* const code = node.find("code");
    const std::string where = "question " + (code ? code->text : std::string("without a code"));
    const std::map<std::string, std::string*, std::less<>> plain = {{"code", &out.code},
                                                                    {"label", &out.label},
                                                                    {"variable", &out.variable},
                                                                    {"separator", &out.separator},
                                                                    {"set", &out.set},
                                                                    {"picked", &out.picked},
                                                                    {"not_picked", &out.not_picked},
                                                                    {"filter", &out.filter_text}};
    members(node, where, [&](const std::string& key, const Node& value) {
      if (const auto it = plain.find(key); it != plain.end())
        *it->second = text(value, key);
      else if (key == "text")
        out.text = titles(value, where);
      else if (key == "role")
        role(out, value, where);
      else if (key == "type")
        type(out, value, where);
      else if (key == "max")
        out.max_picks = whole(value, where + ", max");
      else if (key == "variables")
        out.variables = texts(value, key);
      else if (key == "missing")
        out.missing = states(value, where + ", missing");
      else if (key == "options")
        options(out, value, where);
      else if (key == "same_as" || key == "not_same_as")
        links(out, key == "same_as" ? "same" : "not-same", value, where);
      else
        return false;
      return true;
    });
    if (out.filter_text.empty()) return;
    try {
      out.filter = SurveyFilter::parse(out.filter_text);
    } catch (const std::invalid_argument& error) {
      tell(node, out.filter_text,
           "The filter of " + where + " cannot be read: " + error.what() + ".");
    }
  }

  void role(SurveyQuestion& out, const Node& node, const std::string& where) {
    const std::string role = text(node, "role");
    if (role != "question" && role != "background")
      tell(node, role, "The role of " + where + " is neither question nor background.");
    out.background = role == "background";
  }

  void type(SurveyQuestion& out, const Node& node, const std::string& where) {
    const std::string name = text(node, "type");
    for (const SurveyType type : {SurveyType::kSingle, SurveyType::kMultiple, SurveyType::kUpTo,
                                  SurveyType::kOpen, SurveyType::kNumber})
      if (name == type_name(type)) {
        out.type = type;
        return;
      }
    tell(node, name,
         "The type of " + where + " is none of single, multiple, up-to-k, open and number.");
  }

  int whole(const Node& node, const std::string& what) {
    const std::string digits = text(node, what);
    int number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc{} || end != digits.data() + digits.size() || number < 1) {
      tell(node, digits, what + " must be a whole number from 1.");
      return 0;
    }
    return number;
  }

  void options(SurveyQuestion& out, const Node& node, const std::string& where) {
    if (node.kind == Node::Kind::kObject) {  // {"1": "Ja", "2": "Nei"}
      for (const auto& [code, label] : node.members) {
        SurveyOption& option = out.options.emplace_back();
        option.code = code;
        option.label = titles(label, where + ", option " + code);
      }
      return;
    }
    for (const Node& item : list(node, "options")) {
      SurveyOption& option = out.options.emplace_back();
      bool valid_said = false;
      members(item, where + ", options", [&](const std::string& key, const Node& value) {
        if (key == "code")
          option.code = text(value, key);
        else if (key == "label")
          option.label = titles(value, where + ", option " + option.code);
        else if (key == "state")
          option.state = text(value, key);
        else if (key == "variable")
          option.variable = text(value, key);
        else if (key == "valid")
          valid_said = truth(option.valid, value, where);
        else
          return false;
        return true;
      });
      if (!valid_said) option.valid = option.state == "answered";
    }
  }

  bool truth(bool& out, const Node& node, const std::string& where) {
    const std::string word = text(node, "valid");
    out = word == "true" || word == "1";
    if (!out && word != "false" && word != "0")
      tell(node, word, "'valid' in " + where + " is neither true nor false.");
    return true;
  }

  void links(SurveyQuestion& out, const std::string& relation, const Node& node,
             const std::string& where) {
    for (const Node& item : list(node, "same_as")) {
      SurveyLink& link = out.links.emplace_back();
      link.relation = relation;
      link.question = out.code;
      members(item, where + ", links", [&](const std::string& key, const Node& value) {
        if (key == "wave")
          link.wave = text(value, key);
        else if (key == "question")
          link.question = text(value, key);
        else
          return false;
        return true;
      });
      if (link.wave.empty() || link.question.empty())
        tell(item, out.code, "A link of " + where + " must name a wave and a question.");
    }
  }

  SurveyCodebook& out_;
  std::vector<Problem>& problems_;
};

}  // namespace

std::string_view type_name(SurveyType type) {
  switch (type) {
    case SurveyType::kSingle:
      return "single";
    case SurveyType::kMultiple:
      return "multiple";
    case SurveyType::kUpTo:
      return "up-to-k";
    case SurveyType::kOpen:
      return "open";
    case SurveyType::kNumber:
      return "number";
    case SurveyType::kUnsaid:
      break;
  }
  return "";
}

bool looks_like_codebook(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return false;
  if (text[first] == '{') return true;
  std::string_view head = text.substr(first, 8);
  if (head.starts_with('"')) head.remove_prefix(1);
  return head.starts_with("record") && head.size() > 6 && !(head[6] >= 'a' && head[6] <= 'z');
}

bool read_codebook(std::string_view text, SurveyCodebook& codebook,
                   std::vector<Problem>& problems) {
  const std::size_t before = problems.size();
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  const bool json = first != std::string_view::npos && text[first] == '{';
  CodebookNode root;
  if (!(json ? parse_codebook_json(text, root, problems)
             : parse_codebook_csv(text, root, problems)))
    return false;
  codebook = {};
  Reader(codebook, problems).root(root);
  if (problems.size() == before) check_codebook(codebook, problems);
  return problems.size() == before;
}

}  // namespace kv::etl
