// SPDX-License-Identifier: MIT
#include "plugins/logit/model_reader.h"

#include <limits>

#include "plugins/logit/formula/frame.h"

namespace kv::logit {

ModelReader::ModelReader(std::string_view text) {
  read(text);
}

ModelReader::ModelReader(const sdk::Arguments& arguments, std::size_t i) {
  const auto text = arguments.text(i);
  if (!text) throw arguments.wrong(i, "a model from logit_model() or logit_fit()");
  read(*text);
}

void ModelReader::read(std::string_view text) {
  constexpr unsigned kFlags = rapidjson::kParseIterativeFlag | rapidjson::kParseFullPrecisionFlag;
  document_.Parse<kFlags>(text.data(), text.size());
  if (document_.HasParseError() || !document_.IsObject() || !document_.HasMember("logit") ||
      !document_.HasMember("terms"))
    throw ModelError("the text is no model; a model comes from logit_model() or logit_fit()");
}

const Json& ModelReader::member(const Json& object, const char* name) {
  static const Json kNull;
  if (!object.IsObject()) return kNull;
  const auto it = object.FindMember(name);
  return it == object.MemberEnd() ? kNull : it->value;
}

std::optional<double> ModelReader::number(const Json& value) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  if (value.IsNumber()) return value.GetDouble();
  if (!value.IsString()) return std::nullopt;
  const std::string_view text(value.GetString(), value.GetStringLength());
  if (text == "Inf") return kInfinity;
  if (text == "-Inf") return -kInfinity;
  return std::nullopt;
}

std::string ModelReader::text(const Json& value) {
  return value.IsString() ? std::string(value.GetString(), value.GetStringLength()) : std::string();
}

sdk::Cell ModelReader::cell(const Json& value) {
  if (value.IsInt64()) return value.GetInt64();
  if (value.IsBool()) return std::int64_t{value.GetBool() ? 1 : 0};
  if (const auto found = number(value)) return *found;
  if (value.IsString()) return text(value);
  return {};
}

rapidjson::Value::ConstArray ModelReader::list(const Json& value) {
  static const Json kEmpty(rapidjson::kArrayType);
  return value.IsArray() ? value.GetArray() : kEmpty.GetArray();
}

}  // namespace kv::logit
