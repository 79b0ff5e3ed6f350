// SPDX-License-Identifier: MIT
#include <algorithm>
#include <fmt/format.h>

#include "etl/boundaries/measure.h"

namespace kv::etl {
namespace {

std::string near(const Crs& crs, GeoPoint at) {
  const GeoPoint degrees = to_degrees(crs, at);
  return fmt::format("near {:.5f} N, {:.5f} E", degrees.y, degrees.x);
}

}  // namespace

void mend_areas(BoundarySet& set, const Crs& crs, const std::string& file_name,
                Findings& findings) {
  const auto add = [&](Severity severity, std::string rule, std::string value, std::string message,
                       std::string remedy, bool acceptable) {
    findings.add({severity, std::move(rule), file_name, 0, 0, std::move(value), std::move(message),
                  std::move(remedy), acceptable});
  };
  constexpr const char* kLook =
      "The area is kept as it is; a map may show a flaw there. A finer file may be without it.";
  std::size_t turned = 0;
  for (BoundaryArea& area : set.areas) {
    const RingReport report = mend(area.original);
    turned += report.turned;
    if (report.closed > 0)
      add(Severity::kError, "unclosed-ring", area.code,
          area.label + ": " + std::to_string(report.closed) +
              " ring(s) do not end where they begin, as where a file was cut off.",
          "Take the file again, or say --accept unclosed-ring to have them closed by a straight "
          "line.",
          true);
    if (area.original.empty()) {
      add(Severity::kError, "empty-geometry", area.code,
          area.label + " encloses nothing: no ring has three different points with an area.",
          "Take the file again from the agency, or say --accept empty-geometry to go without it.",
          true);
      continue;
    }
    if (report.flat > 0)
      add(Severity::kWarning, "flat-ring", area.code,
          area.label + ": " + std::to_string(report.flat) +
              " ring(s) enclose nothing and were left out.",
          {}, false);
    if (report.crossing)
      add(Severity::kWarning, "self-intersection", area.code,
          area.label + ": its outline crosses itself " + near(crs, *report.crossing) + ".", kLook,
          false);
    if (report.holes_outside > 0)
      add(Severity::kWarning, "hole-outside", area.code,
          area.label + ": " + std::to_string(report.holes_outside) +
              " hole(s) lie outside the outline that they belong to.",
          kLook, false);
    if (report.part_within)
      add(Severity::kWarning, "overlapping-parts", area.code,
          area.label + ": two of its parts cover the same ground " +
              near(crs, *report.part_within) + "; the area counts it twice.",
          kLook, false);
    if (!report.in_full)
      add(Severity::kWarning, "not-compared", area.code,
          area.label + " has too many edges and parts to compare them all with each other.", {},
          false);
  }
  if (turned > 0)
    add(Severity::kNote, "ring-turned", {},
        std::to_string(turned) +
            " ring(s) ran the other way round and were turned: outer ones counterclockwise, holes "
            "clockwise.",
        {}, false);
  std::erase_if(set.areas, [](const BoundaryArea& area) { return area.original.empty(); });
}

}  // namespace kv::etl
