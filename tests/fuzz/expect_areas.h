// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>

#include "etl/formats/geo/crs.h"
#include "etl/formats/geo/geojson.h"
#include "etl/formats/geo/ring.h"
#include "etl/formats/geo/wkb.h"
#include "tests/fuzz/expect.h"

namespace kv {

/// Holds a file of areas, however damaged, to what the readers and mend() promise.
inline void expect_areas(etl::GeoFile file) {
  expect(file.problems.empty() != file.layers.empty(), "areas or a problem, never both");
  for (const etl::Problem& problem : file.problems)
    expect(!problem.rule.empty() && !problem.message.empty(), "a problem is a sentence");
  for (etl::GeoLayer& layer : file.layers) {
    etl::parse_crs(layer.crs);
    for (etl::GeoFeature& feature : layer.features) {
      expect(!etl::feature_label(feature).empty(), "a feature has a name");
      etl::mend(feature.polygons);
      for (const etl::GeoPolygon& polygon : feature.polygons) {
        expect(!polygon.rings.empty(), "a polygon has an outline");
        for (std::size_t i = 0; i < polygon.rings.size(); ++i) {
          const etl::GeoRing& ring = polygon.rings[i];
          expect(ring.size() >= 4 && ring.front() == ring.back(), "a ring is closed");
          const double area = etl::twice_area(ring);
          expect(!std::isfinite(area) || (area > 0) == (i == 0),
                 "outlines run counterclockwise, holes clockwise");
        }
      }
      const auto back = etl::from_wkb(etl::to_wkb(feature.polygons));
      expect(back && back->size() == feature.polygons.size(), "WKB gives back what it was given");
    }
  }
}

}  // namespace kv
