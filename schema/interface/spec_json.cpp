// SPDX-License-Identifier: MIT
#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include "schema/interface/interface.h"

namespace kv {
namespace {

using Json = rapidjson::PrettyWriter<rapidjson::StringBuffer>;

void put(Json& json, const char* key, const std::string& value) {
  json.Key(key);
  json.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}

/// Left out when empty.
void maybe(Json& json, const char* key, const std::string& value) {
  if (!value.empty()) put(json, key, value);
}

template <typename List, typename Put>
void list(Json& json, const char* key, const List& parts, Put put_one) {
  json.Key(key);
  json.StartArray();
  for (const auto& part : parts) put_one(part);
  json.EndArray();
}

void put_names(Json& json, const char* key, const std::vector<std::string>& names) {
  list(json, key, names, [&](const std::string& name) { json.String(name.c_str()); });
}

void put_options(Json& json, const char* key, const std::vector<InterfaceOption>& options) {
  list(json, key, options, [&](const InterfaceOption& option) {
    json.StartObject();
    put(json, "name", option.name);
    if (option.letter != 0) put(json, "letter", std::string(1, option.letter));
    maybe(json, "value", option.value);
    json.Key("required");
    json.Bool(option.required);
    maybe(json, "default", option.default_value);
    if (!option.choices.empty()) put_names(json, "choices", option.choices);
    put(json, "summary", option.summary);
    json.EndObject();
  });
}

void put_commands(Json& json, const char* key, const std::vector<InterfaceCommand>& commands) {
  list(json, key, commands, [&](const InterfaceCommand& command) {
    json.StartObject();
    put(json, "name", command.name);
    maybe(json, "origin", command.origin);
    put(json, "summary", command.summary);
    maybe(json, "details", command.details);
    maybe(json, "example", command.example);
    put_options(json, "arguments", command.arguments);
    put_options(json, "options", command.options);
    json.EndObject();
  });
}

void put_functions(Json& json, const std::vector<InterfaceFunction>& functions) {
  list(json, "functions", functions, [&](const InterfaceFunction& function) {
    json.StartObject();
    put(json, "name", function.name);
    put(json, "plugin", function.plugin);
    put(json, "kind", function.kind);
    put(json, "signature", function.signature);
    put(json, "summary", function.summary);
    maybe(json, "details", function.details);
    maybe(json, "returns", function.returns);
    maybe(json, "example", function.example);
    put(json, "result", function.result);
    put_options(json, "parameters", function.parameters);
    json.EndObject();
  });
}

void put_texts(Json& json, const char* key, const char* name, const NamedTexts& texts) {
  list(json, key, texts, [&](const auto& text) {
    json.StartObject();
    put(json, name, text.first);
    put(json, "summary", text.second);
    json.EndObject();
  });
}

}  // namespace

std::string spec_json(const Interface& interface) {
  rapidjson::StringBuffer buffer;
  Json json(buffer);
  json.SetIndent(' ', 1);
  json.StartObject();
  put(json, "program", interface.program);
  put(json, "version", interface.version);
  put(json, "summary", interface.summary);
  put_names(json, "usage", interface.usage);
  put_options(json, "options", interface.options);
  put_names(json, "modes", interface.modes);
  put_commands(json, "verbs", interface.verbs);
  put_commands(json, "commands", interface.commands);
  put_commands(json, "dot_commands", interface.dot_commands);
  list(json, "plugins", interface.plugins, [&](const InterfacePlugin& plugin) {
    json.StartObject();
    put(json, "name", plugin.name);
    put(json, "version", plugin.version);
    put(json, "summary", plugin.summary);
    put(json, "licence", plugin.licence);
    json.EndObject();
  });
  put_functions(json, interface.functions);
  put_texts(json, "exit_codes", "code", interface.exit_codes);
  put_texts(json, "environment", "name", interface.environment);
  put_texts(json, "files", "path", interface.files);
  json.EndObject();
  return std::string(buffer.GetString()) + "\n";
}

}  // namespace kv
