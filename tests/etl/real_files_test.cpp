// SPDX-License-Identifier: MIT
// What the agencies' own files must give, to the unit.
#include <SQLiteCpp/Statement.h>
#include <gtest/gtest.h>

#include "tests/etl/support.h"

namespace kv::etl {
namespace {

using test::ask;

constexpr const char* kNodes = "klass/ssb-klassr_klass_131_graph_nodes.csv";
constexpr const char* kEdges = "klass/ssb-klassr_klass_131_graph_edges.csv";
constexpr const char* kLong = "imdi/imdi_bosatt_anmodede_1995-2023_long.csv";
constexpr const char* kWide = "imdi/imdi_bosatt_anmodede_1995-2022_wide_3header.csv";
constexpr const char* kPopulation = "population/01-befolkning_hovedgruppe-kommune-2013.csv";
constexpr const char* kSort = "centrality_mayor/munch_kommunesort.csv";

class RealFiles : public ::testing::Test {
 protected:
  void SetUp() override {
    KV_NEEDS(nodes, kNodes);
    KV_NEEDS(edges, kEdges);
    create_warehouse(db_);
    const test::Outcome loaded =
        test::etl({"load", db_.string(), "klass-131", nodes.string(), edges.string()});
    ASSERT_EQ(loaded.code, 0) << loaded.err;
  }
  test::Outcome load(const char* source, const test::fs::path& file,
                     const char* vintage = "2024-01-01") {
    return test::etl({"load", db_.string(), source, file.string(), "--vintage", vintage, "--all"});
  }
  std::string sor(const std::string& indicator, int year) {
    return ask(db_, "SELECT sum(value) FROM observations WHERE indicator = '" + indicator +
                        "' AND period = '" + std::to_string(year) +
                        "' AND region IN (SELECT region FROM region_group_members WHERE group_code "
                        "= 'imdi-sor')");
  }
  std::string norway(const std::string& indicator, int year) {
    return ask(db_, "SELECT sum(value) FROM observations WHERE indicator = '" + indicator +
                        "' AND period = '" + std::to_string(year) + "'");
  }
  test::TempDir dir_;
  test::fs::path db_ = dir_ / "kommune.db";
};

TEST_F(RealFiles, KlassHasItsSpellsAndChanges) {
  // Besides the file's: counties, city districts, and codes outside the municipalities.
  EXPECT_EQ(ask(db_, "SELECT count(*) FROM region_version WHERE variant IS NOT NULL"), "2000");
  EXPECT_EQ(ask(db_,
                "SELECT count(*) FROM region_change AS c"
                "  JOIN region_version AS v ON v.version_id = c.from_version"
                "  JOIN region AS r USING (region_id) WHERE r.kind = 'kommune'"),
            "2164");
  EXPECT_EQ(ask(db_, "SELECT count(*) FROM region_group_members WHERE group_code = 'imdi-sor'"),
            "48");
  for (const auto& [day, count] : {std::pair{"2010-01-01", "430"},
                                   {"2012-01-01", "429"},
                                   {"2013-01-01", "428"},
                                   {"2018-01-01", "422"},
                                   {"2020-01-01", "356"},
                                   {"2024-01-01", "357"}})
    EXPECT_EQ(
        ask(db_,
            std::string("SELECT count(*) FROM regions WHERE kind = 'kommune' AND valid_from <= '") +
                day + "' AND (valid_to IS NULL OR valid_to > '" + day + "')"),
        count)
        << day;
}

TEST_F(RealFiles, EveryMunicipalityIsInOneCountyOnEveryDay) {
  EXPECT_EQ(ask(db_,
                "WITH y (d) AS (SELECT '1838-01-01' UNION ALL"
                "               SELECT date(d, '+1 year') FROM y WHERE d < '2026-01-01')"
                " SELECT count(*) FROM y JOIN regions AS r ON r.kind = 'kommune' AND"
                "   r.valid_from <= d AND (r.valid_to IS NULL OR r.valid_to > d)"
                " WHERE 1 <> (SELECT count(*) FROM region_parts AS p WHERE p.kind = 'kommune'"
                "   AND p.code = r.code AND p.within_kind = 'fylke' AND p.valid_from <= d"
                "   AND (p.valid_to IS NULL OR p.valid_to > d))"),
            "0")
      << "a sum over a county would leave a municipality out or count it twice";
  const auto counties = [&](const std::string& day) {
    return ask(db_, "SELECT count(*) FROM regions WHERE kind = 'fylke' AND valid_from <= '" + day +
                        "' AND (valid_to IS NULL OR valid_to > '" + day + "')");
  };
  EXPECT_EQ(counties("2013-01-01"), "19");
  EXPECT_EQ(counties("2018-01-01"), "18");
  EXPECT_EQ(counties("2020-01-01"), "11");
  EXPECT_EQ(counties("2024-01-01"), "15");
}

TEST_F(RealFiles, TheLongExportGivesTheNotesSums) {
  KV_NEEDS(file, kLong);
  const test::Outcome loaded = load("imdi-bosetting", file);
  ASSERT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_EQ(ask(db_, "SELECT count(*) FROM observation"), "74898");
  const int years[] = {2010, 2011, 2012, 2013};
  const char* asked[] = {"1490", "800", "1200", "1325"};
  const char* decided[] = {"1045", "570", "868", "895"};
  const char* settled[] = {"NULL", "NULL", "797", "867"};
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(sor("anmodet", years[i]), asked[i]) << years[i];
    EXPECT_EQ(sor("vedtatt", years[i]), decided[i]) << years[i];
    EXPECT_EQ(sor("bosatt", years[i]), settled[i]) << years[i];
  }
  EXPECT_EQ(norway("anmodet", 2012), "8881");
  EXPECT_EQ(norway("vedtatt", 2012), "6159");
  EXPECT_EQ(norway("bosatt", 2012), "5757");
  EXPECT_NE(loaded.err.find("Code 1729 Inderøy was not valid on 2012-01-01"), std::string::npos);
  EXPECT_NE(loaded.err.find("Code 1903 Harstad was not valid on 2012-01-01"), std::string::npos);
  EXPECT_EQ(test::cell(db_, "bosatt", "1903", "2012"), "58");
  EXPECT_EQ(test::cell(db_, "anmodet", "1729", "2012"), "15");
}

// The wide export has today's codes, the long one those of the year; where the long one uses a code
// of Trøndelag that had been replaced, the two stand under different codes.
TEST_F(RealFiles, TheWideExportSaysTheSameButForWhatWasAskedIn2022) {
  KV_NEEDS(long_file, kLong);
  KV_NEEDS(wide_file, kWide);
  const test::fs::path other = dir_ / "wide.db";
  test::fs::copy_file(db_, other);
  ASSERT_EQ(load("imdi-bosetting", long_file).code, 0);
  const test::Outcome loaded = test::etl(
      {"load", other.string(), "imdi-bosetting", wide_file.string(), "--vintage", "2024-01-01"});
  ASSERT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_EQ(ask(other, "SELECT count(*) FROM observation"), "71210");

  SQLite::Database both(db_.string(), SQLite::OPEN_READONLY);
  both.exec("ATTACH '" + other.string() + "' AS w");
  const std::string columns =
      " (indicator, region, period, value, status, PRIMARY KEY (indicator, region, period)) "
      "WITHOUT ROWID";
  both.exec("CREATE TEMP TABLE l" + columns);
  both.exec("CREATE TEMP TABLE wide" + columns);
  both.exec("INSERT INTO l SELECT indicator, region, period, value, status FROM main.observations");
  both.exec(
      "INSERT INTO wide SELECT i.code AS indicator, r.code AS region, p.code AS period, o.value, "
      "s.symbol AS status"
      " FROM w.observation AS o JOIN w.indicator AS i USING (indicator_id) JOIN w.region AS r "
      "USING (region_id)"
      " JOIN w.period AS p USING (period_id) JOIN w.status AS s USING (status_id)");
  const auto count = [&](const std::string& sql) { return both.execAndGet(sql).getInt(); };
  const std::string joined =
      " FROM wide JOIN l USING (indicator, region, period) WHERE (wide.value IS NOT l.value OR "
      "wide.status <> l.status)";
  EXPECT_EQ(count("SELECT count(*)" + joined), 356);
  EXPECT_EQ(
      count("SELECT count(*)" + joined + " AND NOT (indicator = 'anmodet' AND period = '2022')"),
      0);

  both.exec(
      "CREATE TEMP TABLE moved AS SELECT * FROM wide WHERE NOT EXISTS (SELECT 1 FROM l WHERE "
      "l.indicator = wide.indicator"
      " AND l.region = wide.region AND l.period = wide.period)");
  EXPECT_EQ(count("SELECT count(*) FROM moved"), 540);
  EXPECT_EQ(
      count("SELECT count(*) FROM moved WHERE period IN ('2018', '2019') AND region LIKE '50%'"),
      540);
  EXPECT_EQ(
      count("SELECT count(*) FROM moved JOIN main.region_changes AS c ON c.to_code = moved.region "
            "AND c.changed_on = '2018-01-01'"
            " JOIN l ON l.indicator = moved.indicator AND l.period = moved.period AND l.region = "
            "c.from_code"
            " AND l.value IS moved.value AND l.status = moved.status WHERE c.kind = 'renumber'"),
      540)
      << "a figure of Trøndelag differs between the two exports";
}

TEST_F(RealFiles, ThePopulationOf2013) {
  KV_NEEDS(file, kPopulation);
  ASSERT_EQ(load("folkemengde", file).code, 0);
  EXPECT_EQ(test::cell(db_, "folkemengde", "0901", "2013"), "6848");
  EXPECT_EQ(test::cell(db_, "innvandrere", "0901", "2013"), "552");
  EXPECT_EQ(test::cell(db_, "folkemengde", "1001", "2013"), "84476");
  EXPECT_EQ(test::cell(db_, "innvandrere", "1001", "2013"), "10659");
  EXPECT_EQ(test::cell(db_, "folkemengde", "0102", "2013"), "0");
  EXPECT_EQ(test::cell(db_, "folkemengde_prosent", "0102", "2013"), ".");
  EXPECT_EQ(
      ask(db_, "SELECT count(*) FROM observations WHERE value < 0 AND indicator = 'norskfodte'"),
      "1");
  const std::string women = test::cell(db_, "folkemengde", "0901", "2013", "kjonn=2");
  const std::string men = test::cell(db_, "folkemengde", "0901", "2013", "kjonn=1");
  EXPECT_EQ(std::stoi(women) + std::stoi(men), 6848);
}

TEST_F(RealFiles, CentralityAndTheOtherRegionSor) {
  KV_NEEDS(file, kSort);
  const test::Outcome loaded = load("kommunesort", file);
  ASSERT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_EQ(ask(db_, "SELECT count(*) FROM observations WHERE indicator = 'sentralitet'"), "428");
  EXPECT_EQ(
      ask(db_,
          "SELECT count(*) FROM region_group_members WHERE group_code = 'kommunesort-imdi-sor'"),
      "47");
  EXPECT_EQ(ask(db_, "SELECT count(*) FROM region_group_members WHERE group_code = 'imdi-sor'"),
            "48");
  EXPECT_NE(
      loaded.err.find(
          "1046 Sirdal stands under IMDi Vest in this file but is a member of the group imdi-sor"),
      std::string::npos)
      << loaded.err;
}

TEST_F(RealFiles, AllTogetherAreSound) {
  KV_NEEDS(long_file, kLong);
  KV_NEEDS(population, kPopulation);
  KV_NEEDS(sort, kSort);
  ASSERT_EQ(load("imdi-bosetting", long_file).code, 0);
  ASSERT_EQ(load("folkemengde", population).code, 0);
  ASSERT_EQ(load("kommunesort", sort).code, 0);
  const test::Outcome verified = test::etl({"verify", db_.string()});
  EXPECT_EQ(verified.code, 0) << verified.out;
  EXPECT_EQ(ask(db_, "SELECT count(*) FROM pragma_foreign_key_check"), "0");
}

}  // namespace
}  // namespace kv::etl
