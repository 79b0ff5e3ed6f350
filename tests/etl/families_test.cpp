// SPDX-License-Identifier: MIT
// Other files of the same families: other years, fewer or more columns, codes written otherwise.
#include <array>
#include <gtest/gtest.h>

#include "tests/etl/support.h"

namespace kv::etl {
namespace {

using test::cell;
using test::replaced;

class Families : public ::testing::Test {
 protected:
  test::Outcome load(const std::string& source, const std::string& name, const std::string& text,
                     std::vector<std::string> more = {}) {
    more.insert(more.end(), {"--accept", "coverage"});
    return test::load(dir_, db_, source, name, text, more);
  }
  // Columns "category/sex/unit" and rows of the population file.
  static std::string population(const std::vector<std::array<std::string, 3>>& columns,
                                const std::vector<std::string>& rows) {
    std::string text;
    for (std::size_t level = 0; level < 3; ++level) {
      for (const auto& column : columns) text += ";" + column[level];
      text += "\n";
    }
    for (const std::string& row : rows) text += row + "\n";
    return text;
  }
  test::TempDir dir_;
  test::fs::path db_ = test::small_warehouse(dir_);
};

const std::array<std::string, 3> kAll = {"innvkat_5.alle", "kjonn.alle", "enhet.personer"};
const std::array<std::string, 3> kImmigrants = {"innvkat_5.innvandrere", "kjonn.alle",
                                                "enhet.personer"};

TEST_F(Families, ThePopulationOfAnotherYearStandsUnderThatYear) {
  for (const char* year : {"2011", "2012", "2015"}) {
    const test::Outcome loaded =
        load("folkemengde", std::string("01-befolkning_hovedgruppe-kommune-") + year + ".csv",
             population({kAll, kImmigrants}, {std::string("0901 Risør;68") + &year[2] + ";552"}));
    ASSERT_EQ(loaded.code, 0) << loaded.err;
    EXPECT_EQ(cell(db_, "folkemengde", "0901", year), std::string("68") + &year[2]);
  }
}

TEST_F(Families, AYearThatIsNotInTheNameHasToBeStated) {
  const std::string text = population({kAll}, {"0901 Risør;6848"});
  KV_EXPECT_REFUSED(load("folkemengde", "befolkning.csv", text), 5, "say --period 2013");
  KV_EXPECT_REFUSED(load("folkemengde", "befolkning-120131.csv", text), 5, "no-period");
  ASSERT_EQ(load("folkemengde", "befolkning.csv", text, {"--period", "2013"}).code, 0);
  EXPECT_EQ(cell(db_, "folkemengde", "0901", "2013"), "6848");
  KV_EXPECT_REFUSED(load("folkemengde", "befolkning.csv", text + "\n", {"--period", "i fjor"}), 5,
                    "'i fjor' is no period");
}

TEST_F(Families, FewerMeasuresAndNoSexesLoad) {
  ASSERT_EQ(load("folkemengde", "f-2013.csv", population({kImmigrants}, {"0901 Risør;552"})).code,
            0);
  EXPECT_EQ(cell(db_, "innvandrere", "0901", "2013"), "552");
  EXPECT_EQ(test::ask(db_, "SELECT count(*) FROM observation"), "1");
}

TEST_F(Families, ColumnsInAnotherOrderMeanWhatTheirHeadersSay) {
  ASSERT_EQ(
      load("folkemengde", "f-2013.csv", population({kImmigrants, kAll}, {"0901 Risør;552;6848"}))
          .code,
      0);
  EXPECT_EQ(cell(db_, "folkemengde", "0901", "2013"), "6848");
  EXPECT_EQ(cell(db_, "innvandrere", "0901", "2013"), "552");
}

TEST_F(Families, ACategorySexOrUnitThatIsUnknownIsRefusedWithItsPlace) {
  for (std::size_t level = 0; level < 3; ++level) {
    std::array<std::string, 3> column = kAll;
    column[level] = column[level].substr(0, column[level].find('.')) + ".ukjent";
    const test::Outcome loaded =
        load("folkemengde", "f-2013.csv", population({kAll, column}, {"0901 Risør;6848;1"}));
    KV_EXPECT_REFUSED(loaded, 5, "f-2013.csv, row 4, column C (3): ");
    EXPECT_NE(loaded.err.find(column[level]), std::string::npos) << loaded.err;
  }
  EXPECT_EQ(test::ask(db_, "SELECT count(*) FROM observation"), "0");
}

TEST_F(Families, TheSameColumnTwiceIsRefused) {
  KV_EXPECT_REFUSED(
      load("folkemengde", "f-2013.csv", population({kAll, kAll}, {"0901 Risør;6848;6849"})), 5,
      "folkemengde of 0901 in 2013 stands twice");
}

TEST_F(Families, EverySpellingOfACodeIsTheSameMunicipality) {
  for (const char* code : {"0901", "901", "K-0901", "K0901", "0901 Risør",
                           "0901\xC2\xA0-\xC2\xA0Risør", " 0901 ", "\"0901\""}) {
    const test::TempDir dir;
    const test::fs::path db = test::small_warehouse(dir);
    const test::Outcome loaded =
        test::load(dir, db, "imdi-bosetting", "a.csv",
                   test::long_file({std::string("2012;") + code + ";;Anmodning om bosetting;18"}),
                   {"--accept", "coverage"});
    EXPECT_EQ(loaded.code, 0) << code << ": " << loaded.err;
    EXPECT_EQ(cell(db, "anmodet", "0901", "2012"), "18") << code;
  }
}

TEST_F(Families, AZeroThatWasPutBackIsTold) {
  const test::Outcome loaded =
      load("imdi-bosetting", "a.csv", test::long_file({"2012;901;;Anmodning om bosetting;18"}));
  EXPECT_NE(loaded.err.find("note code-padded"), std::string::npos) << loaded.err;
}

TEST_F(Families, EverySymbolStaysWhatItIs) {
  std::vector<std::string> rows;
  for (const char* code_and_symbol :
       {"0101;;Anmodning om bosetting;.", "0104;;Anmodning om bosetting;..",
        "0136;;Anmodning om bosetting;:", "0301;;Anmodning om bosetting;",
        "0901;;Anmodning om bosetting;Inf", "0904;;Anmodning om bosetting;0"})
    rows.push_back(std::string("2012;") + code_and_symbol);
  ASSERT_EQ(load("imdi-bosetting", "a.csv", test::long_file(rows)).code, 0);
  EXPECT_EQ(cell(db_, "anmodet", "0101", "2012"), ".");
  EXPECT_EQ(cell(db_, "anmodet", "0104", "2012"), "..");
  EXPECT_EQ(cell(db_, "anmodet", "0136", "2012"), ":");
  EXPECT_EQ(cell(db_, "anmodet", "0301", "2012"), "tom");
  EXPECT_EQ(cell(db_, "anmodet", "0901", "2012"), "Inf");
  EXPECT_EQ(cell(db_, "anmodet", "0904", "2012"), "0");
}

TEST_F(Families, ANewMeasureOfTheAgencyIsRefusedByName) {
  const test::Outcome loaded = load("imdi-bosetting", "a.csv",
                                    test::long_file({"2012;0901;Risør;Anmodning om bosetting;18",
                                                     "2012;0901;Risør;Sekundærbosetting;3"}));
  KV_EXPECT_REFUSED(loaded, 5, "a.csv, row 3, column F (6): ");
  EXPECT_NE(loaded.err.find("Bosetting = 'Sekundærbosetting'"), std::string::npos) << loaded.err;
}

std::string wide(const std::string& unit, const std::vector<std::string>& years,
                 const std::string& row) {
  std::string header[3] = {"Region;Navn", ";", ";"};
  for (const std::string& year : years) {
    header[0] += ";Bosetting: Vedtak om bosetting";
    header[1] += ";Enhet: " + unit;
    header[2] += ";År: " + year;
  }
  return header[0] + "\n" + header[1] + "\n" + header[2] + "\n" + row + "\n";
}

TEST_F(Families, AWideExportOfFewYearsOrWithoutPercentLoads) {
  ASSERT_EQ(load("imdi-bosetting", "w.csv",
                 wide("Personer", {"2012", "2013"}, "K0901;Risør (t.o.m. 2019);18;25"))
                .code,
            0);
  EXPECT_EQ(cell(db_, "vedtatt", "0901", "2013"), "25");
  ASSERT_EQ(load("imdi-bosetting", "w.csv", wide("Prosent", {"2014"}, "K0901;Risør;66.7")).code, 0);
  EXPECT_EQ(cell(db_, "vedtatt_prosent", "0901", "2014"), "66.7");
  KV_EXPECT_REFUSED(load("imdi-bosetting", "w.csv", wide("Kroner", {"2014"}, "K0901;Risør;1")), 5,
                    "Enhet: Kroner");
  KV_EXPECT_REFUSED(load("imdi-bosetting", "w.csv", wide("Personer", {"2014 "}, "K0901;Risør;1;2")),
                    5, "ragged-row");
}

TEST_F(Families, ALongAndAWideFileMayComeTogetherWhenTheyAgree) {
  const test::fs::path wide_file =
      test::write_file(dir_ / "w.csv", wide("Personer", {"2013"}, "K0901;Risør;25"));
  ASSERT_EQ(load("imdi-bosetting", "a.csv",
                 test::long_file({"2012;0901;Risør;Vedtak om bosetting;18"}), {wide_file.string()})
                .code,
            0);
  EXPECT_EQ(cell(db_, "vedtatt", "0901", "2012") + cell(db_, "vedtatt", "0901", "2013"), "1825");
  KV_EXPECT_REFUSED(
      load("imdi-bosetting", "a.csv", test::long_file({"2013;0901;Risør;Vedtak om bosetting;18"}),
           {wide_file.string(), "--vintage", "2015-01-01"}),
      5, "stands twice");
}

}  // namespace
}  // namespace kv::etl
