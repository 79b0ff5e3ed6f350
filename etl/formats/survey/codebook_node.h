// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "etl/formats/problem.h"

namespace kv::etl {

/// A codebook as a tree, the same from JSON and from delimited text. An object keeps the order of
/// its members. A number or truth value is its text.
struct CodebookNode {
  enum class Kind { kText, kList, kObject };
  Kind kind = Kind::kText;
  std::string text;
  std::vector<std::pair<std::string, CodebookNode>> members;
  std::vector<CodebookNode> items;
  std::size_t row = 0;  ///< of delimited text; 0 in JSON

  const CodebookNode* find(std::string_view name) const {
    for (const auto& [key, value] : members)
      if (key == name) return &value;
    return nullptr;
  }
  CodebookNode& member(std::string_view name, Kind kind_of_new) {
    for (auto& [key, value] : members)
      if (key == name) return value;
    members.emplace_back(std::string(name), CodebookNode{kind_of_new, {}, {}, {}, row});
    return members.back().second;
  }
};

/// False, with problems of rule `codebook`, when the text is no such tree.
bool parse_codebook_json(std::string_view text, CodebookNode& root, std::vector<Problem>& problems);
bool parse_codebook_csv(std::string_view text, CodebookNode& root, std::vector<Problem>& problems);

}  // namespace kv::etl
