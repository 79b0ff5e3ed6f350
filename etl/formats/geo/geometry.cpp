// SPDX-License-Identifier: MIT
#include "etl/formats/geo/geometry.h"

#include "etl/formats/place.h"

namespace kv::etl {

std::string feature_label(const GeoFeature& feature) {
  constexpr std::size_t kShown = 4;
  constexpr std::size_t kLongest = 40;
  std::string inside;
  std::size_t count = 0;
  for (const GeoProperty& property : feature.properties) {
    if (count == kShown) break;
    if (property.text.empty() || property.text.size() > kLongest) continue;
    inside += (count++ ? ", " : "") + shown(property.name) + " " + shown(property.text);
  }
  return "feature " + std::to_string(feature.number) + (inside.empty() ? "" : " (" + inside + ")");
}

}  // namespace kv::etl
