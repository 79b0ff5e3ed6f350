// SPDX-License-Identifier: MIT
#include "plugins/mapexport/outputs/geojson_output.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "plugins/mapexport/kernels/geometry/utm33.h"
#include "plugins/mapexport/outputs/paint_name.h"

namespace kv::mapexport {
namespace {

using Json = rapidjson::Writer<rapidjson::StringBuffer>;

void text(Json& json, std::string_view key, std::string_view value) {
  json.Key(key.data(), static_cast<rapidjson::SizeType>(key.size()));
  json.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}

void number(Json& json, const char* key, double value) {
  json.Key(key);
  json.Double(value);
}

class Writer {
 public:
  explicit Writer(const Model& model) : model_(model) {}

  std::string write() {
    out_ = "{\"type\":\"FeatureCollection\"," + about() + ",\"features\":[";
    const Panel& panel = model_.panels.front();
    bool first = true;
    for (const Shown& shown : panel.shown) {
      out_ += first ? "\n" : ",\n";
      first = false;
      feature(shown);
    }
    return std::move(out_ += "\n]}\n");
  }

 private:
  std::string about() const {
    rapidjson::StringBuffer buffer;
    Json json(buffer);
    json.StartObject();
    text(json, "title", model_.options.title);
    text(json, "unit", model_.options.unit);
    text(json, "description", model_.description);
    json.Key("sources");
    json.StartArray();
    for (const std::string& line : model_.caption)
      json.String(line.data(), static_cast<rapidjson::SizeType>(line.size()));
    json.EndArray();
    json.Key("legend");
    json.StartArray();
    for (std::size_t i = 0; i < model_.legend.size(); ++i) legend(json, i);
    json.EndArray();
    json.EndObject();
    // Its members, without the braces.
    return {buffer.GetString() + 1, buffer.GetSize() - 2};
  }

  void legend(Json& json, std::size_t i) const {
    const LegendEntry& entry = model_.legend[i];
    json.StartObject();
    text(json, "label", entry.text);
    json.Key("count");
    json.Uint64(entry.count);
    text(json, "colour", draw::hex(entry.paint.colour));
    text(json, "hatch", hatch_name(entry.paint.hatch));
    if (!entry.absence && model_.classes) {
      number(json, "from", model_.classes->lower[i]);
      if (!model_.classes->open || i + 1 < model_.classes->size())
        number(json, "to",
               i + 1 < model_.classes->size() ? model_.classes->lower[i + 1] : model_.classes->top);
    }
    json.EndObject();
  }

  void feature(const Shown& shown) {
    const Area& area = model_.areas[shown.area];
    const LegendEntry& entry = model_.legend[shown.entry];
    rapidjson::StringBuffer buffer;
    Json json(buffer);
    json.StartObject();
    text(json, "region", area.region);
    text(json, "name", area.name);
    json.Key("value");
    if (shown.value.number)
      json.Double(*shown.value.number);
    else if (shown.value.text)
      json.String(shown.value.text->data(),
                  static_cast<rapidjson::SizeType>(shown.value.text->size()));
    else
      json.Null();
    text(json, "status", shown.value.status);
    if (!model_.options.base.empty()) {
      json.Key("base");
      if (shown.base)
        json.Double(*shown.base);
      else
        json.Null();
    }
    json.Key("class");
    if (entry.absence)
      json.Null();
    else
      json.Uint64(shown.entry + 1);
    text(json, "class_label", entry.text);
    text(json, "colour", draw::hex(entry.paint.colour));
    text(json, "hatch", hatch_name(entry.paint.hatch));
    json.EndObject();
    rapidjson::StringBuffer id;
    Json(id).String(area.region.data(), static_cast<rapidjson::SizeType>(area.region.size()));
    out_ += R"({"type":"Feature","id":)" + std::string(id.GetString()) +
            ",\"properties\":" + buffer.GetString() + ",\"geometry\":";
    if (area.shape)
      geometry(*area.shape);
    else
      out_ += "null";
    out_ += '}';
  }

  void geometry(const Shape& shape) {
    const bool one = shape.part_ends.size() == 1;
    out_ +=
        one ? R"({"type":"Polygon","coordinates":)" : R"({"type":"MultiPolygon","coordinates":[)";
    std::size_t ring = 0;
    for (std::size_t part = 0; part < shape.part_ends.size(); ++part) {
      out_ += part == 0 ? "[" : ",[";
      for (bool outer = true; ring < shape.part_ends[part]; ++ring, outer = false) {
        if (!outer) out_ += ',';
        this->ring(shape.ring(ring), outer);
      }
      out_ += ']';
    }
    out_ += one ? "}" : "]}";
  }

  void ring(std::span<const Position> ring, bool outer) {
    const bool turn = (twice_signed_area(ring) > 0) != outer;
    out_ += '[';
    const std::size_t n = ring.size();
    for (std::size_t i = 0; i <= n; ++i) {
      // The first vertex stays the first, in either direction.
      position(ring[turn ? (n - i) % n : i % n]);
      out_ += i == n ? "]" : ",";
    }
  }

  void position(Position p) {
    if (model_.options.degrees) {
      coordinate('[', p.x, -1);
      coordinate(',', p.y, -1);
    } else {
      const Position degrees = longitude_latitude(p);
      coordinate('[', degrees.x, 9);
      coordinate(',', degrees.y, 9);
    }
    out_ += ']';
  }

  /// decimals -1: as many as it takes to read the same double.
  void coordinate(char before, double value, int decimals) {
    char digits[40];
    const auto end = decimals < 0 ? std::to_chars(digits, digits + sizeof digits, value)
                                  : std::to_chars(digits, digits + sizeof digits, value,
                                                  std::chars_format::fixed, decimals);
    out_ += before;
    out_.append(digits, end.ptr);
  }

  const Model& model_;
  std::string out_;
};

}  // namespace

std::string geojson_of(const Model& model) {
  if (model.panels.size() > 1) throw MapError("GeoJSON is of one map, not of several panels");
  return Writer(model).write();
}

}  // namespace kv::mapexport
