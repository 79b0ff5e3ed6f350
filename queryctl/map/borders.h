// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "queryctl/commands/arguments.h"
#include "queryctl/map/data.h"

namespace kv::queryctl {

class Session;

/// The boundary set that a map is drawn with.
struct MapBorders {
  std::int64_t set = 0;
  std::string name;
  int year = 0;
  std::string licence;
  bool schematic = false;
  bool degrees = false;              ///< the file had longitude and latitude
  std::optional<std::int64_t> land;  ///< another set, by whose land areas at sea are cut
};

/// The set of the year that the clocks or the data say, else the one that has the most of the
/// codes. Throws Error when there is none of that year, or when a region with a row has no area in
/// it: the regions are named, and what to do. Says which regions of the group or country have no
/// row. `cut`: whether areas at sea are cut; where not, a --land by name is told.
MapBorders map_borders(Session& session, const Arguments& arguments, const MapData& data, bool cut);

}  // namespace kv::queryctl
