// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kv::etl {

/// A part of a JSON document in memory. `row` and `column` are where its last letter stands.
struct JsonNode {
  enum class Kind { kNull, kBool, kNumber, kString, kArray, kObject };
  Kind kind = Kind::kNull;
  bool truth = false;
  bool is_integer = false;  ///< of a number: it fits `integer`
  std::int64_t integer = 0;
  std::string text;               ///< of a string
  std::vector<std::string> keys;  ///< of an object, in the order of the file, none twice
  std::vector<JsonNode> items;    ///< of an array or object
  std::size_t row = 0;
  std::size_t column = 0;

  bool is(Kind wanted) const { return kind == wanted; }
  /// The member of an object, or nullptr; nullptr too where this is no object.
  const JsonNode* find(std::string_view key) const;
  /// The text of a string, or "".
  std::string_view string() const { return text; }
};

}  // namespace kv::etl
