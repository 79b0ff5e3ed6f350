// SPDX-License-Identifier: MIT
#include "plugins/chart/json_input.h"

#include <cmath>
#include <limits>
#include <rapidjson/document.h>
#include <stdexcept>
#include <string>

namespace kv::chart {
namespace {

using Json = rapidjson::Value;

constexpr std::size_t kMostRows = 10'000;

[[noreturn]] void wrong(const std::string& what) {
  throw std::invalid_argument(what);
}

std::string text(const Json& value) {
  return {value.GetString(), value.GetStringLength()};
}

rapidjson::Document parsed(std::string_view json, const char* what) {
  // Without recursion: brackets of any depth are refused by what they are, not followed.
  constexpr unsigned kFlags =
      rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag;
  rapidjson::Document document;
  document.Parse<kFlags>(json.data(), json.size());
  if (document.HasParseError())
    wrong(std::string(what) + " are no JSON: wrong at byte " +
          std::to_string(document.GetErrorOffset() + 1));
  return document;
}

/// One member of an object, and what it is called in a sentence.
struct Member {
  const Json& value;
  std::string place;

  std::string as_text() const {
    if (value.IsNull()) return {};
    if (value.IsString()) return text(value);
    if (value.IsInt64()) return std::to_string(value.GetInt64());
    wrong(place + " must be a text");
  }
  std::optional<double> as_number() const {
    constexpr double kInf = std::numeric_limits<double>::infinity();
    if (value.IsNull()) return std::nullopt;
    if (value.IsNumber()) return value.GetDouble();
    if (value.IsString() && text(value) == "Inf") return kInf;
    if (value.IsString() && text(value) == "-Inf") return -kInf;
    wrong(place + " must be a number or null");
  }
  std::optional<double> as_finite() const {
    const auto number = as_number();
    if (number && !std::isfinite(*number)) wrong(place + " must be finite");
    return number;
  }
  double as_positive(double most) const {
    const auto number = as_finite();
    if (!number || !(*number > 0) || *number > most)
      wrong(place + " must be a number above 0, at most " +
            std::to_string(static_cast<long>(most)));
    return *number;
  }
  MadeUp as_made_up() const {
    if (value.IsBool()) return value.GetBool() ? MadeUp::kReconstructed : MadeUp::kNo;
    if (value.IsInt() && (value.GetInt() == 0 || value.GetInt() == 1))
      return value.GetInt() == 1 ? MadeUp::kReconstructed : MadeUp::kNo;
    if (value.IsString() && text(value) == "partly") return MadeUp::kPartlyReconstructed;
    if (value.IsString() && text(value) == "invented") return MadeUp::kInvented;
    wrong(place + " must be true or false, 'partly' or 'invented'");
  }
  std::string one_of(std::initializer_list<const char*> words) const {
    const std::string given = as_text();
    std::string list;
    for (const char* word : words) {
      if (given == word) return given;
      list += (list.empty() ? "" : ", ") + std::string(word);
    }
    wrong(place + " '" + given + "' is none of " + list);
  }
};

/// What members an object may have, and what each does to its target.
template <class Target>
struct Known {
  const char* name;
  void (*read)(Target&, const Member&);
};

template <class Target, std::size_t N>
void read_object(const Json& object, const std::string& place, const Known<Target> (&known)[N],
                 Target& target) {
  if (!object.IsObject()) wrong(place + " must be an object");
  for (const auto& member : object.GetObject()) {
    const std::string name = text(member.name);
    const Known<Target>* found = nullptr;
    std::string names;
    for (const Known<Target>& one : known) {
      if (name == one.name) found = &one;
      names += (names.empty() ? "" : ", ") + std::string(one.name);
    }
    if (found == nullptr) wrong(place + " has a member '" + name + "'; known are " + names);
    found->read(target, {member.value, place + ": " + name});
  }
}

constexpr Known<Row> kRow[] = {
    {"label", [](Row& r, const Member& m) { r.label = m.as_text(); }},
    {"group", [](Row& r, const Member& m) { r.group = m.as_text(); }},
    {"value", [](Row& r, const Member& m) { r.value = m.as_number(); }},
    {"lower", [](Row& r, const Member& m) { r.lower = m.as_number(); }},
    {"upper", [](Row& r, const Member& m) { r.upper = m.as_number(); }},
    {"count", [](Row& r, const Member& m) { r.count = m.as_finite(); }},
    {"x", [](Row& r, const Member& m) { r.x = m.as_finite(); }},
    {"y", [](Row& r, const Member& m) { r.y = m.as_finite(); }},
    {"status", [](Row& r, const Member& m) { r.status = m.as_text(); }},
    {"field", [](Row& r, const Member& m) { r.field = m.as_text(); }},
};

constexpr Known<Options> kOptions[] = {
    {"title", [](Options& o, const Member& m) { o.title = m.as_text(); }},
    {"subtitle", [](Options& o, const Member& m) { o.subtitle = m.as_text(); }},
    {"source", [](Options& o, const Member& m) { o.source = m.as_text(); }},
    {"note", [](Options& o, const Member& m) { o.note = m.as_text(); }},
    {"unit", [](Options& o, const Member& m) { o.unit = m.as_text(); }},
    {"lang", [](Options& o, const Member& m) { o.lang = draw::lang(m.as_text()); }},
    {"width",
     [](Options& o, const Member& m) {
       o.width = m.as_positive(1000);
       if (o.width < 60) wrong(m.place + " must be 60 mm or more");
     }},
    {"decimals",
     [](Options& o, const Member& m) {
       const auto d = m.as_finite();
       if (d && (*d < 0 || *d > 15 || *d != std::floor(*d)))
         wrong(m.place + " must be a whole number from 0 to 15");
       if (d) o.decimals = static_cast<int>(*d);
     }},
    {"base", [](Options& o, const Member& m) { o.base = m.as_finite(); }},
    {"reconstructed", [](Options& o, const Member& m) { o.made_up = m.as_made_up(); }},
    {"id_prefix", [](Options& o, const Member& m) { o.id_prefix = m.as_text(); }},
    {"dpi", [](Options& o, const Member& m) { o.dpi = m.as_positive(2400); }},
    {"style",
     [](Options& o, const Member& m) {
       o.style = m.one_of({"bars", "stacked", "grouped"});
     }},
    {"sort",
     [](Options& o, const Member& m) {
       o.sorted = m.one_of({"value", "given"}) == "value";
     }},
    {"breaks",
     [](Options& o, const Member& m) {
       if (!m.value.IsArray()) wrong(m.place + " must be a list of years");
       for (const Json& year : m.value.GetArray()) {
         const auto number = Member{year, m.place}.as_finite();
         if (number) o.breaks.push_back(*number);
       }
     }},
    {"x_title", [](Options& o, const Member& m) { o.x_title = m.as_text(); }},
    {"y_title", [](Options& o, const Member& m) { o.y_title = m.as_text(); }},
    {"x_name", [](Options& o, const Member& m) { o.x_name = m.as_text(); }},
    {"y_name", [](Options& o, const Member& m) { o.y_name = m.as_text(); }},
    {"n_title", [](Options& o, const Member& m) { o.n_title = m.as_text(); }},
    {"x_cut", [](Options& o, const Member& m) { o.x_cut = m.as_finite(); }},
    {"y_cut", [](Options& o, const Member& m) { o.y_cut = m.as_finite(); }},
    {"near", [](Options& o, const Member& m) { o.near = m.as_finite().value_or(0); }},
    {"min_n", [](Options& o, const Member& m) { o.min_n = m.as_finite(); }},
};

}  // namespace

std::vector<Row> read_rows(std::string_view json) {
  const rapidjson::Document document = parsed(json, "the rows");
  if (!document.IsArray()) wrong("the rows must be a JSON list of objects");
  if (document.Size() > kMostRows)
    wrong("a chart of " + std::to_string(document.Size()) + " rows cannot be read; at most " +
          std::to_string(kMostRows) + " are drawn");
  std::vector<Row> rows;
  for (const Json& object : document.GetArray()) {
    Row row;
    read_object(object, "row " + std::to_string(rows.size() + 1), kRow, row);
    rows.push_back(std::move(row));
  }
  return rows;
}

Options read_options(std::string_view json) {
  const rapidjson::Document document = parsed(json, "the options");
  Options options;
  read_object(document, "options", kOptions, options);
  return options;
}

}  // namespace kv::chart
