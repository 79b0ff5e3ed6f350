// SPDX-License-Identifier: MIT
#pragma once

#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "tests/plugins/mapexport/geometry/made.h"
#include "tests/queryctl/support/program.h"
#include "tests/queryctl/support/sample.h"

namespace kv::queryctl {

/// The sample warehouse with squares as boundaries of its three municipalities.
class MapWarehouse : public ::testing::Test {
 protected:
  MapWarehouse() { make_sample_warehouse(db_); }

  static std::string hex(const std::string& bytes) {
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string out;
    for (const char c : bytes) {
      out += kDigits[static_cast<unsigned char>(c) >> 4U];
      out += kDigits[static_cast<unsigned char>(c) & 0xFU];
    }
    return out;
  }

  void add_boundaries(const std::string& year = "2011",
                      const std::vector<const char*>& codes = {"0901", "0914", "0833"}) const {
    run_on(db_,
           "INSERT INTO source VALUES (77, 'grenser', 'Grenser', 'Kartverket', 'CC BY 4.0', NULL);"
           "INSERT INTO boundary_set VALUES (1, 'g-" +
               year + ".geojson', 'kommune', " + year +
               ", 16000, 77, 1, "
               "'© Kartverket', 'fine', NULL, 'arcs', 'EPSG:25833', 'file', 12, 4, 10000)");
    int i = 0;
    for (const char* code : codes) {
      run_on(db_,
             "INSERT INTO boundary (set_id, region_id, area_km2, points, parts, holes, min_lon, "
             "min_lat, max_lon, max_lat, min_x, min_y, max_x, max_y, geometry) SELECT 1, "
             "region_id, 100, 5, 1, 0, 8, 58, 9, 59, 0, 0, 1, 1, x'" +
                 hex(mapexport::made::multi(
                     {{mapexport::made::square(100'000 + 10'000.0 * i, 6'500'000, 10'000)}})) +
                 "' FROM region WHERE kind = 'kommune' AND code = '" + code + "'");
      ++i;
    }
  }

  Outcome run(std::vector<std::string> words) const {
    words.insert(words.begin(), {KV_QUERYCTL, db_});
    return run_program(words);
  }

  Folder folder_;
  const std::string db_ = folder_ / "k.db";
};

}  // namespace kv::queryctl
