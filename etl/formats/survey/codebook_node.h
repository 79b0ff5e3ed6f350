// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "etl/formats/problem.h"

namespace kv::etl {

struct CodebookMember;

/// A codebook as a tree, the same from JSON and from delimited text. An object keeps the order of
/// its members. A number or truth value is its text.
struct CodebookNode {
  enum class Kind { kText, kList, kObject };
  Kind kind = Kind::kText;
  std::string text;
  std::vector<CodebookMember> members;
  std::vector<CodebookNode> items;
  std::size_t row = 0;  ///< of delimited text; 0 in JSON

  /// nullptr when there is none.
  const CodebookNode* find(std::string_view name) const;
  /// The member of that name; a new one when there is none.
  CodebookNode& member(std::string_view name, Kind kind_of_new);
  void add(std::string name, CodebookNode value);
};

struct CodebookMember {
  std::string key;
  CodebookNode value;
};

/// False, with problems of rule `codebook`, when the text is no such tree.
bool parse_codebook_json(std::string_view text, CodebookNode& root, std::vector<Problem>& problems);
bool parse_codebook_csv(std::string_view text, CodebookNode& root, std::vector<Problem>& problems);

}  // namespace kv::etl
