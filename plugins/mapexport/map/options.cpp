// SPDX-License-Identifier: MIT
#include "plugins/mapexport/map/options.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <rapidjson/document.h>

namespace kv::mapexport {
namespace {

using Value = rapidjson::Value;
/// False when the value is not of the kind that is wanted.
using Setter = std::function<bool(MapOptions&, const Value&)>;

std::string text_of(const Value& value) {
  return {value.GetString(), value.GetStringLength()};
}

Setter text(std::string MapOptions::*member) {
  return [member](MapOptions& out, const Value& value) {
    if (value.IsString()) out.*member = text_of(value);
    return value.IsString();
  };
}

Setter texts(std::vector<std::string> MapOptions::*member) {
  return [member](MapOptions& out, const Value& value) {
    if (value.IsString()) {
      out.*member = {text_of(value)};
      return true;
    }
    if (!value.IsArray()) return false;
    for (const Value& one : value.GetArray()) {
      if (!one.IsString()) return false;
      (out.*member).push_back(text_of(one));
    }
    return true;
  };
}

Setter flag(bool MapOptions::*member) {
  return [member](MapOptions& out, const Value& value) {
    const bool number = value.IsInt() && (value.GetInt() == 0 || value.GetInt() == 1);
    if (value.IsBool()) out.*member = value.GetBool();
    if (number) out.*member = value.GetInt() == 1;
    return value.IsBool() || number;
  };
}

Setter number(std::function<void(MapOptions&, double)> set, double least, double most) {
  return [set = std::move(set), least, most](MapOptions& out, const Value& value) {
    if (!value.IsNumber() || !(value.GetDouble() >= least && value.GetDouble() <= most))
      return false;
    set(out, value.GetDouble());
    return true;
  };
}

Setter whole(std::function<void(MapOptions&, int)> set, int least, int most) {
  return [set = std::move(set), least, most](MapOptions& out, const Value& value) {
    if (!value.IsInt() || value.GetInt() < least || value.GetInt() > most) return false;
    set(out, value.GetInt());
    return true;
  };
}

template <class T, std::size_t N>
Setter choice(T MapOptions::*member, const std::pair<const char*, T> (&choices)[N]) {
  return [member, &choices](MapOptions& out, const Value& value) {
    for (const auto& [name, meant] : choices) {
      if (!value.IsString() || text_of(value) != name) continue;
      out.*member = meant;
      return true;
    }
    return false;
  };
}

bool set_base(MapOptions& out, const Value& value) {
  if (!value.IsObject()) return false;
  for (const auto& member : value.GetObject()) {
    if (!member.value.IsNumber()) return false;
    out.base[text_of(member.name)] = member.value.GetDouble();
  }
  return true;
}

bool set_letters(MapOptions& out, const Value& value) {
  if (!value.IsBool()) return false;
  out.letters = value.GetBool();
  return true;
}

bool set_labels(MapOptions& out, const Value& value) {
  if (!value.IsObject()) return false;
  for (const auto& member : value.GetObject()) {
    if (!member.value.IsString()) return false;
    out.labels[text_of(member.name)] = text_of(member.value);
  }
  return true;
}

constexpr std::pair<const char*, draw::Lang> kLanguages[] = {
    {"nb", draw::Lang::kNb}, {"nn", draw::Lang::kNn}, {"en", draw::Lang::kEn}};
constexpr std::pair<const char*, GeometryMode> kModes[] = {
    {"inline", GeometryMode::kInline}, {"use", GeometryMode::kUse}, {"defs", GeometryMode::kDefs}};
constexpr double kAny = 1e300;

struct Key {
  const char* name;
  const char* wanted;
  Setter set;
};

const std::vector<Key>& keys() {
  using O = MapOptions;
  static const std::vector<Key> list = {
      {"title", "a text", text(&O::title)},
      {"subtitle", "a text", text(&O::subtitle)},
      {"legend", "a text", text(&O::legend)},
      {"unit", "a text", text(&O::unit)},
      {"lang", "nb, nn or en", choice(&O::lang, kLanguages)},
      {"classes", "a text, as jenks:5", text(&O::classes)},
      {"palette", "a text", text(&O::palette)},
      {"midpoint", "a number", number([](O& o, double v) { o.midpoint = v; }, -kAny, kAny)},
      {"decimals", "0 to 6", whole([](O& o, int v) { o.decimals = v; }, 0, 6)},
      {"width", "40 to 1000 mm", number([](O& o, double v) { o.width = v; }, 40, 1000)},
      {"height", "40 to 1000 mm", number([](O& o, double v) { o.height = v; }, 40, 1000)},
      {"source", "a text or a list of texts", texts(&O::source)},
      {"borders", "a text", text(&O::borders)},
      {"boundary_set", "a text", text(&O::boundary_set)},
      {"licence", "a text", text(&O::licence)},
      {"region_label", "a text", text(&O::region_label)},
      {"region_value", "a number", number([](O& o, double v) { o.region_value = v; }, -kAny, kAny)},
      {"threshold", "1 to 1000", whole([](O& o, int v) { o.threshold = v; }, 1, 1000)},
      {"near", "a number above 0", number([](O& o, double v) { o.near = v; }, 1e-12, kAny)},
      {"names", "true or false", flag(&O::names)},
      {"bare", "true or false", flag(&O::bare)},
      {"letters", "true or false", set_letters},
      {"base", "an object of numbers", set_base},
      {"least_base", "0 or more", number([](O& o, double v) { o.least_base = v; }, 0, kAny)},
      {"strip", "true or false", flag(&O::strip)},
      {"marks", "a text or a list of texts", texts(&O::marks)},
      {"notes", "a text or a list of texts", texts(&O::notes)},
      {"order", "a list of texts", texts(&O::order)},
      {"labels", "an object of texts", set_labels},
      {"without_area", "a list of texts", texts(&O::without_area)},
      {"areas_one", "a text", text(&O::areas_one)},
      {"areas_many", "a text", text(&O::areas_many)},
      {"schematic", "true or false", flag(&O::schematic)},
      {"planar", "true or false", flag(&O::planar)},
      {"degrees", "true or false", flag(&O::degrees)},
      {"geometry", "inline, use or defs", choice(&O::geometry, kModes)},
      {"id", "a text", text(&O::id)},
      {"dpi", "20 to 1200", number([](O& o, double v) { o.dpi = v; }, 20, 1200)},
      {"pixels", "16 to 32767", whole([](O& o, int v) { o.pixels = v; }, 16, 32767)},
      {"columns", "1 to 12", whole([](O& o, int v) { o.columns = v; }, 1, 12)},
  };
  return list;
}

void set(MapOptions& out, const std::string& name, const Value& value) {
  const auto it = std::ranges::find(keys(), name, &Key::name);
  if (it == keys().end()) {
    std::string known;
    for (const Key& key : keys()) known += (known.empty() ? "" : ", ") + std::string(key.name);
    throw MapError("the options have the unknown key '" + name + "'; there are " + known);
  }
  if (!value.IsNull() && !it->set(out, value))
    throw MapError("the option '" + name + "' must be " + it->wanted);
}

}  // namespace

MapOptions parse_options(std::string_view json) {
  constexpr unsigned kFlags =
      rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag;
  MapOptions out;
  if (json.empty()) return out;
  rapidjson::Document document;
  document.Parse<kFlags>(json.data(), json.size());
  if (document.HasParseError() || !document.IsObject())
    throw MapError("the options must be a JSON object, as {\"classes\": \"jenks:5\"}");
  for (const auto& member : document.GetObject()) set(out, text_of(member.name), member.value);
  return out;
}

}  // namespace kv::mapexport
