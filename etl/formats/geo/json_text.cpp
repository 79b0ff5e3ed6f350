// SPDX-License-Identifier: MIT
#include "etl/formats/geo/json_text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>
#include <string>

#include "etl/formats/cube/byte_source.h"
#include "etl/formats/cube/json_refusal.h"

namespace kv::etl {
namespace {

using rapidjson::Value;

constexpr std::size_t kMaxProperties = 200;
constexpr int kMaxDepth = 4;

std::string number_text(const Value& value) {
  if (value.IsInt64()) return std::to_string(value.GetInt64());
  if (value.IsUint64()) return std::to_string(value.GetUint64());
  char buffer[32];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value.GetDouble()).ptr;
  return {buffer, end};
}

void flatten(const Value& value, const std::string& path, int depth, GeoFeature& feature) {
  if (feature.properties.size() >= kMaxProperties || depth > kMaxDepth) return;
  if (value.IsString()) {
    feature.properties.push_back({path, {value.GetString(), value.GetStringLength()}});
  } else if (value.IsNumber()) {
    feature.properties.push_back({path, number_text(value)});
  } else if (value.IsObject()) {
    for (const auto& member : value.GetObject())
      flatten(member.value,
              (path.empty() ? "" : path + ".") +
                  std::string(member.name.GetString(), member.name.GetStringLength()),
              depth + 1, feature);
  } else if (value.IsArray()) {
    for (rapidjson::SizeType i = 0; i < value.Size() && i < kMaxProperties; ++i)
      flatten(value[i], path + "." + std::to_string(i), depth + 1, feature);
  }
}

// Hands a text's events on to a document, with every number read by the standard library: RapidJSON
// 1.1 has its own way with full precision, which is undefined for 0e-319.
class ExactNumbers : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, ExactNumbers> {
 public:
  using Length = rapidjson::SizeType;
  explicit ExactNumbers(rapidjson::Document& document) : to_(document) {}

  bool Null() { return to_.Null(); }
  bool Bool(bool value) { return to_.Bool(value); }
  bool RawNumber(const char* text, Length size, bool) {
    const char* end = text + size;
    std::int64_t integer = 0;
    if (const auto read = std::from_chars(text, end, integer);
        read.ec == std::errc{} && read.ptr == end)
      return to_.Int64(integer);
    std::uint64_t large = 0;
    if (const auto read = std::from_chars(text, end, large);
        read.ec == std::errc{} && read.ptr == end)
      return to_.Uint64(large);
    double real = 0;
    if (std::from_chars(text, end, real).ec == std::errc::result_out_of_range)
      real = std::strtod(std::string(text, size).c_str(), nullptr);  // tells too small from too big
    too_big_ = !std::isfinite(real);
    return !too_big_ && to_.Double(real);
  }
  bool String(const char* text, Length size, bool copy) { return to_.String(text, size, copy); }
  bool Key(const char* text, Length size, bool copy) { return to_.Key(text, size, copy); }
  bool StartObject() { return to_.StartObject(); }
  bool EndObject(Length members) { return to_.EndObject(members); }
  bool StartArray() { return to_.StartArray(); }
  bool EndArray(Length elements) { return to_.EndArray(elements); }

  bool too_big() const { return too_big_; }

 private:
  rapidjson::Document& to_;
  bool too_big_ = false;
};

}  // namespace

void refuse_geo(std::string rule, std::string message, std::string remedy) {
  throw GeoRefusal{{std::move(rule), 0, 0, {}, std::move(message), std::move(remedy)}};
}

void parse_geo_json(std::string_view text, rapidjson::Document& document) {
  constexpr unsigned kFlags = rapidjson::kParseNumbersAsStringsFlag |
                              rapidjson::kParseIterativeFlag;  // depth costs no stack
  rapidjson::Reader reader;
  bool too_big = false;
  auto generate = [&](rapidjson::Document& to) {
    rapidjson::MemoryStream stream(text.data(), text.size());
    ExactNumbers handler(to);
    const bool read = !reader.Parse<kFlags>(stream, handler).IsError();
    too_big = handler.too_big();
    return read;
  };
  document.Populate(generate);
  if (!reader.HasParseError()) return;
  TextSource source(text);
  Problem problem = not_json(
      source, reader.GetErrorOffset(),
      too_big ? "a number is too big." : rapidjson::GetParseError_En(reader.GetParseErrorCode()));
  throw GeoRefusal{std::move(problem)};
}

const Value* geo_member(const Value& object, const char* name) {
  if (!object.IsObject()) return nullptr;
  const Value* found = nullptr;
  const std::string_view wanted = name;
  for (const auto& member : object.GetObject()) {
    if (std::string_view(member.name.GetString(), member.name.GetStringLength()) != wanted)
      continue;
    if (found)
      refuse_geo("duplicate-key", "\"" + std::string(wanted) + "\" stands twice in one object.",
                 "Readers differ in which of two they take: mend the file, or take it again.");
    found = &member.value;
  }
  return found;
}

std::string geo_string(const Value& object, const char* name) {
  const Value* value = geo_member(object, name);
  if (!value || !value->IsString()) return {};
  return {value->GetString(), value->GetStringLength()};
}

std::string geo_crs(const Value& object) {
  const Value* crs = geo_member(object, "crs");
  if (!crs || !crs->IsObject()) return {};
  if (const Value* properties = geo_member(*crs, "properties")) {
    for (const char* name : {"name", "code", "href"})
      if (const Value* value = geo_member(*properties, name)) {
        if (value->IsString()) return {value->GetString(), value->GetStringLength()};
        if (value->IsInt()) return "EPSG:" + std::to_string(value->GetInt());
      }
  }
  return "unnamed";
}

void read_geo_properties(const Value& object, GeoFeature& feature) {
  if (const Value* properties = geo_member(object, "properties"))
    flatten(*properties, {}, 0, feature);
  const Value* id = geo_member(object, "id");
  if (!id ||
      std::ranges::find(feature.properties, "id", &GeoProperty::name) != feature.properties.end())
    return;
  flatten(*id, "id", kMaxDepth, feature);
}

}  // namespace kv::etl
