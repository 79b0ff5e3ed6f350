// SPDX-License-Identifier: MIT
#include "etl/formats/geo/topojson.h"

#include "etl/formats/geo/json_text.h"
#include "etl/formats/place.h"

namespace kv::etl {
namespace {

using rapidjson::Value;

constexpr const char* kTakeAgain = "Take the file again from where it came from.";
constexpr int kMaxCollections = 8;

struct Transform {
  bool given = false;
  GeoPoint scale{1, 1};
  GeoPoint translate{0, 0};
};

GeoPoint pair_of(const Value* value, const char* what) {
  if (!value || !value->IsArray() || value->Size() < 2 || !(*value)[0].IsNumber() ||
      !(*value)[1].IsNumber())
    refuse_geo("bad-topology", std::string(what) + " is not two numbers.", kTakeAgain);
  return {(*value)[0].GetDouble(), (*value)[1].GetDouble()};
}

Transform read_transform(const Value& root) {
  Transform transform;
  if (const Value* value = geo_member(root, "transform"); value && !value->IsNull()) {
    transform.given = true;
    transform.scale = pair_of(geo_member(*value, "scale"), "The transform's scale");
    transform.translate = pair_of(geo_member(*value, "translate"), "The transform's translate");
  }
  return transform;
}

std::vector<GeoRing> read_arcs(const Value& root, bool& with_height) {
  const Transform transform = read_transform(root);
  const Value* list = geo_member(root, "arcs");
  if (!list || !list->IsArray())
    refuse_geo("bad-topology", "The topology has no list of arcs.", kTakeAgain);
  std::vector<GeoRing> arcs;
  arcs.reserve(list->Size());
  for (const Value& value : list->GetArray()) {
    const std::string name = "Arc " + std::to_string(arcs.size());
    if (!value.IsArray() || value.Size() < 2)
      refuse_geo("bad-topology", name + " has fewer than two positions.", kTakeAgain);
    GeoRing& arc = arcs.emplace_back();
    arc.reserve(value.Size());
    GeoPoint sum;
    for (const Value& position : value.GetArray()) {
      const GeoPoint at = pair_of(&position, name.c_str());
      if (position.Size() > 2) with_height = true;
      if (!transform.given) {
        arc.push_back(at);
        continue;
      }
      sum.x += at.x;
      sum.y += at.y;
      arc.push_back({sum.x * transform.scale.x + transform.translate.x,
                     sum.y * transform.scale.y + transform.translate.y});
    }
  }
  return arcs;
}

class ObjectReader {
 public:
  ObjectReader(const std::vector<GeoRing>& arcs, bool with_height)
      : arcs_(arcs), with_height_(with_height) {}

  void object(const Value& value, GeoLayer& layer, int depth) {
    if (geo_string(value, "type") != "GeometryCollection") {
      GeoFeature& feature = layer.features.emplace_back();
      feature.number = layer.features.size();
      feature.with_height = with_height_;
      read_geo_properties(value, feature);
      return geometry(value, feature);
    }
    const Value* list = geo_member(value, "geometries");
    if (!list || !list->IsArray() || depth >= kMaxCollections)
      refuse_geo("bad-topology", "A GeometryCollection cannot be read.", kTakeAgain);
    for (const Value& item : list->GetArray()) object(item, layer, depth + 1);
  }

 private:
  [[noreturn]] static void fail(const GeoFeature& feature, const std::string& what) {
    refuse_geo("bad-geometry", "In " + feature_label(feature) + ": it " + what + ".", kTakeAgain);
  }

  void geometry(const Value& value, GeoFeature& feature) {
    feature.type = geo_string(value, "type");
    if (feature.type != "Polygon" && feature.type != "MultiPolygon") {
      const Value* type = geo_member(value, "type");
      if (!type) fail(feature, "has no type");
      return;
    }
    const Value* list = geo_member(value, "arcs");
    if (!list || !list->IsArray()) fail(feature, "has no list of arcs");
    if (feature.type == "Polygon") return polygon(*list, feature);
    for (const Value& item : list->GetArray()) polygon(item, feature);
  }

  void polygon(const Value& rings, GeoFeature& feature) {
    if (!rings.IsArray()) fail(feature, "has a polygon that is no list of rings");
    if (rings.Empty()) return;
    GeoPolygon polygon;
    for (const Value& ring : rings.GetArray()) polygon.rings.push_back(stitch(ring, feature));
    feature.polygons.push_back(std::move(polygon));
  }

  // A ring of arcs: each begins where the one before it ends; ~n is arc n backwards.
  GeoRing stitch(const Value& list, const GeoFeature& feature) {
    if (!list.IsArray()) fail(feature, "has a ring that is no list of arcs");
    GeoRing ring;
    for (const Value& item : list.GetArray()) {
      if (!item.IsInt()) fail(feature, "has an arc number that is no whole number");
      const int number = item.GetInt();
      const auto index = static_cast<std::size_t>(number < 0 ? ~number : number);
      if (index >= arcs_.size())
        fail(feature, "uses arc " + std::to_string(number) + ", but there are " +
                          std::to_string(arcs_.size()));
      append(arcs_[index], number < 0, ring, feature, number);
    }
    return ring;
  }

  void append(const GeoRing& arc, bool backwards, GeoRing& ring, const GeoFeature& feature,
              int number) {
    points_ += arc.size();
    if (points_ > kMaxGeoPoints)
      refuse_geo("too-large",
                 "The areas have more than " + std::to_string(kMaxGeoPoints) + " positions.",
                 "Take a file with simpler lines.");
    const GeoPoint& first = backwards ? arc.back() : arc.front();
    const std::ptrdiff_t skip = ring.empty() ? 0 : 1;
    if (skip && !(ring.back() == first))
      fail(feature, "has a ring in which arc " + std::to_string(number) +
                        " does not begin where the arc before it ends");
    if (backwards)
      ring.insert(ring.end(), arc.rbegin() + skip, arc.rend());
    else
      ring.insert(ring.end(), arc.begin() + skip, arc.end());
  }

  const std::vector<GeoRing>& arcs_;
  bool with_height_;
  std::size_t points_ = 0;
};

}  // namespace

void read_topojson_layers(const Value& root, GeoFile& file) {
  file.format = "topojson";
  file.shares_arcs = true;
  file.degrees_by_format = true;
  bool with_height = false;
  const std::vector<GeoRing> arcs = read_arcs(root, with_height);
  const Value* objects = geo_member(root, "objects");
  if (!objects || !objects->IsObject())
    refuse_geo("bad-topology", "The topology has no objects.", kTakeAgain);
  ObjectReader reader(arcs, with_height);
  for (const auto& member : objects->GetObject()) {
    GeoLayer layer;
    layer.name = {member.name.GetString(), member.name.GetStringLength()};
    layer.crs = geo_crs(member.value);
    if (layer.crs.empty()) layer.crs = geo_crs(root);
    reader.object(member.value, layer, 0);
    file.layers.push_back(std::move(layer));
  }
  if (file.layers.empty()) refuse_geo("bad-topology", "The topology has no objects.", kTakeAgain);
}

}  // namespace kv::etl
