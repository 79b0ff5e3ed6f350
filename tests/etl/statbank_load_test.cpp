// SPDX-License-Identifier: MIT
// Tables of the Statbank as Excel files, and the agencies' own workbooks, to the unit.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/etl/formats/xlsx/xlsx_file.h"
#include "tests/etl/support.h"

namespace kv::etl {
namespace {

using test::ask;

std::string text(const std::string& at, const std::string& content) {
  return "<c r='" + at + "' t='inlineStr'><is><t>" + content + "</t></is></c>";
}
std::string number(const std::string& at, const std::string& content) {
  return "<c r='" + at + "'><v>" + content + "</v></c>";
}
std::string row(int n, const std::string& cells) {
  return "<row r='" + std::to_string(n) + "'>" + cells + "</row>";
}

// Two variables in the rows and two in the columns; labels stand once.
std::string two_by_two() {
  return xlsx::one_sheet(
             row(1,
                 text("A1", "07459: Befolkning, etter region, kjønn, statistikkvariabel og år")) +
             row(3, text("C3", "Personer")) + row(4, text("C4", "2020") + text("D4", "2021")) +
             row(5, text("A5", "0301 Oslo") + text("B5", "1 Menn") + number("C5", "10") +
                        number("D5", "11")) +
             row(6, text("B6", "2 Kvinner") + number("C6", "20") + text("D6", ":")) +
             row(7, text("A7", "3001 Halden") + text("B7", "1 Menn") + number("C7", "30") +
                        number("D7", "31")) +
             row(8, text("B8", "2 Kvinner") + number("C8", "40") + number("D8", "41")) +
             row(10, text("A10", "Sist endret:")) + row(11, text("A11", "Personer:")) +
             row(12, text("A12", "20210305 08:00")))
      .bytes();
}

TEST(StatbankWorkbook, HasItsVariablesFromTheTitleAndTheDayFromTheNotes) {
  const test::TempDir dir;
  const auto db = test::small_warehouse(dir);
  const test::Outcome loaded =
      test::load(dir, db, "ssb-statbank", "t.xlsx", two_by_two(), {"--accept", "coverage"});
  ASSERT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_EQ(test::cell(db, "07459-personer", "0301", "2020", "kjonn=2"), "20")
      << "the region stands once for its rows, the contents once for its columns";
  EXPECT_EQ(test::cell(db, "07459-personer", "0301", "2021", "kjonn=2"), ":");
  EXPECT_EQ(test::cell(db, "07459-personer", "3001", "2021", "kjonn=1"), "31");
  EXPECT_EQ(ask(db, "SELECT vintage || ' ' || vintage_basis FROM loads WHERE load_id = 2"),
            "2021-03-05 file");
}

TEST(StatbankWorkbook, WhatIsNoneIsRefused) {
  const test::TempDir dir;
  const auto db = test::small_warehouse(dir);
  const std::string bytes =
      xlsx::one_sheet(row(1, text("A1", "Kommune") + text("B1", "Antall"))).bytes();
  KV_EXPECT_REFUSED(test::load(dir, db, "ssb-statbank", "t.xlsx", bytes), 5, "no header of source");
}

class RealWorkbooks : public ::testing::Test {
 protected:
  void SetUp() override {
    KV_NEEDS(nodes, "klass/ssb-klassr_klass_131_graph_nodes.csv");
    KV_NEEDS(edges, "klass/ssb-klassr_klass_131_graph_edges.csv");
    create_warehouse(db_);
    const test::Outcome loaded =
        test::etl({"load", db_.string(), "klass-131", nodes.string(), edges.string()});
    ASSERT_EQ(loaded.code, 0) << loaded.err;
  }
  void load(const char* source, const test::fs::path& file, std::vector<std::string> more = {}) {
    std::vector<std::string> arguments = {"load", db_.string(), source, file.string()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const test::Outcome loaded = test::etl(arguments);
    ASSERT_EQ(loaded.code, 0) << loaded.err;
  }
  // "cells sum hidden" of an indicator, of municipalities, in a period or in all ("%").
  std::string sums(const std::string& indicator, const std::string& period = "%", int digits = 4) {
    return ask(db_,
               "SELECT count(*) || ' ' || CAST(round(sum(value)) AS INTEGER) || ' ' ||"
               " sum(status = ':') FROM observations WHERE indicator = '" +
                   indicator + "' AND period LIKE '" + period +
                   "' AND length(region) = " + std::to_string(digits));
  }
  test::TempDir dir_;
  test::fs::path db_ = dir_ / "kommune.db";
};

TEST_F(RealWorkbooks, UnaccompaniedMinors) {
  KV_NEEDS(file, "imdi/ukraina2024/ema.xlsx");
  load("imdi-ema", file);
  EXPECT_EQ(sums("enslige_mindrearige_bosatt"), "1071 447 195");
}

TEST_F(RealWorkbooks, RefugeesWithNumbersAndTextsSideBySide) {
  KV_NEEDS(file, "imdi/ukraina2024/app_flyktninger_oppsummert.xlsx");
  load("imdi-flyktninger", file);
  EXPECT_EQ(sums("flyktninger_bosatt"), "1071 85744 0");
  EXPECT_EQ(sums("flyktninger_anmodet"), "357 36985 0");
  EXPECT_EQ(sums("ukrainere_bosatt_hittil"), "357 13755 215");
}

TEST_F(RealWorkbooks, UnemployedByMonthInBlocksOfCounties) {
  KV_NEEDS(file, "panel/nav_HL060_helt_ledige_kommune_maaned.xlsx");
  load("nav-ledighet", file);
  EXPECT_EQ(sums("helt_ledige", "2022M01"), "356 74096 4");
  EXPECT_EQ(sums("helt_ledige", "2022M10"), "356 45340 23");
  EXPECT_EQ(sums("helt_ledige", "2022M01", 2), "11 74104 0");
  EXPECT_EQ(test::cell(db_, "helt_ledige_prosent", "0301", "2022M10"), "1.9");
}

TEST_F(RealWorkbooks, LandUseOfAllMunicipalities) {
  KV_NEEDS(file, "panel/ssb_arealprofiler_alle_kommuner_alle_aar.xlsx");
  load("ssb-arealprofiler", file);
  EXPECT_EQ(sums("areal-boligareal-per-bosatt-kvadratmeter"), "2142 762318 0");
  EXPECT_EQ(sums("areal-nye-boliger-siste-4-aar"), "2132 707010 0");
  EXPECT_EQ(ask(db_, "SELECT cells_read || ' ' || cells_new FROM load WHERE load_id = 2"),
            "73043 73043");
}

TEST_F(RealWorkbooks, CountiesOfTheIntroductionProgramme) {
  KV_NEEDS(statbank, "introprogram/SSB10824_intro_arbutd_fylke_2021.xlsx");
  KV_NEEDS(names, "introprogram/intro_andel_arbutd_fylke.xlsx");
  load("ssb-statbank", statbank);
  EXPECT_EQ(sums("10824-personer-etter-bosted-ved-programdeltakelse-prosent", "2021", 2),
            "11 666 0");
  load("imdi-intro-fylke", names, {"--period", "2019"});
  EXPECT_EQ(test::cell(db_, "intro_andel_arbutd", "08", "2019", "avsluttet_for_aar_siden=3"), "58");
  EXPECT_EQ(test::cell(db_, "intro_andel_arbutd", "50", "2019", "avsluttet_for_aar_siden=3"), "..");
}

TEST_F(RealWorkbooks, SplitWeights) {
  KV_NEEDS(file, "klass/csdata_norway_locations_2026.xlsx");
  load("grensevekter", file);
  EXPECT_EQ(ask(db_,
                "SELECT count(*) || ' ' || sum(weight) FROM region_changes"
                " WHERE weight IS NOT NULL"),
            "7 3.0");
}

}  // namespace
}  // namespace kv::etl
