// SPDX-License-Identifier: MIT
#include "etl/boundaries/place.h"

#include <algorithm>
#include <fmt/format.h>

#include "etl/formats/place.h"

namespace kv::etl {
namespace {

// Norway's municipalities with their sea, generously: degrees.
constexpr GeoBox kNorway{2.0, 57.0, 33.5, 72.0};

GeoPoint swapped(GeoPoint point) {
  return {point.y, point.x};
}

void swap_axes(std::vector<GeoPolygon>& polygons) {
  for (GeoPolygon& polygon : polygons)
    for (GeoRing& ring : polygon.rings)
      for (GeoPoint& point : ring) point = swapped(point);
}

// Whether the corners of the area's box lie in Norway when read as `crs`.
bool fits(const BoundaryArea& area, const Crs& crs, bool swap) {
  const GeoBox box = box_of(area.original);
  for (GeoPoint corner : {GeoPoint{box.min_x, box.min_y}, GeoPoint{box.max_x, box.min_y},
                          GeoPoint{box.min_x, box.max_y}, GeoPoint{box.max_x, box.max_y}})
    if (!kNorway.holds(to_degrees(crs, swap ? swapped(corner) : corner))) return false;
  return true;
}

bool all_fit(const std::vector<BoundaryArea>& areas, const Crs& crs, bool swap) {
  return std::ranges::all_of(areas,
                             [&](const BoundaryArea& area) { return fits(area, crs, swap); });
}

std::string corner_text(const BoundaryArea& area) {
  const GeoBox box = box_of(area.original);
  return fmt::format("{:.6g} {:.6g} to {:.6g} {:.6g}", box.min_x, box.min_y, box.max_x, box.max_y);
}

class Placer {
 public:
  Placer(std::vector<BoundaryArea>& areas, StatedCrs& stated, const std::string& file_name,
         Findings& findings)
      : areas_(areas), stated_(stated), file_(file_name), findings_(findings) {}

  void run() {
    const Crs degrees{Crs::Kind::kDegrees, 0, "EPSG:4326"};
    if (areas_.empty() || all_fit(areas_, stated_.crs, false)) return;
    const bool none = std::ranges::none_of(
        areas_, [&](const BoundaryArea& area) { return fits(area, stated_.crs, false); });
    if (!none) return tell_each();
    if (stated_.basis == "file" && stated_.crs.kind != Crs::Kind::kDegrees &&
        all_fit(areas_, degrees, false))
      return take_degrees(degrees);
    if (all_fit(areas_, stated_.crs, true)) return tell_swapped();
    tell_elsewhere();
  }

 private:
  void add(Severity severity, std::string rule, std::string value, std::string message,
           std::string remedy, bool acceptable = false) {
    findings_.add({severity, std::move(rule), file_, 0, 0, std::move(value), std::move(message),
                   std::move(remedy), acceptable});
  }

  void take_degrees(const Crs& degrees) {
    add(Severity::kWarning, "crs-contradicts", stated_.crs.code,
        "The file says that its coordinates are " + stated_.crs.code +
            ", but these would lie "
            "outside Norway (" +
            areas_.front().label + ": " + corner_text(areas_.front()) +
            "); as longitude and latitude all of them lie in it, and so they were read.",
        "Say --crs EPSG:… if they are something else.");
    stated_ = {degrees, "coordinates"};
  }

  void tell_swapped() {
    add(Severity::kError, "swapped-axes", stated_.crs.code,
        "The coordinates come in the other order, north before east (" + areas_.front().label +
            ": " + corner_text(areas_.front()) + ").",
        "Take a file with east (or longitude) first, or say --accept swapped-axes to have them "
        "exchanged.",
        true);
    for (BoundaryArea& area : areas_) swap_axes(area.original);
  }

  void tell_each() {
    for (const BoundaryArea& area : areas_) {
      if (fits(area, stated_.crs, false)) continue;
      const bool swap = fits(area, stated_.crs, true);
      add(Severity::kError, swap ? "swapped-axes-in-one" : "outside-norway", area.code,
          area.label +
              (swap ? " has its coordinates in the other order than the rest"
                    : " does not lie in Norway") +
              ": " + corner_text(area) + " (" + stated_.crs.code + ").",
          "Correct the feature, or take the file again from the agency.");
    }
  }

  void tell_elsewhere() {
    const BoundaryArea& area = areas_.front();
    const GeoBox box = box_of(area.original);
    const bool metres = std::max({-box.min_x, -box.min_y, box.max_x, box.max_y}) > 360;
    const bool as_degrees = stated_.crs.kind == Crs::Kind::kDegrees;
    add(Severity::kError, "outside-norway", stated_.crs.code,
        "Read as " + stated_.crs.code + " (" +
            (stated_.basis == "option"   ? "as stated on the command line"
             : stated_.basis == "format" ? "as this format has it where the file says nothing"
                                         : "as the file says") +
            "), none of the areas lies in Norway (" + area.label + ": " + corner_text(area) + ")." +
            (metres && as_degrees ? " These seem to be metres, not degrees." : ""),
        "State the system that the coordinates are in: --crs EPSG:25833 for UTM zone 33, "
        "--crs EPSG:4326 for longitude and latitude.");
  }

  std::vector<BoundaryArea>& areas_;
  StatedCrs& stated_;
  const std::string& file_;
  Findings& findings_;
};

}  // namespace

std::optional<StatedCrs> stated_crs(const GeoFile& file, const GeoLayer& layer,
                                    const std::string& option, const std::string& file_name,
                                    Findings& findings) {
  const std::string text = option.empty() ? layer.crs : option;
  if (!text.empty()) {
    if (const auto crs = parse_crs(text))
      return StatedCrs{*crs, option.empty() ? "file" : "option"};
    findings.add({Severity::kError, "unknown-crs", file_name, 0, 0, shown(text),
                  "The coordinate system " + in_quotes(shown(text)) + " is not known here.",
                  "Known: " + known_crs_list() +
                      ". Transform the file, or state what it is with "
                      "--crs.",
                  false});
    return std::nullopt;
  }
  if (file.degrees_by_format) return StatedCrs{{Crs::Kind::kDegrees, 0, "EPSG:4326"}, "format"};
  findings.add({Severity::kError,
                "no-crs",
                file_name,
                0,
                0,
                {},
                "The file does not say which coordinate system it is in.",
                "Put its .prj file beside it, or say --crs EPSG:25833 (or what it is).",
                false});
  return std::nullopt;
}

void place_areas(std::vector<BoundaryArea>& areas, StatedCrs& stated, const std::string& file_name,
                 Findings& findings) {
  Placer(areas, stated, file_name, findings).run();
}

}  // namespace kv::etl
