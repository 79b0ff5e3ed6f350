// SPDX-License-Identifier: MIT
#include "etl/coverage.h"

#include <gtest/gtest.h>

#include "tests/etl/support.h"

namespace kv::etl {
namespace {

class CoverageRules : public ::testing::Test {
 protected:
  test::Outcome load(const std::string& text, const std::vector<std::string>& more = {}) {
    return test::load(dir_, db_, "imdi-bosetting", "a.csv", text, more);
  }
  static std::string row(const std::string& code_and_name,
                         const char* measure = "Anmodning om bosetting") {
    return "2012;" + code_and_name + ";" + measure + ";10";
  }
  static std::string rows(const std::vector<std::string>& regions) {
    std::vector<std::string> list;
    for (const std::string& region : regions) list.push_back(row(region));
    return test::long_file(list);
  }
  test::TempDir dir_;
  test::fs::path db_ = test::small_warehouse(dir_);
};

TEST_F(CoverageRules, AWholeFileHasNothingToTell) {
  const test::Outcome loaded = load(test::whole_long_file());
  EXPECT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_EQ(loaded.err.find("coverage"), std::string::npos) << loaded.err;
  EXPECT_EQ(loaded.err.find("part-of-country"), std::string::npos) << loaded.err;
}

TEST_F(CoverageRules, AFileCutOffAtAnyLineEndIsRefused) {
  const std::string whole = test::whole_long_file();
  for (std::size_t end = whole.find('\n') + 1; end < whole.size(); end = whole.find('\n', end) + 1)
    EXPECT_EQ(load(whole.substr(0, end)).code, 5) << "taken as whole: " << whole.substr(0, end);
}

TEST_F(CoverageRules, TheRefusalNamesTheMissingAndCanBeAccepted) {
  const std::string cut = rows({"0101;Halden", "0104;Moss", "0136;Rygge", "0301;Oslo", "0901;Risør",
                                "0904;Grimstad", "1902;Tromsø", "1903;Harstad"});
  KV_EXPECT_REFUSED(load(cut), 5, "anmodet 2012: 1 of 9 municipalities are missing: 1915 Bjarkøy.");
  EXPECT_EQ(load(cut, {"--accept", "coverage"}).code, 0);
  EXPECT_EQ(test::ask(db_, "SELECT accepted FROM load ORDER BY load_id DESC LIMIT 1"), "coverage")
      << "nobody could see later that the operator had taken the risk";
}

TEST_F(CoverageRules, AMeasureThatLacksTheLastMunicipalityIsCutOff) {
  // The last row of the file is of another measure, which has them all.
  std::string text = test::replaced(test::whole_long_file(),
                                    "Personer;2012;1915;Bjarkøy;Anmodning om bosetting;90\n", "");
  for (const char* region : {"0101;Halden", "0104;Moss", "0136;Rygge", "0301;Oslo", "0901;Risør",
                             "0904;Grimstad", "1902;Tromsø", "1903;Harstad"})
    text += "Personer;" + row(region, "Vedtak om bosetting") + "\n";
  text += "Personer;" + row("1915;Bjarkøy") + "\n";
  EXPECT_EQ(load(text).code, 5) << "cut off between two measures of Bjarkøy";
  KV_EXPECT_REFUSED(load(text), 5, "vedtatt 2012: 1 of 9");
}

TEST_F(CoverageRules, APartOfTheCountryIsLoadedAndTold) {
  const test::Outcome loaded = load(rows({"0901;Risør", "0904;Grimstad"}));
  EXPECT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_NE(loaded.err.find("The files speak of 1 of the 4 counties"), std::string::npos)
      << loaded.err;
}

TEST_F(CoverageRules, OnlyTheFirstCountiesLooksLikeACut) {
  KV_EXPECT_REFUSED(load(rows({"0101;Halden", "0104;Moss", "0136;Rygge", "0301;Oslo"})), 5,
                    "coverage");
}

TEST_F(CoverageRules, ACodeThatStandsForAnotherCountsAsThatOne) {
  const std::string text = rows({"0101;Halden", "0301;Oslo", "1902;Tromsø", "1903;Harstad",
                                 "3002;Moss", "4201;Risør", "4202;Grimstad"});
  const test::Outcome loaded = load(test::replaced(text, ";2012;", ";2020;"));
  EXPECT_EQ(loaded.code, 0) << "3001 would be called missing, though it stands there as 0101: "
                            << loaded.err;
}

TEST_F(CoverageRules, FilesOfOneLoadAreOneWhole) {
  const test::fs::path second = test::write_file(
      dir_ / "b.csv",
      rows({"0901;Risør", "0904;Grimstad", "1902;Tromsø", "1903;Harstad", "1915;Bjarkøy"}));
  const test::Outcome loaded =
      load(rows({"0101;Halden", "0104;Moss", "0136;Rygge", "0301;Oslo"}), {second.string()});
  EXPECT_EQ(loaded.code, 0) << loaded.err;
}

TEST_F(CoverageRules, ADuplicateCellNamesBothPlaces) {
  std::string text = test::whole_long_file() + "Personer;" + row("0901;Risør") + "\n";
  KV_EXPECT_REFUSED(
      load(text), 5,
      "a.csv, row 11, column F (6): '10': anmodet of 0901 in 2012 stands twice: '50' in ");
  EXPECT_NE(load(text).err.find("a.csv, row 6, column F (6)"), std::string::npos);
}

TEST_F(CoverageRules, TheSameYearWrittenTwoWaysIsStillTheSameCell) {
  std::string text =
      test::whole_long_file() + "Personer; 2012 ;0901;Risør;Anmodning om bosetting ;50\n";
  KV_EXPECT_REFUSED(load(text), 5, "stands twice");
}

}  // namespace
}  // namespace kv::etl
