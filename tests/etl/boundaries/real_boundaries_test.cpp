// SPDX-License-Identifier: MIT
// What published files of boundaries must give.
#include <gtest/gtest.h>

#include "schema/warehouse.h"
#include "tests/etl/support.h"

namespace kv::etl::test {
namespace {

class RealBoundaries : public ::testing::Test {
 protected:
  void SetUp() override {
    KV_NEEDS(nodes, "klass/ssb-klassr_klass_131_graph_nodes.csv");
    KV_NEEDS(edges, "klass/ssb-klassr_klass_131_graph_edges.csv");
    create_warehouse(db_);
    const Outcome loaded =
        etl({"load", db_.string(), "klass-131", nodes.string(), edges.string(), "--no-archive"});
    ASSERT_EQ(loaded.code, 0) << loaded.err;
  }
  Outcome load_real(const fs::path& file, const std::vector<std::string>& more = {}) {
    std::vector<std::string> arguments = {"load",      db_.string(), "grenser",      file.string(),
                                          "--vintage", "2024-01-01", "--no-archive", "--all"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return etl(arguments);
  }
  std::string set(const std::string& columns) {
    return ask(db_, "SELECT " + columns + " FROM boundary_sets");
  }

  TempDir dir_;
  fs::path db_ = dir_ / "real.db";
};

// The file has no year, codes without their zero, and 0706 twice: its codes are those of 2008 to
// 2011.
TEST_F(RealBoundaries, NorwayJsIsOf2008To2011) {
  KV_NEEDS(file, "boundaries/norwayjs_municipalities.json");
  KV_EXPECT_REFUSED(load_real(file), 5, "Its codes fit 1 January of 2008 to 2011.");
  KV_EXPECT_REFUSED(load_real(file, {"--period", "2013"}), 5, "They fit 2008 to 2011.");
  const Outcome loaded = load_real(file, {"--period", "2010"});
  ASSERT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_NE(loaded.err.find("0706 Sandefjord comes as 2 features"), std::string::npos);
  EXPECT_EQ(set("regions || ' ' || points || ' ' || borders_from || ' ' || borders_to"),
            "430 27286 2008-01-01 2012-01-01");
  EXPECT_NEAR(std::stod(set("area_km2")), 323'800, 10'000) << "a coarse coast loses land";
}

// It calls its degrees EPSG:32633, and gives islands as features of their own.
TEST_F(RealBoundaries, Atlefren2016HasTheSea) {
  KV_NEEDS(file, "boundaries/atlefren_2016_kommuner2.topojson");
  const Outcome loaded = load_real(file);
  ASSERT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_NE(loaded.err.find("crs-contradicts"), std::string::npos);
  EXPECT_NE(loaded.err.find("1663 Malvik comes as 3 features"), std::string::npos);
  EXPECT_EQ(set("regions || ' ' || topology || ' ' || borders_from || ' ' || borders_to"),
            "428 arcs 2013-01-01 2017-01-01");
  EXPECT_NEAR(std::stod(set("area_km2")), 470'000, 3'000);
}

TEST_F(RealBoundaries, Csmaps2019) {
  KV_NEEDS(file, "boundaries/csmaps_b2019_municip.geojson");
  ASSERT_EQ(load_real(file).code, 0);
  EXPECT_EQ(set("regions || ' ' || points"), "422 12772");
}

TEST_F(RealBoundaries, TheSmallFileOf2020LacksTwoIslands) {
  KV_NEEDS(file, "boundaries/robhop_2020_Kommuner-small.topojson");
  const Outcome refused = load_real(file);
  EXPECT_EQ(refused.code, 5);
  EXPECT_NE(refused.err.find("1144 Kvitsøy existed on 1 January 2020"), std::string::npos);
  EXPECT_NE(refused.err.find("1835 Træna existed on 1 January 2020"), std::string::npos);
  ASSERT_EQ(load_real(file, {"--accept", "boundary-missing"}).code, 0);
  EXPECT_EQ(set("regions"), "354");
}

// Total area of land and lakes in 2020 to 2024 is 323,8xx km² (Kartverket); simplified outlines
// lose some of it.
TEST_F(RealBoundaries, MunicipalitiesAndCountiesOf2024CoverTheSameLand) {
  KV_NEEDS(municipalities, "boundaries/robhop_2024_Kommuner-S.geojson");
  KV_NEEDS(counties, "boundaries/robhop_2024_Fylker-S.geojson");
  ASSERT_EQ(load_real(municipalities).code, 0);
  ASSERT_EQ(load_real(counties).code, 0);
  const auto area = [&](const std::string& kind) {
    return std::stod(ask(db_, "SELECT area_km2 FROM boundary_sets WHERE kind = '" + kind + "'"));
  };
  EXPECT_NEAR(area("kommune"), 323'800, 1'600) << "half a per cent";
  EXPECT_NEAR(area("fylke"), area("kommune"), 100);
  EXPECT_EQ(ask(db_, "SELECT count(*) FROM boundaries WHERE kind = 'fylke'"), "15");
}

TEST_F(RealBoundaries, TheTopologyOf2024IsTheSameMapAsTheGeoJson) {
  KV_NEEDS(geo, "boundaries/robhop_2024_Kommuner-S.geojson");
  KV_NEEDS(topo, "boundaries/robhop_2024_Kommuner-S.topojson");
  ASSERT_EQ(load_real(geo).code, 0);
  ASSERT_EQ(load_real(topo).code, 0);
  EXPECT_EQ(
      ask(db_,
          "SELECT max(abs(a.area_km2 - b.area_km2)) < 1e-6 AND count(*) = 357 FROM boundary AS a "
          "JOIN boundary AS b ON a.region_id = b.region_id AND a.set_id < b.set_id"),
      "1");
}

}  // namespace
}  // namespace kv::etl::test
