// SPDX-License-Identifier: MIT
// SSB's table 07459 as the Statbank exports it: what each way of writing the same figures must
// give.
#include <gtest/gtest.h>

#include "tests/etl/support.h"

namespace kv::etl {
namespace {

using test::cell;

// Figures of every municipality of the small country in 2012, for the ages 0 and 105+.
const std::vector<std::string> kRegions = {
    "0101 Halden",   "0104 Moss",   "0136 Rygge",           "0301 Oslo",           "0901 Risør",
    "0904 Grimstad", "1902 Tromsø", "1903 Harstad (-2012)", "1915 Bjarkøy (-2012)"};

std::string quoted(const std::string& text) {
  return '"' + text + '"';
}

// Rows of region x age; values 1, 2, 3 … in reading order, and ten times that in a second column.
std::string table(const std::string& header, char separator,
                  const std::vector<std::string>& regions, const std::vector<std::string>& ages,
                  int columns = 1) {
  std::string text = header + "\n";
  int value = 0;
  for (const std::string& region : regions) {
    for (const std::string& age : ages) {
      text += quoted(region) + separator + quoted(age);
      ++value;
      for (int i = 0; i < columns; ++i) text += separator + std::to_string(value * (i ? 10 : 1));
      text += '\n';
    }
  }
  return text;
}

class Statbank : public ::testing::Test {
 protected:
  test::Outcome load(const std::string& bytes, const std::vector<std::string>& more = {}) {
    return test::load(dir_, db_, "ssb-07459", "f.csv", bytes, more);
  }
  test::TempDir dir_;
  test::fs::path db_ = test::small_warehouse(dir_);
};

TEST_F(Statbank, TabsLatin1AndAColumnForEachYear) {
  const test::Outcome loaded =
      load(test::to_latin1(table("\"region\"\t\"age\"\t\"Persons 2011\"\t\"Persons 2012\"", '\t',
                                 kRegions, {"0 years", "1 year", "105 years or older"}, 2)));
  ASSERT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_EQ(cell(db_, "folkemengde_alder", "0101", "2011", "alder=000"), "1");
  EXPECT_EQ(cell(db_, "folkemengde_alder", "0101", "2012", "alder=001"), "20");
  EXPECT_EQ(cell(db_, "folkemengde_alder", "0901", "2011", "alder=105+"), "15");
  EXPECT_EQ(loaded.err.find("name-mismatch"), std::string::npos)
      << "'(-2012)' was taken for a part of the name";
}

TEST_F(Statbank, NorwegianHeadingsAndSexes) {
  std::string text = "region;alder;kjønn;Personer 2012\n";
  for (const std::string& region : kRegions)
    for (const char* sex : {"Menn", "Kvinner", "Begge kjønn"})
      text += region + ";3 år;" + sex + ";" + (sex[0] == 'B' ? "3" : "1") + "\n";
  const test::Outcome loaded = load(text);
  ASSERT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_EQ(cell(db_, "folkemengde_alder", "0301", "2012", "alder=003;kjonn=1"), "1");
  EXPECT_EQ(cell(db_, "folkemengde_alder", "0301", "2012", "alder=003;kjonn=2"), "1");
  EXPECT_EQ(cell(db_, "folkemengde_alder", "0301", "2012", "alder=003"), "3")
      << "both sexes are the total and no third one";
}

TEST_F(Statbank, YearsInRowsAndSexesInColumns) {
  std::string text = "region;alder;år;Menn Personer;Kvinner Personer\n";
  for (const std::string& region : kRegions) text += region + ";000 0 år;2012;1;2\n";
  const test::Outcome loaded = load(text);
  ASSERT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_EQ(cell(db_, "folkemengde_alder", "0301", "2012", "alder=000;kjonn=2"), "2");
}

TEST_F(Statbank, ATitleAboveTheHeaderIsPassedOverAndTold) {
  const test::Outcome loaded =
      load("\"07459: Population, by region, age, contents and year\"\n\n" +
           table("\"region\";\"age\";\"Persons 2012\"", ';', kRegions, {"0 years", "1 year"}));
  ASSERT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_NE(loaded.err.find("2 row(s) above the header were passed over"), std::string::npos);
  EXPECT_EQ(cell(db_, "folkemengde_alder", "0104", "2012", "alder=001"), "4");
}

TEST_F(Statbank, CodesOfTodayAreTracedBackOnlyWhereTheyAreWrittenSo) {
  const std::vector<std::string> today = {"K-3001 Halden", "K-3002 Moss",     "K-0301 Oslo",
                                          "K-4201 Risør",  "K-4202 Grimstad", "K-1902 Tromsø",
                                          "K-1903 Harstad"};
  const test::Outcome loaded =
      load(table("region,age,Persons 2019,Persons 2020", ',', today, {"0 years", "1 year"}, 2));
  ASSERT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_EQ(cell(db_, "folkemengde_alder", "0101", "2019", "alder=000"), "1")
      << "Halden was 0101 in 2019";
  EXPECT_EQ(cell(db_, "folkemengde_alder", "3001", "2020", "alder=000"), "10");
}

TEST_F(Statbank, RowsThatAreNoMunicipalityAreLeftOutCountedAndTold) {
  std::vector<std::string> regions = kRegions;
  regions.insert(regions.end(), {"K-23 Continental shelf", "K-Rest Divided municipalities"});
  std::string text = table("region;age;Persons 2012", ';', regions, {"0 years", "1 year"});
  text = test::replaced(text, "shelf\";\"0 years\";19", "shelf\";\"0 years\";0");
  text = test::replaced(text, "shelf\";\"1 year\";20", "shelf\";\"1 year\";0");
  const test::Outcome loaded = load(text);
  ASSERT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_NE(loaded.err.find("note row-left-out"), std::string::npos) << loaded.err;
  EXPECT_NE(loaded.err.find("warning row-left-out"), std::string::npos)
      << "people of the rest vanished with no more than a note";
  EXPECT_NE(loaded.err.find("row 22, column A (1): 'K-Rest Divided municipalities'"),
            std::string::npos)
      << loaded.err;
  EXPECT_EQ(test::ask(db_, "SELECT cells_skipped FROM loads WHERE source = 'ssb-07459'"), "4");
}

TEST_F(Statbank, NamesThatLostTheirLettersAreToldAndTheCodesTrusted) {
  const std::string text = test::replaced(
      table("region,age,Persons 2012", ',', kRegions, {"0 years", "1 year"}), "ø", "\xEF\xBF\xBD");
  const test::Outcome loaded = load(text);
  ASSERT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_NE(loaded.err.find("3 region name(s) have lost letters"), std::string::npos) << loaded.err;
  EXPECT_EQ(test::ask(db_, "SELECT name FROM observations WHERE region = '0901' LIMIT 1"), "Risør");
}

TEST_F(Statbank, LettersLostOutsideTheNamesStopTheLoad) {
  const std::string text = test::replaced(
      table("region;alder;Personer 2012", ';', kRegions, {"0 år", "1 år"}), "å", "\xEF\xBF\xBD");
  KV_EXPECT_REFUSED(load(text), 5, "lost-letters");
}

TEST_F(Statbank, CutOffInTheMiddleOfTheLastRegionItIsRefused) {
  std::string text =
      table("region;age;Persons 2012", ';', kRegions, {"0 years", "1 year", "2 years"});
  text.erase(text.rfind("\"1915"));
  const test::Outcome refused = load(text);
  KV_EXPECT_REFUSED(refused, 5, "incomplete-region");
  EXPECT_NE(refused.err.find("The region has 2 row(s); nearly every other has 3"),
            std::string::npos)
      << refused.err;
  EXPECT_EQ(load(text, {"--accept", "incomplete-region"}).code, 0);
}

TEST_F(Statbank, CutOffAmongTheRowsThatAreLeftOutItIsRefused) {
  std::vector<std::string> regions = kRegions;
  regions.push_back("K-Rest Delte kommuner");
  std::string text =
      table("region;age;Persons 2012", ';', regions, {"0 years", "1 year", "2 years"});
  text.erase(text.rfind("\"K-Rest"));
  KV_EXPECT_REFUSED(load(text), 5, "incomplete-region");
}

TEST_F(Statbank, ARowThatIsMissingInBetweenIsTold) {
  std::string text =
      table("region;age;Persons 2012", ';', kRegions, {"0 years", "1 year", "2 years"});
  const auto at = text.find("\"0301 Oslo\";\"1 year\"");
  text.erase(at, text.find('\n', at) + 1 - at);
  const test::Outcome loaded = load(text);
  EXPECT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_NE(loaded.err.find("warning incomplete-region"), std::string::npos) << loaded.err;
}

TEST_F(Statbank, AnAgeOrAHeadingThatIsNoneIsNamed) {
  KV_EXPECT_REFUSED(load(table("region;age;Persons 2012", ';', kRegions, {"0 years", "l year"})), 5,
                    "unknown-label");
  KV_EXPECT_REFUSED(load(table("region;age;Persons 2O12", ';', kRegions, {"0 years", "1 year"})), 5,
                    "2O12");
  KV_EXPECT_REFUSED(load(table("region;ages;Persons 2012", ';', kRegions, {"0 years", "1 year"})),
                    5, "'alder' was expected");
}

TEST_F(Statbank, CountyAndCountryRowsAreRegionsOfTheirKind) {
  std::vector<std::string> regions = kRegions;
  regions.insert(regions.begin(), {"0 Hele landet", "09 Aust-Agder"});
  const test::Outcome loaded =
      load(table("region;alder;Personer 2012", ';', regions, {"0 år", "1 år"}));
  ASSERT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_EQ(
      test::ask(
          db_,
          "SELECT group_concat(kind || ' ' || code) FROM (SELECT DISTINCT r.kind, r.code FROM "
          "observation JOIN region AS r USING (region_id) WHERE r.kind <> 'kommune' "
          "ORDER BY r.kind)"),
      "fylke 09,land 0")
      << "a county's people would be counted as a municipality's, or lost";
}

TEST_F(Statbank, TheSameFileTwiceChangesNothing) {
  const std::string text = table("region;age;Persons 2012", ';', kRegions, {"0 years", "1 year"});
  ASSERT_EQ(load(text).code, 0);
  const std::string before = test::content_hash(db_);
  EXPECT_EQ(load(text).code, 0);
  EXPECT_EQ(test::content_hash(db_), before);
}

}  // namespace
}  // namespace kv::etl
