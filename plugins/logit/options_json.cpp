// SPDX-License-Identifier: MIT
#include "plugins/logit/options_json.h"

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

namespace kv::logit {
namespace {

using Json = rapidjson::Value;

std::string text_of(const Json& value) {
  return {value.GetString(), value.GetStringLength()};
}

bool is_absent(const Json& value) {
  return value.IsNull() || (value.IsString() && value.GetStringLength() == 0);
}

std::string need_text(const std::string& member, const Json& value) {
  if (!value.IsString()) throw ModelError("the option " + member + " must be a text");
  return text_of(value);
}

template <class T, std::size_t N>
T choice(const std::string& member, const std::string& given,
         const std::pair<std::string_view, T> (&choices)[N]) {
  std::string list;
  for (std::size_t k = 0; k < N; ++k) {
    if (choices[k].first == given) return choices[k].second;
    list += (k == 0 ? "" : k + 1 == N ? " or " : ", ") + std::string(choices[k].first);
  }
  throw ModelError("the option " + member + " is '" + given + "'; it can be " + list);
}

constexpr std::pair<std::string_view, Method> kMethods[] = {{"ml", Method::kMl},
                                                            {"firth", Method::kFirth}};
constexpr std::pair<std::string_view, Errors> kErrors[] = {
    {"auto", Errors::kAuto},    {"model", Errors::kModel}, {"hc0", Errors::kHc0},
    {"hc1", Errors::kHc1},      {"hc2", Errors::kHc2},     {"hc3", Errors::kHc3},
    {"cr0", Errors::kCr0},      {"cr1", Errors::kCr1},     {"cr_cadj", Errors::kCadj},
    {"design", Errors::kDesign}};
constexpr std::pair<std::string_view, bool> kWeights[] = {{"frequency", false}, {"sampling", true}};
using Detail = ModelOptions::Detail;
constexpr std::pair<std::string_view, Detail> kDetails[] = {
    {"auto", Detail::kAuto}, {"basic", Detail::kBasic}, {"full", Detail::kFull}};

DeclaredFactors read_factors(const Json& value) {
  if (!value.IsObject())
    throw ModelError(
        "the option factors must be an object: {\"parti\": {\"levels\": [\"AP\", "
        "\"H\"], \"reference\": \"AP\", \"ordered\": false}}");
  DeclaredFactors out;
  for (const auto& member : value.GetObject()) {
    const std::string name = text_of(member.name);
    DeclaredFactor& factor = out[name];
    const Json& body = member.value;
    const Json* levels = nullptr;
    if (body.IsArray()) levels = &body;
    if (body.IsObject()) {
      if (const auto it = body.FindMember("levels"); it != body.MemberEnd()) levels = &it->value;
      if (const auto it = body.FindMember("reference"); it != body.MemberEnd())
        factor.reference = need_text("factors." + name + ".reference", it->value);
      if (const auto it = body.FindMember("ordered"); it != body.MemberEnd()) {
        if (!it->value.IsBool())
          throw ModelError("factors." + name + ".ordered must be true or false");
        factor.ordered = it->value.GetBool();
      }
    }
    if (levels == nullptr || (!levels->IsArray() && !levels->IsString()))
      throw ModelError("factors." + name + " needs levels, a list of texts");
    if (levels->IsString()) {
      factor.levels.push_back(text_of(*levels));
      continue;
    }
    for (const Json& level : levels->GetArray())
      factor.levels.push_back(need_text("factors." + name + ".levels", level));
  }
  return out;
}

/// A list of texts, or one text with ';' between.
std::vector<std::string> read_list(const std::string& member, const Json& value) {
  std::vector<std::string> out;
  if (value.IsArray()) {
    for (const Json& one : value.GetArray()) out.push_back(need_text(member, one));
    return out;
  }
  const std::string text = need_text(member, value);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(';', at), text.size());
    if (text.find_first_not_of(' ', at) < end) out.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

void take(ModelOptions& out, const std::string& name, const Json& value) {
  DataOptions& data = out.data;
  const std::pair<std::string_view, std::string*> kColumns[] = {{"weights", &data.weights},
                                                                {"cluster", &data.cluster},
                                                                {"strata", &data.strata},
                                                                {"fpc", &data.fpc},
                                                                {"success", &data.success}};
  for (const auto& [known, target] : kColumns) {
    if (known != name) continue;
    *target = need_text(name, value);
    return;
  }
  if (name == "factors") {
    data.factors = read_factors(value);
  } else if (name == "method") {
    out.method = choice(name, need_text(name, value), kMethods);
  } else if (name == "errors") {
    out.errors = choice(name, need_text(name, value), kErrors);
  } else if (name == "weights_are") {
    if (choice(name, need_text(name, value), kWeights)) out.errors = Errors::kDesign;
  } else if (name == "detail") {
    out.detail = choice(name, need_text(name, value), kDetails);
  } else if (name == "level") {
    if (!value.IsNumber() || !(value.GetDouble() > 0 && value.GetDouble() < 1))
      throw ModelError("the option level must be a number between 0 and 1, such as 0.95");
    out.level = value.GetDouble();
  } else if (name == "nested") {
    out.nested = read_list(name, value);
  } else if (name == "rows") {
    if (!value.IsBool() && !value.IsInt()) throw ModelError("the option rows is true or false");
    out.keep_rows = value.IsBool() ? value.GetBool() : value.GetInt() != 0;
  } else {
    throw ModelError("the option " + name +
                     " is not known. Known are weights, weights_are, cluster, strata, fpc, "
                     "success, factors, method, errors, level, nested, rows and detail");
  }
}

}  // namespace

ModelOptions read_options(std::optional<std::string_view> json) {
  ModelOptions out;
  if (!json || json->empty()) return out;
  rapidjson::Document document;
  document.Parse<rapidjson::kParseIterativeFlag>(json->data(), json->size());
  if (document.HasParseError())
    throw ModelError(std::string("the options are no JSON: ") +
                     rapidjson::GetParseError_En(document.GetParseError()) +
                     " Write, for instance, {\"weights\": \"n\", \"method\": \"firth\"}");
  if (!document.IsObject()) throw ModelError("the options must be a JSON object");
  for (const auto& member : document.GetObject())
    if (!is_absent(member.value)) take(out, text_of(member.name), member.value);
  return out;
}

std::vector<std::string> option_columns(const DataOptions& options) {
  std::vector<std::string> out;
  for (const std::string* name :
       {&options.weights, &options.cluster, &options.strata, &options.fpc})
    if (!name->empty()) out.push_back(*name);
  return out;
}

}  // namespace kv::logit
