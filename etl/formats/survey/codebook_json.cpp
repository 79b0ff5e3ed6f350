// SPDX-License-Identifier: MIT
#include <algorithm>
#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

#include "etl/formats/survey/codebook_node.h"

namespace kv::etl {
namespace {

constexpr std::size_t kMaxBytes = std::size_t{16} << 20;

std::string text_of(const rapidjson::Value& value) {
  return {value.GetString(), value.GetStringLength()};
}

/// Turns a JSON value into a node. null is left out by the caller.
class Converter {
 public:
  explicit Converter(std::vector<Problem>& problems) : problems_(problems) {}

  CodebookNode convert(const rapidjson::Value& value, const std::string& path) {
    CodebookNode node;
    if (value.IsObject()) {
      node.kind = CodebookNode::Kind::kObject;
      for (const auto& member : value.GetObject()) {
        const std::string name = text_of(member.name);
        if (node.find(name))
          problems_.push_back(
              {"codebook", 0, 0, path, "'" + name + "' stands there twice.", "Keep one of them."});
        if (!member.value.IsNull()) node.add(name, convert(member.value, path + "/" + name));
      }
    } else if (value.IsArray()) {
      node.kind = CodebookNode::Kind::kList;
      std::size_t number = 0;
      for (const auto& item : value.GetArray())
        node.items.push_back(convert(item, path + "/" + std::to_string(++number)));
    } else if (value.IsString()) {
      node.text = text_of(value);
    } else if (value.IsBool()) {
      node.text = value.GetBool() ? "true" : "false";
    } else if (value.IsInt64()) {
      node.text = std::to_string(value.GetInt64());
    } else if (value.IsNull()) {
      node.text.clear();
    } else {
      problems_.push_back({"codebook", 0, 0, path,
                           "A number with decimals or of more than 64 bits.",
                           "Write codes as text, in quotes."});
    }
    return node;
  }

 private:
  std::vector<Problem>& problems_;
};

}  // namespace

bool parse_codebook_json(std::string_view text, CodebookNode& root,
                         std::vector<Problem>& problems) {
  if (text.size() > kMaxBytes) {
    problems.push_back({"codebook",
                        0,
                        0,
                        {},
                        "The codebook has more than 16 MB.",
                        "Check that this is the right file."});
    return false;
  }
  // Nesting is bounded here, because the tree is walked and freed by recursion.
  constexpr int kDeepest = 20;
  int depth = 0;
  int deepest = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted && c == '\\') ++i;
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '{' || c == '[') deepest = std::max(deepest, ++depth);
    if (c == '}' || c == ']') --depth;
  }
  rapidjson::Document document;
  if (deepest <= kDeepest)
    document.Parse<rapidjson::kParseValidateEncodingFlag | rapidjson::kParseIterativeFlag>(
        text.data(), text.size());
  if (deepest > kDeepest || document.HasParseError()) {
    const std::size_t at = deepest > kDeepest ? 0 : document.GetErrorOffset();
    const auto head = text.substr(0, at);
    const auto row = static_cast<std::size_t>(std::ranges::count(head, '\n')) + 1;
    const std::size_t column = at - (head.rfind('\n') + 1) + 1;
    problems.push_back({"codebook",
                        row,
                        column,
                        {},
                        "The codebook is no JSON: " +
                            std::string(deepest > kDeepest ? "its brackets are nested too deep."
                                                           : rapidjson::GetParseError_En(
                                                                 document.GetParseError())),
                        "Correct it there, or check it in an editor that knows JSON."});
    return false;
  }
  if (!document.IsObject()) {
    problems.push_back({"codebook",
                        0,
                        0,
                        {},
                        "The codebook is no JSON object.",
                        "docs/surveys.md has the format."});
    return false;
  }
  const std::size_t before = problems.size();
  root = Converter(problems).convert(document, {});
  return problems.size() == before;
}

}  // namespace kv::etl
