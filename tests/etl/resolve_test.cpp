// SPDX-License-Identifier: MIT
#include "etl/resolve.h"

#include <gtest/gtest.h>

#include "tests/etl/support.h"

namespace kv::etl {
namespace {

using test::cell;

// Text of a wide export: header and rows "K3001;Halden;1;2", one measure, years as given.
std::string wide(const std::vector<std::string>& years, const std::vector<std::string>& rows,
                 const std::string& measure = "Anmodning om bosetting") {
  std::string header[3] = {"Region;Navn", ";", ";"};
  for (const std::string& year : years) {
    header[0] += ";Bosetting: " + measure;
    header[1] += ";Enhet: Personer";
    header[2] += ";År: " + year;
  }
  std::string text = header[0] + "\n" + header[1] + "\n" + header[2] + "\n";
  for (const std::string& row : rows) text += row + "\n";
  return text;
}

class Resolve : public ::testing::Test {
 protected:
  test::Outcome load(const std::string& text, const std::string& name = "w.csv") {
    return test::load(dir_, db_, "imdi-bosetting", name, text,
                      {"--accept", "coverage", "--vintage", "2022-06-01"});
  }
  test::TempDir dir_;
  test::fs::path db_ = test::small_warehouse(dir_);
};

TEST_F(Resolve, TodaysCodesAreGivenTheCodesOfTheTime) {
  const test::Outcome loaded =
      load(wide({"2012", "2021"}, {"K3001;Halden;20;12", "K4201;Risør;18;7"}));
  ASSERT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_EQ(cell(db_, "anmodet", "0101", "2012"), "20");
  EXPECT_EQ(cell(db_, "anmodet", "3001", "2021"), "12");
  EXPECT_EQ(cell(db_, "anmodet", "3001", "2012"), "none")
      << "a question for 2012 by the codes of 2012 would miss it";
  EXPECT_NE(loaded.err.find("note traced-code: 2 pair(s)"), std::string::npos) << loaded.err;
}

TEST_F(Resolve, TodaysCodesAreKnownInAnExportThatEndsBeforeThem) {
  ASSERT_EQ(load(wide({"2011", "2012"}, {"K3001;Halden;20;30"})).code, 0);
  EXPECT_EQ(cell(db_, "anmodet", "0101", "2012"), "30");
}

TEST_F(Resolve, EachFileHasItsOwnLastYear) {
  test::write_file(dir_ / "b.csv", wide({"2012"}, {"K0101;Halden;5"}, "Faktisk bosetting"));
  const test::Outcome loaded = test::load(dir_, db_, "imdi-bosetting", "a.csv",
                                          wide({"2012", "2021"}, {"K3001;Halden;20;12"}),
                                          {(dir_ / "b.csv").string(), "--accept", "coverage"});
  ASSERT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_EQ(cell(db_, "anmodet", "0101", "2012"), "20");
  EXPECT_EQ(cell(db_, "bosatt", "0101", "2012"), "5");
}

TEST_F(Resolve, ANewMunicipalityOfAMergerIsNotGivenToOneOfItsParts) {
  const test::Outcome loaded = load(wide({"2012", "2021"}, {"K3002;Moss (f.o.m. 2020);9;44"}));
  ASSERT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_EQ(cell(db_, "anmodet", "0104", "2012"), "none");
  EXPECT_EQ(cell(db_, "anmodet", "3002", "2012"), "9");
  EXPECT_NE(loaded.err.find(
                "Code 3002 Moss was not valid on 2012-01-01 (it began on 2020-01-01); 1 number(s)"),
            std::string::npos)
      << loaded.err;
}

TEST_F(Resolve, NumbersUnderAnAbolishedCodeAreKeptAndTold) {
  const test::Outcome loaded =
      load(test::long_file({"2014;1915;Bjarkøy;Anmodning om bosetting;10"}));
  ASSERT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_EQ(cell(db_, "anmodet", "1915", "2014"), "10");
  EXPECT_NE(
      loaded.err.find(
          "row 2, column F (6): '10': Code 1915 Bjarkøy was not valid on 2014-01-01 (it ended on "
          "2013-01-01)"),
      std::string::npos)
      << loaded.err;
}

TEST_F(Resolve, ZerosAndSymbolsUnderAnAbolishedCodeAreOnlyCounted) {
  const test::Outcome loaded = load(test::long_file(
      {"2014;1915;Bjarkøy;Anmodning om bosetting;0", "2014;1915;Bjarkøy;Vedtak om bosetting;."}));
  ASSERT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_EQ(loaded.err.find("warning code-not-valid"), std::string::npos) << loaded.err;
  EXPECT_NE(loaded.err.find("2 cell(s) with 0 or a symbol"), std::string::npos) << loaded.err;
}

TEST_F(Resolve, OwnCodesAreNotTraced) {
  ASSERT_EQ(load(test::long_file({"2012;4201;Risør;Anmodning om bosetting;18"})).code, 0);
  EXPECT_EQ(cell(db_, "anmodet", "4201", "2012"), "18")
      << "the file's own code would be replaced by a guess";
}

TEST_F(Resolve, ACodeThatNeverExistedIsRefusedWithItsPlace) {
  const test::Outcome loaded = load(test::long_file(
      {"2012;0901;Risør;Anmodning om bosetting;18", "2012;0902;Risør;Anmodning om bosetting;18"}));
  KV_EXPECT_REFUSED(
      loaded, 5, "w.csv, row 3, column C (3): '0902': No municipality has ever had the code 0902");
  EXPECT_EQ(cell(db_, "anmodet", "0901", "2012"), "none") << "half of the file was loaded";
}

TEST_F(Resolve, ANameThatBelongsToAnotherCodeIsTold) {
  const test::Outcome loaded =
      load(test::long_file({"2012;0901;Grimstad;Anmodning om bosetting;18"}));
  ASSERT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_NE(loaded.err.find("The file calls 0901 'Grimstad'; in KLASS 131 it is Risør."),
            std::string::npos)
      << loaded.err;
}

TEST_F(Resolve, NegativeAndFractionalCountsAreKeptAndTold) {
  const test::Outcome loaded =
      load(test::long_file({"2012;0901;Risør;Anmodning om bosetting;-1",
                            "2012;0904;Grimstad;Anmodning om bosetting;1.5"}));
  ASSERT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_EQ(cell(db_, "anmodet", "0901", "2012"), "-1");
  EXPECT_NE(loaded.err.find("row 2, column F (6): '-1': A count (anmodet) is negative"),
            std::string::npos);
  EXPECT_NE(loaded.err.find("row 3, column F (6): '1.5': A count (anmodet) is no whole number"),
            std::string::npos);
}

TEST_F(Resolve, ANumberOutsideTheMunicipalitiesIsASlipUntilItIsAccepted) {
  const std::string text = test::long_file({"2012;0999;;Anmodning om bosetting;18",
                                            "2012;2111;;Anmodning om bosetting;0",
                                            "2012;9999;;Anmodning om bosetting;7"});
  KV_EXPECT_REFUSED(
      load(text), 5,
      "w.csv, row 2, column F (6): '18': A number other than 0 stands under 0999 Uoppgitt "
      "kommune Aust-Agder");
  ASSERT_EQ(test::load(dir_, db_, "imdi-bosetting", "w.csv", text,
                       {"--accept", "coverage,outside-municipalities"})
                .code,
            0);
  EXPECT_EQ(cell(db_, "anmodet", "0999", "2012"), "18");
  EXPECT_EQ(cell(db_, "anmodet", "9999", "2012"), "7");
}

}  // namespace
}  // namespace kv::etl
