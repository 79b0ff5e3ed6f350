// SPDX-License-Identifier: MIT
#include "etl/regions.h"

#include <gtest/gtest.h>

#include "etl/dates.h"
#include "tests/etl/support.h"

namespace kv::etl {
namespace {

int day(const char* text) {
  return parse_date(text).value();
}

class Regions : public ::testing::Test {
 protected:
  const RegionIndex::Region& region(const char* code) const { return *index_.find(code); }
  std::string traced(const char* code, const char* later, const char* on) const {
    return index_.trace_back(region(code), day(later), day(on)).code;
  }

  test::TempDir dir_;
  SQLite::Database db_ = open_warehouse(test::small_warehouse(dir_), Access::kRead);
  RegionIndex index_{db_};
};

TEST_F(Regions, ACodeThatNeverWasIsNotFound) {
  EXPECT_EQ(index_.find("1234"), nullptr);
  EXPECT_EQ(index_.find(""), nullptr);
  EXPECT_EQ(index_.find("0101")->code, "0101");
}

TEST_F(Regions, ACodeOfAnotherKindIsFoundByItsKindOnly) {
  EXPECT_EQ(index_.find("08"), nullptr)
      << "a municipality column that says 08 would be taken for a county";
  ASSERT_NE(index_.find("fylke", "08"), nullptr);
  EXPECT_EQ(index_.find("fylke", "08")->kind, "fylke");
  EXPECT_EQ(index_.find("kommune", "08"), nullptr);
  EXPECT_EQ(index_.find("kommune", "0101"), index_.find("0101"));
  EXPECT_EQ(index_.find("annet", "9999"), index_.find("9999"));
  EXPECT_NE(index_.find("land", "0"), nullptr);
  EXPECT_NE(index_.find("bydel", "030101"), nullptr);
}

TEST_F(Regions, CountiesEndAndBeginWithTheReforms) {
  const RegionIndex::Region& trondelag = *index_.find("fylke", "50");
  EXPECT_EQ(index_.spell_on(trondelag, day("2017-12-31")), nullptr);
  ASSERT_NE(index_.spell_on(trondelag, day("2018-01-01")), nullptr);
  EXPECT_EQ(index_.spell_on(trondelag, day("2018-01-01"))->before.size(), 2U);
  EXPECT_EQ(index_.spell_on(*index_.find("fylke", "08"), day("2020-01-01")), nullptr);
  EXPECT_NE(index_.spell_on(*index_.find("fylke", "40"), day("2024-01-01")), nullptr);
}

TEST_F(Regions, ASpellHoldsFromItsFirstDayUntilTheDayBeforeItsEnd) {
  EXPECT_EQ(index_.spell_on(region("3001"), day("2019-12-31")), nullptr);
  EXPECT_NE(index_.spell_on(region("3001"), day("2020-01-01")), nullptr);
  EXPECT_NE(index_.spell_on(region("0101"), day("2019-12-31")), nullptr);
  EXPECT_EQ(index_.spell_on(region("0101"), day("2020-01-01")), nullptr)
      << "a municipality would be counted under two codes on one day";
}

TEST_F(Regions, NearestSpellNamesACodeThatWasNotValid) {
  EXPECT_EQ(index_.nearest_spell(region("1915"), day("2020-01-01")).name, "Bjarkøy");
  EXPECT_EQ(index_.nearest_spell(region("1903"), day("2012-12-31")).valid_to, day("2013-01-01"));
  EXPECT_EQ(index_.nearest_spell(region("1903"), day("2013-01-01")).valid_from, day("2013-01-01"));
}

TEST_F(Regions, ARenumberedCodeIsTracedBack) {
  EXPECT_EQ(traced("4201", "2022-01-01", "2013-01-01"), "0901");
  EXPECT_EQ(traced("4201", "2022-01-01", "2021-01-01"), "4201");
}

TEST_F(Regions, TracingWorksFromAYearInWhichTheCodeWasNotYetValid) {
  EXPECT_EQ(traced("3001", "2018-01-01", "2012-01-01"), "0101")
      << "an export of few years with today's codes would stand under codes that did not exist";
}

TEST_F(Regions, TracingStopsAtAMerger) {
  EXPECT_EQ(traced("3002", "2022-01-01", "2013-01-01"), "3002")
      << "Moss would be given Rygge's figures or the reverse";
  EXPECT_EQ(traced("1903", "2022-01-01", "2012-01-01"), "1903");
}

TEST_F(Regions, ADeadCodeStaysWhatItWas) {
  EXPECT_EQ(traced("1915", "2022-01-01", "2010-01-01"), "1915");
  EXPECT_EQ(traced("1915", "2022-01-01", "2015-01-01"), "1915");
}

TEST_F(Regions, FamiliesJoinCodesThatChangesConnectInThoseYears) {
  const auto all = index_.families(day("2000-01-01"), day("2022-01-01"));
  EXPECT_EQ(all.at(region("0101").id), all.at(region("3001").id));
  EXPECT_EQ(all.at(region("0104").id), all.at(region("0136").id));
  EXPECT_NE(all.at(region("0101").id), all.at(region("0104").id));
  const auto before = index_.families(day("2000-01-01"), day("2012-01-01"));
  EXPECT_NE(before.at(region("0101").id), before.at(region("3001").id));
}

}  // namespace
}  // namespace kv::etl
