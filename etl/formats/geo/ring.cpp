// SPDX-License-Identifier: MIT
#include "etl/formats/geo/ring.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "etl/formats/geo/crossing.h"

namespace kv::etl {
namespace {

// Vertices and pairs of parts that are looked at; an area of some thousand islands stays below.
constexpr std::size_t kMaxWork = 500'000'000;

bool flat(const GeoRing& ring) {
  return ring.size() < 4 || twice_area(ring) == 0;
}

bool inside_ring(const GeoRing& ring, GeoPoint at) {
  bool inside = false;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
    const GeoPoint& a = ring[i];
    const GeoPoint& b = ring[j];
    if ((a.y > at.y) != (b.y > at.y) && at.x < (b.x - a.x) * (at.y - a.y) / (b.y - a.y) + a.x)
      inside = !inside;
  }
  return inside;
}

void straighten(std::vector<GeoPolygon>& polygons, RingReport& report) {
  for (GeoPolygon& polygon : polygons) {
    bool outer = true;
    bool lost = false;
    std::vector<GeoRing> kept;
    for (GeoRing& ring : polygon.rings) {
      if (!ring.empty() && !(ring.front() == ring.back())) {
        ring.push_back(ring.front());
        ++report.closed;
      }
      if (flat(ring) || lost) {
        ++report.flat;
        lost = lost || outer;
      } else {
        if ((twice_area(ring) > 0) != outer) {
          std::ranges::reverse(ring);
          ++report.turned;
        }
        kept.push_back(std::move(ring));
      }
      outer = false;
    }
    polygon.rings = std::move(kept);
  }
  std::erase_if(polygons, [](const GeoPolygon& polygon) { return polygon.rings.empty(); });
}

void look_at_holes(const std::vector<GeoPolygon>& polygons, RingReport& report) {
  for (const GeoPolygon& polygon : polygons)
    for (std::size_t i = 1; i < polygon.rings.size(); ++i) {
      const auto within = inner_point(GeoPolygon{{polygon.rings[i]}});
      if (within && !inside_ring(polygon.rings.front(), *within)) ++report.holes_outside;
    }
}

void look_at_parts(const std::vector<GeoPolygon>& polygons, RingReport& report) {
  struct Part {
    GeoBox box;
    const GeoPolygon* polygon;
    std::optional<GeoPoint> within;
    std::size_t size = 0;
  };
  std::vector<Part> parts;
  for (const GeoPolygon& polygon : polygons) {
    Part& part = parts.emplace_back(Part{box_of(polygon), &polygon, inner_point(polygon)});
    for (const GeoRing& ring : polygon.rings) part.size += ring.size();
  }
  std::ranges::sort(parts, {}, [](const Part& part) { return part.box.min_x; });
  std::size_t work = 0;
  const auto covers = [&work](const Part& large, const Part& small) {
    if (!small.within || !large.box.holds(*small.within)) return false;
    work += large.size;
    return contains(*large.polygon, *small.within);
  };
  for (std::size_t i = 0; i < parts.size(); ++i)
    for (std::size_t j = i + 1; j < parts.size() && parts[j].box.min_x <= parts[i].box.max_x; ++j) {
      if (++work > kMaxWork) {
        report.in_full = false;
        return;
      }
      if (covers(parts[i], parts[j]))
        report.part_within = parts[j].within;
      else if (covers(parts[j], parts[i]))
        report.part_within = parts[i].within;
      if (report.part_within) return;
    }
}

}  // namespace

GeoBox box_of(const GeoPolygon& polygon) {
  constexpr double kFar = std::numeric_limits<double>::infinity();
  if (polygon.rings.empty() || polygon.rings.front().empty()) return {};
  GeoBox box{kFar, kFar, -kFar, -kFar};
  for (const GeoPoint& point : polygon.rings.front()) {
    box.min_x = std::min(box.min_x, point.x);
    box.min_y = std::min(box.min_y, point.y);
    box.max_x = std::max(box.max_x, point.x);
    box.max_y = std::max(box.max_y, point.y);
  }
  return box;
}

GeoBox box_of(const std::vector<GeoPolygon>& polygons) {
  GeoBox all;
  bool first = true;
  for (const GeoPolygon& polygon : polygons) {
    const GeoBox box = box_of(polygon);
    if (first)
      all = box;
    else
      all = {std::min(all.min_x, box.min_x), std::min(all.min_y, box.min_y),
             std::max(all.max_x, box.max_x), std::max(all.max_y, box.max_y)};
    first = false;
  }
  return all;
}

double twice_area(const GeoRing& ring) {
  double sum = 0;  // around the first point, so that small rings keep their digits
  for (std::size_t i = 2; i < ring.size(); ++i)
    sum += (ring[i - 1].x - ring[0].x) * (ring[i].y - ring[0].y) -
           (ring[i].x - ring[0].x) * (ring[i - 1].y - ring[0].y);
  return sum;
}

bool contains(const GeoPolygon& polygon, GeoPoint at) {
  bool inside = false;
  for (const GeoRing& ring : polygon.rings)
    if (inside_ring(ring, at)) inside = !inside;
  return inside;
}

bool contains(const std::vector<GeoPolygon>& polygons, GeoPoint at) {
  return std::ranges::any_of(polygons,
                             [&](const GeoPolygon& polygon) { return contains(polygon, at); });
}

// The middle of the widest stretch within, on a line halfway up.
std::optional<GeoPoint> inner_point(const GeoPolygon& polygon) {
  const GeoBox box = box_of(polygon);
  double y = box.min_y + (box.max_y - box.min_y) / 2;
  double above = box.max_y;  // the line goes between two heights at which there are vertices
  double below = box.min_y;
  for (const GeoRing& ring : polygon.rings)
    for (const GeoPoint& point : ring) {
      if (point.y > y) above = std::min(above, point.y);
      if (point.y <= y) below = std::max(below, point.y);
    }
  y = below + (above - below) / 2;
  std::vector<double> hits;
  for (const GeoRing& ring : polygon.rings)
    for (std::size_t i = 1; i < ring.size(); ++i) {
      const GeoPoint& a = ring[i - 1];
      const GeoPoint& b = ring[i];
      if ((a.y > y) != (b.y > y)) hits.push_back((b.x - a.x) * (y - a.y) / (b.y - a.y) + a.x);
    }
  std::ranges::sort(hits);
  std::optional<GeoPoint> best;
  double widest = 0;
  for (std::size_t i = 1; i < hits.size(); i += 2)
    if (hits[i] - hits[i - 1] > widest) {
      widest = hits[i] - hits[i - 1];
      best = GeoPoint{hits[i - 1] + widest / 2, y};
    }
  return best;
}

RingReport mend(std::vector<GeoPolygon>& polygons) {
  RingReport report;
  straighten(polygons, report);
  const Crossing crossing = find_crossing(polygons);
  report.crossing = crossing.at;
  report.in_full = crossing.in_full;
  look_at_holes(polygons, report);
  look_at_parts(polygons, report);
  return report;
}

}  // namespace kv::etl
