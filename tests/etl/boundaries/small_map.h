// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

namespace kv::etl::test {

/// A region of a small map: a square of a tenth of a degree, or the geometry that is given.
struct MapEntry {
  std::string code;
  std::string name;
  std::string geometry = {};
};

/// The municipalities of the small country (see tests/etl/support.h) on 1 January 2012 and 2020.
std::vector<MapEntry> country_of_2012();
std::vector<MapEntry> country_of_2020();

/// The geometry of the square that has the number `place`; squares of one map touch.
std::string square_at(int place);

/// GeoJSON with the properties kommunenummer and navn. `code_as_number` writes 901 for 0901; `more`
/// goes before "features".
std::string small_map(const std::vector<MapEntry>& entries, bool code_as_number = false,
                      const std::string& more = "");

}  // namespace kv::etl::test
