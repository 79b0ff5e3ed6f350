// SPDX-License-Identifier: MIT
// Text exports of the Statbank's tables that no mapping names: what each form of header means.
#include <gtest/gtest.h>

#include "etl/statbank_labels.h"
#include "tests/etl/support.h"

namespace kv::etl {
namespace {

using test::cell;

class StatbankText : public ::testing::Test {
 protected:
  test::Outcome load(const std::string& text, const char* name = "f.csv",
                     const std::vector<std::string>& more = {"--accept", "coverage"}) {
    return test::load(dir_, db_, "ssb-statbank", name, text, more);
  }
  test::TempDir dir_;
  test::fs::path db_ = test::small_warehouse(dir_);
};

TEST_F(StatbankText, SeveralVariablesInTheColumnsAreTakenApart) {
  const test::Outcome loaded = load(
      "\"12551: Sysselsatte, etter region, kjønn, statistikkvariabel og år\"\n\n"
      "\"region\";\"Menn Andel (prosent) 2011\";\"Menn Andel (prosent) 2012\";\"Menn Ansatte "
      "2011\";"
      "\"Menn Ansatte 2012\";\"Kvinner Andel (prosent) 2011\";\"Kvinner Andel (prosent) 2012\";"
      "\"Kvinner Ansatte 2011\";\"Kvinner Ansatte 2012\"\n"
      "\"0301 Oslo\";61,5;62;103;104;71,5;:;303;304\n\"0901 Risør\";1,5;2;3;4;5,5;6;7;8\n");
  ASSERT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_EQ(cell(db_, "12551-andel-prosent", "0301", "2011", "kjonn=1"), "61.5");
  EXPECT_EQ(cell(db_, "12551-andel-prosent", "0301", "2012", "kjonn=2"), ":");
  EXPECT_EQ(cell(db_, "12551-ansatte", "0901", "2012", "kjonn=2"), "8")
      << "sex, contents and year stand in one name of a column";
  EXPECT_EQ(test::ask(db_, "SELECT count(*) FROM observation"), "16");
  EXPECT_EQ(test::ask(db_,
                      "SELECT group_concat(kind || ' ' || sums_over_regions || ' ' || decimals, "
                      "', ') FROM (SELECT * FROM indicator ORDER BY code)"),
            "share 0 1, ratio 0 1")
      << "shares were to be summed, or shown without their decimals";
  EXPECT_NE(loaded.err.find("'Andel (prosent)' is taken as a share"), std::string::npos);
}

TEST_F(StatbankText, CountiesTheCountryAndDistrictsComeAsTheirOwnKind) {
  const test::Outcome loaded = load(
      "\"06913: Endringar, etter region, statistikkvariabel og år\"\n\n"
      "\"region\";\"Folketallet 1. januar 2024\"\n\"0 Hele landet\";9\n\"31 Østfold\";8\n"
      "\"0301 Oslo\";7\n\"K-Rest Uoppgitt\";0\n");
  ASSERT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_EQ(test::ask(db_,
                      "SELECT group_concat(kind || ' ' || value, ', ') FROM "
                      "(SELECT * FROM observations ORDER BY value)"),
            "kommune 7, fylke 8, land 9")
      << "a county was counted beside its municipalities";
  EXPECT_NE(loaded.err.find("row-left-out"), std::string::npos) << loaded.err;
}

TEST_F(StatbankText, WithoutATitleTheNameSaysWhichTableItIs) {
  const std::string text = "\"region\";\"måned\";\"Ledige\"\n\"0301 Oslo\";\"2012M05\";5\n";
  KV_EXPECT_REFUSED(load(text), 5, "Give the file the table's number as its name");
  ASSERT_EQ(load(text, "10594_20240221-112233.csv").code, 0);
  EXPECT_EQ(cell(db_, "10594-ledige", "0301", "2012M05"), "5");
}

TEST_F(StatbankText, WhatCanBeReadInTwoWaysIsRefused) {
  // One sex and one contents: where one ends and the other begins cannot be told.
  KV_EXPECT_REFUSED(load("\"12551: Ansatte, etter region, kjønn, statistikkvariabel og år\"\n\n"
                         "\"region\";\"Begge kjønn Ansatte 2012\"\n\"0301 Oslo\";5\n"),
                    5, "header-not-split");
  KV_EXPECT_REFUSED(load("\"12551: Ansatte, etter region og tid\"\n\n\"region\";\"Ansatte\"\n"
                         "\"0301 Oslo\";5\n"),
                    5, "header-not-split");
  KV_EXPECT_REFUSED(load("Kommune og tekst\nbare;tekst\n"), 5, "unknown-layout");
  KV_EXPECT_REFUSED(
      load("\"12551: Ansatte, etter region, header1 og år\"\n\n\"region\";\"header1\";"
           "\"Ansatte 2012\"\n\"0301 Oslo\";\"x\";5\n"),
      5, "unnamed-column");
  EXPECT_EQ(test::ask(db_, "SELECT count(*) FROM observation"), "0");
}

TEST_F(StatbankText, RowsOfARegionThatIsNotKnownAreLeftOutWhenAsked) {
  const std::string text =
      "\"06913: Endringar, etter region, statistikkvariabel og år\"\n\n"
      "\"region\";\"Folketallet 2012\"\n\"0191 Halden\";5\n\"0301 Oslo\";7\n";
  KV_EXPECT_REFUSED(load(text), 5, "--accept unknown-code");
  const test::Outcome loaded =
      load(text, "f.csv", {"--accept", "coverage", "--accept", "unknown-code"});
  ASSERT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_NE(loaded.err.find("1 cell(s) were left out, 1 of them other than 0"), std::string::npos)
      << loaded.err;
  EXPECT_EQ(test::ask(db_, "SELECT sum(value) || ' ' || count(*) FROM observation"), "7 1");
}

TEST(StatbankLabels, HeadersAreTakenApartInOneWayOnly) {
  using Labels = std::vector<std::vector<std::string>>;
  EXPECT_EQ(take_apart({"Menn A 2012", "Menn B 2012", "Kvinner A 2012", "Kvinner B 2012"}, 3, true),
            (Labels{{"Menn", "A", "2012"},
                    {"Menn", "B", "2012"},
                    {"Kvinner", "A", "2012"},
                    {"Kvinner", "B", "2012"}}));
  EXPECT_EQ(take_apart({"2012 Personer", "2013 Personer"}, 2, true),
            (Labels{{"2012", "Personer"}, {"2013", "Personer"}}));
  EXPECT_EQ(take_apart({"2012K1", "2012K2"}, 1, true), (Labels{{"2012K1"}, {"2012K2"}}));
  EXPECT_FALSE(take_apart({"Menn A", "Menn B", "Kvinner A"}, 2, false)) << "a column is missing";
  EXPECT_FALSE(take_apart({"Begge kjønn Personer"}, 2, false)) << "one label of each";
  EXPECT_EQ(variables_of("06913: Folketal (K), etter region, statistikkvariabel og År"),
            (std::vector<std::string>{"region", "statistikkvariabel", "år"}));
}

}  // namespace
}  // namespace kv::etl
