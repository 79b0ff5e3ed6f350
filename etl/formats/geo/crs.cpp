// SPDX-License-Identifier: MIT
#include "etl/formats/geo/crs.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numbers>

#include "etl/formats/geo/transverse_mercator.h"

namespace kv::etl {
namespace {

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  });
  return result;
}

// The zone of a UTM system's EPSG number: ETRS89 258zz (3038 to 3051 with north named first), WGS84
// 326zz, ETRS89 with NN2000 or NN54 heights 597z and 617z.
int utm_zone(int epsg) {
  if (epsg >= 25828 && epsg <= 25838) return epsg - 25800;
  if (epsg >= 3038 && epsg <= 3051) return epsg - 3012;
  if (epsg >= 32601 && epsg <= 32660) return epsg - 32600;
  if (epsg >= 5971 && epsg <= 5976) return epsg - 5940;
  if (epsg >= 6171 && epsg <= 6176) return epsg - 6140;
  return 0;
}

const TransverseMercator& zone33() {
  static const TransverseMercator projection(33);
  return projection;
}

}  // namespace

std::optional<Crs> parse_crs(std::string_view name) {
  const std::string text = lower(name);
  if (text.ends_with("crs84") || text == "wgs84" || text == "wgs 84")
    return Crs{Crs::Kind::kDegrees, 0, "EPSG:4326"};
  const auto last = text.find_last_not_of("0123456789");
  const bool authority = last == std::string::npos || text.find("epsg") != std::string::npos;
  const std::string digits = last == std::string::npos ? text : text.substr(last + 1);
  int epsg = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), epsg);
  if (!authority || digits.empty() || error != std::errc{} || end != digits.data() + digits.size())
    return std::nullopt;
  const std::string code = "EPSG:" + std::to_string(epsg);
  if (epsg == 4326 || epsg == 4258 || epsg == 4979 || epsg == 4937)
    return Crs{Crs::Kind::kDegrees, 0, code};
  if (epsg == 3857 || epsg == 900913) return Crs{Crs::Kind::kWebMercator, 0, "EPSG:3857"};
  if (const int zone = utm_zone(epsg)) return Crs{Crs::Kind::kUtm, zone, code};
  return std::nullopt;
}

std::string known_crs_list() {
  return "EPSG:4326 and EPSG:4258 (degrees), EPSG:25832, 25833, 25835 (UTM; also 326zz and 597z), "
         "EPSG:3857";
}

GeoPoint to_degrees(const Crs& crs, GeoPoint point) {
  switch (crs.kind) {
    case Crs::Kind::kDegrees:
      return point;
    case Crs::Kind::kUtm:
      return TransverseMercator(crs.zone).inverse(point);
    case Crs::Kind::kWebMercator: {
      constexpr double kRadius = 6378137.0;
      constexpr double kDegree = std::numbers::pi / 180.0;
      return {point.x / kRadius / kDegree, std::atan(std::sinh(point.y / kRadius)) / kDegree};
    }
  }
  return point;
}

GeoPoint to_utm33(const Crs& crs, GeoPoint point) {
  if (crs.kind == Crs::Kind::kUtm && crs.zone == 33) return point;
  return zone33().forward(to_degrees(crs, point));
}

}  // namespace kv::etl
