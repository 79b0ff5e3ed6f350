// SPDX-License-Identifier: MIT
#include "etl/formats/geo/geojson.h"

#include "etl/formats/geo/json_text.h"
#include "etl/formats/geo/topojson.h"
#include "etl/formats/place.h"

namespace kv::etl {
namespace {

using rapidjson::Value;

constexpr const char* kTakeAgain = "Mend the feature, or take the file again from the agency.";
constexpr int kMaxCollections = 8;

class FeatureReader {
 public:
  FeatureReader(GeoFeature& feature, std::size_t& points) : feature_(feature), points_(points) {}

  void geometry(const Value& value, int depth = 0) {
    if (value.IsNull()) return;
    const std::string type = geo_string(value, "type");
    if (depth == 0) feature_.type = type;
    if (type == "GeometryCollection") {
      const Value* list = geo_member(value, "geometries");
      if (!list || !list->IsArray() || depth >= kMaxCollections)
        fail("has a GeometryCollection that cannot be read");
      for (const Value& item : list->GetArray()) geometry(item, depth + 1);
      return;
    }
    if (type != "Polygon" && type != "MultiPolygon") {
      if (!value.IsObject() || type.empty()) fail("has a geometry without a type");
      if (depth > 0) fail("has a " + shown(type) + " among its areas");
      return;
    }
    const Value* coordinates = geo_member(value, "coordinates");
    if (!coordinates || !coordinates->IsArray())
      fail("has a " + type + " without a list of coordinates");
    if (type == "Polygon") return polygon(*coordinates);
    for (const Value& item : coordinates->GetArray()) polygon(item);
  }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    refuse_geo("bad-geometry", "In " + feature_label(feature_) + ": it " + what + ".", kTakeAgain);
  }

  void polygon(const Value& rings) {
    if (!rings.IsArray()) fail("has a polygon that is no list of rings");
    if (rings.Empty()) return;
    GeoPolygon polygon;
    for (const Value& ring : rings.GetArray()) {
      if (!ring.IsArray()) fail("has a ring that is no list of positions");
      polygon.rings.emplace_back();
      polygon.rings.back().reserve(ring.Size());
      for (const Value& position : ring.GetArray()) polygon.rings.back().push_back(point(position));
    }
    feature_.polygons.push_back(std::move(polygon));
  }

  GeoPoint point(const Value& position) {
    if (!position.IsArray() || position.Size() < 2 || !position[0].IsNumber() ||
        !position[1].IsNumber())
      fail("has a position that is not two numbers");
    if (position.Size() > 2) feature_.with_height = true;
    if (++points_ > kMaxGeoPoints)
      refuse_geo("too-large",
                 "The file has more than " + std::to_string(kMaxGeoPoints) + " positions.",
                 "Take a file with simpler lines.");
    return {position[0].GetDouble(), position[1].GetDouble()};
  }

  GeoFeature& feature_;
  std::size_t& points_;
};

void read_collection(const Value& collection, std::string name, std::size_t& points,
                     GeoFile& file) {
  GeoLayer layer;
  layer.name = std::move(name);
  layer.crs = geo_crs(collection);
  const Value* features = geo_member(collection, "features");
  if (!features || !features->IsArray())
    refuse_geo("not-geojson", "The FeatureCollection has no list of features.", kTakeAgain);
  for (const Value& item : features->GetArray()) {
    GeoFeature& feature = layer.features.emplace_back();
    feature.number = layer.features.size();
    if (!item.IsObject() || geo_string(item, "type") != "Feature")
      refuse_geo("not-geojson",
                 "Entry " + std::to_string(feature.number) + " of the list is no Feature.",
                 kTakeAgain);
    read_geo_properties(item, feature);
    if (const Value* geometry = geo_member(item, "geometry"))
      FeatureReader(feature, points).geometry(*geometry);
  }
  file.layers.push_back(std::move(layer));
}

}  // namespace

void read_geojson_layers(const Value& root, GeoFile& file) {
  file.format = "geojson";
  file.degrees_by_format = true;
  std::size_t points = 0;
  if (geo_string(root, "type") == "FeatureCollection")
    return read_collection(root, geo_string(root, "name"), points, file);
  if (root.IsObject() && !geo_member(root, "type"))
    for (const auto& member : root.GetObject())
      if (member.value.IsObject() && geo_string(member.value, "type") == "FeatureCollection")
        read_collection(member.value, {member.name.GetString(), member.name.GetStringLength()},
                        points, file);
  if (!file.layers.empty()) return;
  const std::string type = geo_string(root, "type");
  refuse_geo("not-geojson",
             type.empty() ? "This JSON is neither GeoJSON nor TopoJSON: it has no such type."
                          : "This JSON is a " + shown(type) +
                                ", neither a FeatureCollection (GeoJSON) nor a Topology "
                                "(TopoJSON).",
             "Take the file with all areas, one feature for each.");
}

GeoFile read_geo_json(std::string_view text) {
  GeoFile file;
  file.format = "geojson";
  try {
    rapidjson::Document document;
    parse_geo_json(text, document);
    if (geo_string(document, "type") == "Topology")
      read_topojson_layers(document, file);
    else
      read_geojson_layers(document, file);
  } catch (GeoRefusal& refusal) {
    file.layers.clear();
    file.problems.push_back(std::move(refusal.problem));
  }
  return file;
}

}  // namespace kv::etl
