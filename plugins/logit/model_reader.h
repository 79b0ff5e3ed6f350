// SPDX-License-Identifier: MIT
#pragma once

#include <kommunevarehus/sdk/table.h>
#include <rapidjson/document.h>
#include <string>
#include <string_view>

namespace kv::logit {

using Json = rapidjson::Value;

/// A model's JSON, read. Throws ModelError when the text is none.
class ModelReader {
 public:
  explicit ModelReader(std::string_view text);
  /// Argument `i` of a function: a model; NULL is refused.
  ModelReader(const sdk::Arguments& arguments, std::size_t i);

  const Json& root() const { return document_; }
  /// The member of that name; null when absent.
  const Json& operator[](const char* name) const { return member(document_, name); }
  static const Json& member(const Json& object, const char* name);

  /// A number, ±infinity from "Inf" and "-Inf", else none.
  static std::optional<double> number(const Json& value);
  static std::optional<double> number(const Json& object, const char* name) {
    return number(member(object, name));
  }
  /// A text; "" when it is none.
  static std::string text(const Json& value);
  static std::string text(const Json& object, const char* name) {
    return text(member(object, name));
  }
  static bool truth(const Json& object, const char* name) {
    const Json& value = member(object, name);
    return value.IsBool() && value.GetBool();
  }
  /// As an SQL value: numbers (whole ones as integers), truths as 0 and 1, texts; "Inf" as
  /// infinity.
  static sdk::Cell cell(const Json& value);
  static sdk::Cell cell(const Json& object, const char* name) { return cell(member(object, name)); }
  /// A list's elements; empty when it is none.
  static rapidjson::Value::ConstArray list(const Json& value);

 private:
  void read(std::string_view text);
  rapidjson::Document document_;
};

}  // namespace kv::logit
