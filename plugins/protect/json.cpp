// SPDX-License-Identifier: MIT
#include "plugins/protect/json.h"

namespace kv::protect {
namespace {

constexpr unsigned kParseFlags =
    rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag;

}  // namespace

rapidjson::Document read_json(const sdk::Arguments& arguments, std::size_t i) {
  const auto text = arguments.text(i);
  if (!text) throw arguments.wrong(i, "JSON");
  rapidjson::Document document;
  document.Parse<kParseFlags>(text->data(), text->size());
  if (document.HasParseError()) throw arguments.wrong(i, "JSON");
  return document;
}

std::map<std::string, std::int64_t> read_counts(const sdk::Arguments& arguments, std::size_t i) {
  const rapidjson::Document json = read_json(arguments, i);
  if (!json.IsObject()) throw arguments.wrong(i, "a JSON object of counts by category");
  std::map<std::string, std::int64_t> counts;
  for (const auto& [name, value] : json.GetObject()) {
    if (!value.IsInt64() || value.GetInt64() < 0 || value.GetInt64() > kLargestCount ||
        !counts.emplace(text_of(name), value.GetInt64()).second)
      throw arguments.wrong(i, "an object of whole counts from 0, each category once");
  }
  return counts;
}

std::vector<Path> read_cell(const sdk::Arguments& arguments, std::size_t i) {
  const rapidjson::Document json = read_json(arguments, i);
  const char* wanted = "a JSON list of categories, each a text or a list of levels";
  if (!json.IsArray()) throw arguments.wrong(i, wanted);
  std::vector<Path> cell;
  for (const auto& value : json.GetArray()) {
    Path& path = cell.emplace_back();
    if (value.IsString()) {
      path.emplace_back(text_of(value));
    } else if (value.IsArray()) {
      for (const auto& level : value.GetArray()) {
        if (!level.IsString()) throw arguments.wrong(i, wanted);
        path.emplace_back(text_of(level));
      }
    } else {
      throw arguments.wrong(i, wanted);
    }
  }
  return cell;
}

std::int64_t read_count(const sdk::Arguments& arguments, std::size_t i) {
  const sdk::Number number = arguments.required_number(i);
  if (!number.is_integer() || number < sdk::Number(0))
    throw arguments.wrong(i, "a whole number from 0");
  return number.integer();
}

Rule read_rule(const sdk::Arguments& arguments, std::size_t i) {
  Rule rule;
  rule.threshold = read_count(arguments, i);
  rule.width = read_count(arguments, i + 1);
  if (rule.width < 1) throw arguments.wrong(i + 1, "1 or more");
  return rule;
}

std::string_view text_of(const rapidjson::Value& value) {
  return {value.GetString(), value.GetStringLength()};
}

void write_text(JsonWriter& out, std::string_view text) {
  out.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

void write_range(JsonWriter& out, const Range& range) {
  out.StartArray();
  out.Int64(range.lower);
  if (range.upper)
    out.Int64(*range.upper);
  else
    out.Null();
  out.EndArray();
}

}  // namespace kv::protect
