// SPDX-License-Identifier: MIT
// Maps on paper: a PDF that opens may still show nothing where the areas should be.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <gmock/gmock.h>
#include <sstream>

#include "tests/queryctl/map/map_warehouse.h"

namespace kv::queryctl {
namespace {

struct Pixels {
  int width = 0, height = 0;
  std::string bytes;  ///< three for each

  /// How many are of the colour, give or take what smoothing makes of it.
  int of(int red, int green, int blue) const {
    int n = 0;
    for (std::size_t i = 0; i + 2 < bytes.size(); i += 3) {
      const auto near = [&](std::size_t at, int wanted) {
        return std::abs(static_cast<unsigned char>(bytes[at]) - wanted) <= 6;
      };
      n += near(i, red) && near(i + 1, green) && near(i + 2, blue) ? 1 : 0;
    }
    return n;
  }
};

/// A page as poppler draws it, 72 to the inch; nothing where there is no such page.
Pixels drawn(const std::string& pdf, const std::string& prefix, const std::string& page) {
  const Outcome made =
      run_program({"/usr/bin/pdftoppm", "-r", "72", "-f", page, "-singlefile", pdf, prefix});
  Pixels out;
  if (made.code != 0) return out;
  const std::string file = read_file(prefix + ".ppm");
  std::istringstream head(file);
  std::string kind;
  int most = 0;
  head >> kind >> out.width >> out.height >> most;
  out.bytes = file.substr(static_cast<std::size_t>(head.tellg()) + 1);
  return out;
}

class PaperTest : public MapWarehouse {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists("/usr/bin/pdftoppm"))
      GTEST_SKIP() << "pdftoppm (poppler-utils) is not installed";
    add_boundaries();
    // Another set, in which two of the areas are half as wide: the land.
    run_on(db_,
           "INSERT INTO boundary_set SELECT 2, 'land.geojson', kind, 2012, vintage, source_id, "
           "load_id, licence_line, scale_note, layer, topology, crs, crs_basis, points, "
           "shared_points, mean_step_m FROM boundary_set");
    int i = 0;
    for (const char* code : {"0901", "0914", "0833"}) {
      run_on(db_,
             "INSERT INTO boundary (set_id, region_id, area_km2, points, parts, holes, min_lon, "
             "min_lat, max_lon, max_lat, min_x, min_y, max_x, max_y, geometry) SELECT 2, "
             "region_id, 50, 5, 1, 0, 8, 58, 9, 59, 0, 0, 1, 1, x'" +
                 hex(mapexport::made::multi({{mapexport::made::square(
                     100'000 + 10'000.0 * i, 6'500'000, i == 2 ? 10'000 : 5'000)}})) +
                 "' FROM region WHERE kind = 'kommune' AND code = '" + code + "'");
      ++i;
    }
  }

  /// The most of any of the first pages that is of the lighter and of the darker of two classes, in
  /// per cent.
  std::pair<double, double> shares(const std::string& pdf) const {
    std::pair<double, double> most;
    for (const char* number : {"1", "2", "3"}) {
      const Pixels page = drawn(pdf, folder_ / number, number);
      if (page.width == 0) continue;
      const double all = static_cast<double>(page.width) * page.height / 100;
      most.first = std::max(most.first, page.of(0xed, 0xf8, 0xb1) / all);
      most.second = std::max(most.second, page.of(0x2c, 0x7f, 0xb8) / all);
    }
    return most;
  }

  const std::string query_ =
      "SELECT '0901' AS region, 3 AS value UNION ALL SELECT '0914', 8 UNION ALL SELECT '0833', 9";
};

TEST_F(PaperTest, APdfHasTheAreasThatAreCutByLand) {
  const std::string file = folder_ / "k.pdf";
  const Outcome made = run({"map", "--query", query_, "--year", "2011", "--classes", "fixed:0,5",
                            "--land", "land.geojson", "-o", file});
  ASSERT_EQ(made.code, 0) << made.err;
  const auto [light, dark] = shares(file);
  EXPECT_GT(light, 3);
  EXPECT_GT(dark, 10);
}

TEST_F(PaperTest, ANoteOnPaperHasTheAreasThatAreCutByLand) {
  folder_.write("mine.md",
                "-- @document mine\n-- @title Min\n\n# Kart\n\n```sql\n-- @name t\n-- "
                "@caption Tall\n" +
                    query_ +
                    "\n```\n\n```map --query t --year 2011 --classes fixed:0,5 --land "
                    "land.geojson\n-- @name k\n-- @caption Kart\n```\n");
  const std::string file = folder_ / "n.pdf";
  const Outcome made = run({"report", folder_ / "mine.md", "-o", file});
  if (made.err.find("WeasyPrint, which is not installed") != std::string::npos)
    GTEST_SKIP() << "weasyprint is not installed";
  ASSERT_EQ(made.code, 0) << made.err;
  const auto [light, dark] = shares(file);
  EXPECT_GT(light, 0.7);
  EXPECT_GT(dark, 2);
}

}  // namespace
}  // namespace kv::queryctl
