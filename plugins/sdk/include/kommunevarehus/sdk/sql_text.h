// SPDX-License-Identifier: MIT
#pragma once

#include <kommunevarehus/sdk/arguments.h>
#include <rapidjson/document.h>
#include <string>
#include <string_view>
#include <vector>

namespace kv::sdk {

/// A name as SQL writes it, whatever letters it has: "navn på ""noe""".
inline std::string identifier(std::string_view name) {
  std::string text = "\"";
  for (const char c : name) text += c == '"' ? "\"\"" : std::string(1, c);
  return text + '"';
}

/// The names of a query's columns, as queryctl binds them: argument i is a JSON list of texts.
/// Throws ArgumentError when it is something else. Parsed without recursion: nested brackets of any
/// depth are refused, not followed.
inline std::vector<std::string> name_list(const Arguments& arguments, std::size_t i) {
  constexpr unsigned kFlags =
      rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag;
  const auto text = arguments.text(i);
  rapidjson::Document json;
  if (text) json.Parse<kFlags>(text->data(), text->size());
  if (!text || json.HasParseError() || !json.IsArray())
    throw arguments.wrong(i, "a JSON list of names");
  std::vector<std::string> names;
  for (const auto& name : json.GetArray()) {
    if (!name.IsString()) throw arguments.wrong(i, "a JSON list of names");
    names.emplace_back(name.GetString(), name.GetStringLength());
  }
  return names;
}

}  // namespace kv::sdk
