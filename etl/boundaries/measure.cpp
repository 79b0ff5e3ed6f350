// SPDX-License-Identifier: MIT
#include "etl/boundaries/measure.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fmt/format.h>
#include <unordered_map>

#include "etl/formats/geo/transverse_mercator.h"

namespace kv::etl {
namespace {

struct Range {
  double least;
  double most;
};
// Square kilometres. The smallest municipality that ever was has 0.8, the largest 9,700 of land and
// some thousands of sea; counties lie between Oslo and Troms og Finnmark with its sea.
constexpr Range kMunicipality{0.3, 30'000};
constexpr Range kCounty{200, 200'000};
// All municipalities: 323,800 of land and lakes, some 470,000 with the sea that belongs to them.
constexpr Range kLand{300'000, 350'000};
constexpr Range kWithSea{350'000, 520'000};

bool within(Range range, double value) {
  return value >= range.least && value <= range.most;
}

struct PointHash {
  std::size_t operator()(const GeoPoint& point) const {
    std::uint64_t x = 0;
    std::uint64_t y = 0;
    std::memcpy(&x, &point.x, sizeof x);
    std::memcpy(&y, &point.y, sizeof y);
    return static_cast<std::size_t>((x * 0x9E3779B97F4A7C15U) ^
                                    ((y + (x >> 29U)) * 0xC2B2AE3D27D4EB4FU));
  }
};

class Measurer {
 public:
  Measurer(BoundarySet& set, const Crs& crs, const std::string& file_name, Findings& findings)
      : set_(set), crs_(crs), file_(file_name), findings_(findings) {}

  void run(bool whole_country) {
    for (BoundaryArea& area : set_.areas) measure(area);
    for (const BoundaryArea& area : set_.areas) {
      set_.points += area.points;
      set_.area_km2 += area.area_km2;
    }
    set_.mean_step_m = steps_ > 0 ? length_ / static_cast<double>(steps_) : 0;
    count_shared();
    tell_overlaps();
    tell_areas(whole_country);
    set_.scale_note = fmt::format(
        "{} points, on average {:.0f} m apart; {:.0f} % of the different points are shared by "
        "neighbours{}",
        set_.points, set_.mean_step_m,
        distinct_ > 0
            ? 100.0 * static_cast<double>(set_.shared_points) / static_cast<double>(distinct_)
            : 0.0,
        set_.shares_arcs ? " (lines are shared in the file)" : "");
  }

 private:
  void warn(std::string rule, std::string value, std::string message, std::string remedy) {
    findings_.add({Severity::kWarning, std::move(rule), file_, 0, 0, std::move(value),
                   std::move(message), std::move(remedy), false});
  }

  void measure(BoundaryArea& area) {
    bool first = true;
    double square_metres = 0;
    for (const GeoPolygon& polygon : area.original) {
      GeoPolygon& projected = area.utm33.emplace_back();
      area.holes += polygon.rings.size() - 1;
      for (const GeoRing& ring : polygon.rings) {
        GeoRing degrees;
        GeoRing metres;
        degrees.reserve(ring.size());
        metres.reserve(ring.size());
        for (const GeoPoint& point : ring) {
          degrees.push_back(to_degrees(crs_, point));
          metres.push_back(to_utm33(crs_, point));
          const GeoPoint& at = degrees.back();
          GeoBox& box = area.degrees;
          box = first ? GeoBox{at.x, at.y, at.x, at.y}
                      : GeoBox{std::min(box.min_x, at.x), std::min(box.min_y, at.y),
                               std::max(box.max_x, at.x), std::max(box.max_y, at.y)};
          first = false;
        }
        square_metres += ring_area(degrees);  // holes run clockwise: they take away
        area.points += ring.size();
        for (std::size_t i = 1; i < metres.size(); ++i)
          length_ += std::hypot(metres[i].x - metres[i - 1].x, metres[i].y - metres[i - 1].y);
        steps_ += ring.size() - 1;
        projected.rings.push_back(std::move(metres));
      }
    }
    area.metres = box_of(area.utm33);
    area.area_km2 = square_metres / 1e6;
  }

  void count_shared() {
    constexpr std::uint32_t kShared = UINT32_MAX;
    std::unordered_map<GeoPoint, std::uint32_t, PointHash> owner;
    owner.reserve(set_.points);
    std::uint32_t number = 0;
    for (const BoundaryArea& area : set_.areas) {
      ++number;
      for (const GeoPolygon& polygon : area.original)
        for (const GeoRing& ring : polygon.rings)
          for (const GeoPoint& point : ring) {
            std::uint32_t& mine = owner.try_emplace(point, number).first->second;
            if (mine == number || mine == kShared) continue;
            mine = kShared;
            ++set_.shared_points;
          }
    }
    distinct_ = owner.size();
  }

  // The middle of an area must not lie within another one.
  void tell_overlaps() {
    for (const BoundaryArea& area : set_.areas) {
      const auto largest = std::ranges::max_element(
          area.utm33, {}, [](const GeoPolygon& one) { return twice_area(one.rings.front()); });
      const auto middle = inner_point(*largest);
      if (!middle) continue;
      for (const BoundaryArea& other : set_.areas) {
        if (&other == &area || !other.metres.holds(*middle) || !contains(other.utm33, *middle))
          continue;
        warn("overlapping-areas", area.code,
             other.label + " covers the middle of " + area.label + ".",
             "One of the two outlines, or its code, is wrong.");
      }
    }
  }

  void tell_areas(bool whole_country) {
    const Range range = set_.kind == "fylke" ? kCounty : kMunicipality;
    for (const BoundaryArea& area : set_.areas)
      if (!(area.area_km2 > 0))
        findings_.add({Severity::kError, "no-area", file_, 0, 0, area.code,
                       area.label + " encloses no area: its parts and holes cancel out.",
                       "Take the file again from the agency.", false});
      else if (!within(range, area.area_km2))
        warn("area-implausible", area.code,
             fmt::format("{} would be {:.4g} km².", area.label, area.area_km2),
             "Check its outline: between 0.3 and 30,000 km² were expected (counties 200 to "
             "200,000).");
    if (!whole_country || within(kLand, set_.area_km2) || within(kWithSea, set_.area_km2)) return;
    warn("area-implausible", {},
         fmt::format("All areas together are {:.0f} km², neither Norway's land (324,000) nor with "
                     "its sea (470,000).",
                     set_.area_km2),
         "Check the coordinate system (--crs).");
  }

  BoundarySet& set_;
  const Crs& crs_;
  const std::string& file_;
  Findings& findings_;
  double length_ = 0;
  std::size_t steps_ = 0;
  std::size_t distinct_ = 0;
};

}  // namespace

void measure_areas(BoundarySet& set, const Crs& crs, bool whole_country,
                   const std::string& file_name, Findings& findings) {
  Measurer(set, crs, file_name, findings).run(whole_country);
}

}  // namespace kv::etl
