// SPDX-License-Identifier: MIT
#include "etl/formats/survey/codebook_node.h"

#include <algorithm>

namespace kv::etl {

const CodebookNode* CodebookNode::find(std::string_view name) const {
  const auto it = std::ranges::find(members, name, &CodebookMember::key);
  return it == members.end() ? nullptr : &it->value;
}

CodebookNode& CodebookNode::member(std::string_view name, Kind kind_of_new) {
  const auto it = std::ranges::find(members, name, &CodebookMember::key);
  if (it != members.end()) return it->value;
  CodebookNode made;
  made.kind = kind_of_new;
  made.row = row;
  members.push_back({std::string(name), std::move(made)});
  return members.back().value;
}

void CodebookNode::add(std::string name, CodebookNode value) {
  members.push_back({std::move(name), std::move(value)});
}

}  // namespace kv::etl
