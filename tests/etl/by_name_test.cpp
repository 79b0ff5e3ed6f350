// SPDX-License-Identifier: MIT
// Files that name their municipalities and have no codes.
#include <gtest/gtest.h>

#include "tests/etl/support.h"

namespace kv::etl {
namespace {

class ByName : public ::testing::Test {
 protected:
  ByName() {
    const std::string nodes = test::small_nodes() +
                              "20,0821,Bø (Telemark),1,1838-01-01,NA\n"
                              "21,1867,Bø (Nordland),1,1838-01-01,NA\n";
    create_warehouse(db_);
    test::etl({"load", db_.string(), "klass-131",
               test::write_file(dir_ / "nodes.csv", nodes).string(),
               test::write_file(dir_ / "edges.csv", test::small_edges()).string(), "--accept",
               "klass-no-edge"});
  }
  test::Outcome load(const std::vector<std::string>& rows,
                     const std::vector<std::string>& more = {}) {
    std::string text = "Kommune,År,Kategori,Antall\n";
    for (const std::string& row : rows) text += row + "\n";
    std::vector<std::string> arguments = {"--accept", "coverage"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return test::load(dir_, db_, "bosetting-fylke", "a.csv", text, arguments);
  }
  std::string cell(const char* region, const char* period) {
    return test::cell(db_, "fylke_anmodet", region, period);
  }
  static std::string asked(const char* name, int year, const char* value = "20.0") {
    return std::string(name) + "," + std::to_string(year) + "-01-01,Anmodning om bosetting," +
           value;
  }
  test::TempDir dir_;
  test::fs::path db_ = dir_ / "kommune.db";
};

TEST_F(ByName, TheYearSaysWhichMunicipalityANameIs) {
  const test::Outcome loaded = load({asked("Moss", 2019), asked("Moss", 2020, "30.0"),
                                     asked("Rygge", 2019, "5.0"), asked("Risør", 2019, ".")});
  ASSERT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_EQ(cell("0104", "2019"), "20");
  EXPECT_EQ(cell("3002", "2020"), "30");
  EXPECT_EQ(cell("0136", "2019"), "5");
  EXPECT_EQ(cell("0901", "2019"), ".");
}

TEST_F(ByName, ANameThatFitsTwoStopsTheLoadWithTheCandidates) {
  KV_EXPECT_REFUSED(
      load({asked("Moss", 2019), asked("Bø", 2019)}), 5,
      "The name fits 2 municipalities on 2019-01-01: 0821 Bø (Telemark), 1867 Bø (Nordland).");
  EXPECT_EQ(test::ask(db_, "SELECT count(*) FROM observation"), "0") << "half of it was loaded";
}

TEST_F(ByName, TheCountyDecides) {
  ASSERT_EQ(load({asked("Bø (Telem.)", 2019, "1.0"), asked("Bø (Nordl.)", 2019, "2.0")}).code, 0);
  EXPECT_EQ(cell("0821", "2019"), "1");
  EXPECT_EQ(cell("1867", "2019"), "2");
  ASSERT_EQ(load({asked("Bø", 2018, "3.0")}, {"--county", "Telemark"}).code, 0);
  EXPECT_EQ(cell("0821", "2018"), "3");
  ASSERT_EQ(load({asked("Bø", 2017, "4.0")}, {"--county", "18"}).code, 0);
  EXPECT_EQ(cell("1867", "2017"), "4");
  EXPECT_EQ(test::ask(db_, "SELECT group_concat(value) FROM load_option WHERE name = 'county'"),
            "Telemark,18")
      << "the load could not be made again from the ledger";
}

TEST_F(ByName, WhatIsNoMunicipalityIsRefused) {
  KV_EXPECT_REFUSED(load({asked("Telemark", 2019)}), 5,
                    "No municipality was called 'Telemark' on 2019-01-01.");
  KV_EXPECT_REFUSED(load({asked("", 2019)}), 5, "unknown-name");
  KV_EXPECT_REFUSED(load({asked("Moss", 2019)}, {"--county", "Atlantis"}), 5,
                    "There is no county called 'Atlantis'");
}

TEST_F(ByName, TodaysNameIsTracedBack) {
  // 3001 was 0101 under the same name; Moss of 2020 is more than 0104.
  const test::Outcome loaded = load({asked("Halden", 2012, "7.0"), asked("Halden", 2021, "8.0")});
  ASSERT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_EQ(cell("0101", "2012"), "7");
  EXPECT_EQ(cell("3001", "2021"), "8");
}

TEST_F(ByName, TwoNamesOfOneMunicipalityAreADuplicate) {
  KV_EXPECT_REFUSED(load({asked("Moss", 2019), asked("0104 Moss", 2019)}), 5, "duplicate-cell");
}

TEST_F(ByName, ACountyIsNoUseWhereThereAreCodes) {
  const test::Outcome loaded =
      test::load(dir_, db_, "imdi-bosetting", "b.csv",
                 test::long_file({"2012;0101;Halden;Anmodning om bosetting;1"}),
                 {"--county", "01", "--accept", "coverage"});
  EXPECT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_NE(loaded.err.find("county-not-used"), std::string::npos) << loaded.err;
}

}  // namespace
}  // namespace kv::etl
