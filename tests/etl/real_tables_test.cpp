// SPDX-License-Identifier: MIT
// What the agencies' own tables must give, to the unit: sums and counts were made from the files by
// other means.
#include <gtest/gtest.h>

#include "tests/etl/support.h"

namespace kv::etl {
namespace {

using test::ask;
using test::cell;

class RealTables : public ::testing::Test {
 protected:
  void SetUp() override {
    KV_NEEDS(nodes, "klass/ssb-klassr_klass_131_graph_nodes.csv");
    KV_NEEDS(edges, "klass/ssb-klassr_klass_131_graph_edges.csv");
    create_warehouse(db_);
    const test::Outcome loaded =
        test::etl({"load", db_.string(), "klass-131", nodes.string(), edges.string()});
    ASSERT_EQ(loaded.code, 0) << loaded.err;
  }
  test::Outcome load(const char* source, const test::fs::path& file) {
    return test::etl({"load", db_.string(), source, file.string(), "--vintage", "2024-01-01"});
  }
  // "numbers sum" of an indicator.
  std::string sums(const std::string& indicator, const std::string& more = "") {
    return ask(db_,
               "SELECT count(value) || ' ' || total(value) FROM observations WHERE indicator = '" +
                   indicator + "'" + more);
  }
  test::TempDir dir_;
  test::fs::path db_ = dir_ / "kommune.db";
};

TEST_F(RealTables, TheFourExportsOf07459) {
  struct Export {
    const char* file;
    int skipped;
    std::vector<std::pair<const char*, const char*>> years;
  };
  // 0706, 0719 and 0720 are not in the export of 2010 to 2014.
  for (const Export& e :
       {Export{"2010-2014", 0, {{"2010", "50456 4768357.0"}, {"2014", "50456 5046852.0"}}},
        Export{"2019", 0, {{"2019", "44838 5328212.0"}}},
        Export{"2020", 318, {{"2020", "37736 5367580.0"}}},
        Export{"2021", 318, {{"2021", "37736 5391369.0"}}}}) {
    KV_NEEDS(file, std::string("ssb/fhidata_07459_Personer") + e.file + ".csv");
    const test::Outcome loaded = load("ssb-07459", file);
    ASSERT_EQ(loaded.code, 0) << loaded.err;
    for (const auto& [year, expected] : e.years)
      EXPECT_EQ(sums("folkemengde_alder", std::string(" AND period = '") + year + "'"), expected);
    EXPECT_EQ(ask(db_, "SELECT cells_skipped FROM loads ORDER BY load_id DESC LIMIT 1"),
              std::to_string(e.skipped));
    const std::string before = test::content_hash(db_);
    EXPECT_EQ(load("ssb-07459", file).code, 0);
    EXPECT_EQ(test::content_hash(db_), before) << "the same file twice changed something";
  }
  EXPECT_EQ(cell(db_, "folkemengde_alder", "1624", "2012", "alder=000"), "62");
  EXPECT_EQ(ask(db_,
                "SELECT sum(value) FROM observations WHERE indicator = 'folkemengde_alder' AND "
                "region = '0901' AND period = '2013'"),
            "6848")
      << "Risør's people on 1 January 2013, as in the source folkemengde";
  EXPECT_EQ(
      ask(db_, "SELECT DISTINCT name FROM observations WHERE region = '2030' AND period = '2019'"),
      "Sør-Varanger")
      << "the export of 2019 has lost the letter";
}

TEST_F(RealTables, CountryBackground) {
  KV_NEEDS(file, "imdi/imdi_befolkning_opprinnelsesland_2006-2022_wide_3header.csv");
  const test::Outcome loaded = load("imdi-tabell", file);
  ASSERT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_EQ(sums("innvandrere_landbakgrunn"), "361704 10201029.0");
  EXPECT_EQ(ask(db_,
                "SELECT group_concat(n) FROM (SELECT status || count(*) AS n FROM observations "
                "WHERE value IS NULL GROUP BY status ORDER BY status)"),
            ".1176417,:188149");
  EXPECT_NE(loaded.err.find("264362 empty cell(s) are no cells"), std::string::npos);
  EXPECT_EQ(cell(db_, "innvandrere_landbakgrunn", "0101", "2006", "landbakgrunn=Danmark"), "114");
}

TEST_F(RealTables, ReasonsForImmigrationAndEducation) {
  KV_NEEDS(reasons, "imdi/imdi_befolkning_innvandringsgrunn_2006-2021_wide_4header.csv");
  KV_NEEDS(levels, "imdi/imdi_utdanningsnivaa_alle_kommuner_wide_5header.csv");
  const test::Outcome first = load("imdi-tabell", reasons);
  ASSERT_EQ(first.code, 0) << first.err;
  EXPECT_EQ(sums("innvandrere_innvandringsgrunn"), "120420 37568088.0");
  EXPECT_EQ(cell(db_, "innvandrere_innvandringsgrunn", "1001", "2013"), "10659")
      << "as in the source folkemengde";
  EXPECT_EQ(cell(db_, "innvandrere_innvandringsgrunn_prosent", "0101", "2006", "kjonn=2"), "52.2");
  const test::Outcome second = load("imdi-tabell", levels);
  ASSERT_EQ(second.code, 0) << second.err;
  EXPECT_EQ(sums("utdanningsniva"), "226422 200981959.0");
}

TEST_F(RealTables, TheIntroductionProgrammeInMunicipalitiesAndCounties) {
  KV_NEEDS(municipalities, "introprogram/intro_status_arbutd-kommune-2011_2013.csv");
  KV_NEEDS(counties, "introprogram/intro_status_arbutd-fylke-2011_2013.csv");
  const test::Outcome loaded =
      test::etl({"load", db_.string(), "imdi-intro", municipalities.string(), counties.string(),
                 "--vintage", "2014-06-01"});
  ASSERT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_EQ(ask(db_, "SELECT count(value) || ' ' || count(*) FROM observations"), "123012 162000");
  EXPECT_EQ(cell(db_, "intro_status_arbutd", "0", "2013", "avslutta=ettaar"), "3843");
  EXPECT_EQ(cell(db_, "intro_status_arbutd", "0", "2013", "avslstat4=arbutd;avslutta=ettaar"),
            "2382");
  // The share of the south comes from the county rows: 63 per cent, not the 44 of the visible
  // municipalities.
  EXPECT_EQ(ask(db_,
                "SELECT round(100.0 * sum(value) FILTER (WHERE breakdown = "
                "'avslstat4=arbutd;avslutta=ettaar')"
                " / sum(value) FILTER (WHERE breakdown = 'avslutta=ettaar')) FROM observations"
                " WHERE indicator = 'intro_status_arbutd' AND region IN ('08', '09', '10')"),
            "63.0");
}

TEST_F(RealTables, EmployedByLengthOfStay) {
  KV_NEEDS(file, "panel/munch_sysselsatte_botid-kommune-2006_2014.csv");
  const test::Outcome loaded = load("imdi-flat", file);
  ASSERT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_EQ(sums("sysselsatte_botid"), "15492 10170887.0");
  EXPECT_EQ(sums("sysselsatte_botid_prosent"), "15492 1010010.0");
  EXPECT_EQ(cell(db_, "sysselsatte_botid", "0", "2006", "botid_5=5_9"), "37373");
}

TEST_F(RealTables, TheGeneralElectionOf2013) {
  KV_NEEDS(file, "centrality_mayor/stortingsvalg2013_kommune_hmalmedal.csv");
  const test::Outcome loaded = load("stortingsvalg", file);
  ASSERT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_EQ(sums("stortingsvalg_stemmer"), "6518 2836029.0");
  EXPECT_EQ(cell(db_, "stortingsvalg_stemmer", "0101", "2013", "parti=A"), "6118");
  EXPECT_EQ(cell(db_, "stortingsvalg_prosent", "0101", "2013", "parti=A"), "36.6");
}

TEST_F(RealTables, CentralityAndRegionsOf2018) {
  KV_NEEDS(file, "centrality_mayor/imdikator_regioninndeling-fylker-kommuner_2018.csv");
  const test::Outcome loaded = load("regioninndeling", file);
  ASSERT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_EQ(sums("sentralitet"), "422 638.0");
  EXPECT_EQ(ask(db_,
                "SELECT count(*) FROM region_group_members WHERE group_code = "
                "'regioninndeling-2018-imdi-sor'"),
            "48");
  EXPECT_NE(loaded.err.find("regioninndeling-region"), std::string::npos)
      << "0434 has the number of one economic region and the name of another";
  EXPECT_NE(loaded.err.find("row(s) name a region and no municipality"), std::string::npos);
}

}  // namespace
}  // namespace kv::etl
