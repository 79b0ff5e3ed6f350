// SPDX-License-Identifier: MIT
#include "etl/formats/period.h"

#include <gtest/gtest.h>
#include <map>
#include <set>

namespace kv::etl {
namespace {

void expect_period(std::string_view text, char frequency, const char* code, const char* starts,
                   const char* ends, std::int64_t id) {
  const Period period = parse_period(text);
  ASSERT_TRUE(period.ok) << text;
  EXPECT_EQ(period.frequency, frequency) << text;
  EXPECT_EQ(period.code, code) << text;
  EXPECT_EQ(period.starts, starts) << text;
  EXPECT_EQ(period.ends, ends) << text;
  EXPECT_EQ(period.id, id) << text;
}

TEST(ParsePeriod, ReadsEachFrequency) {
  expect_period("2012", 'A', "2012", "2012-01-01", "2012-12-31", 2012);
  expect_period("2012H1", 'H', "2012H1", "2012-01-01", "2012-06-30", 20121001);
  expect_period("2012H2", 'H', "2012H2", "2012-07-01", "2012-12-31", 20121002);
  expect_period("2012K1", 'Q', "2012K1", "2012-01-01", "2012-03-31", 20122001);
  expect_period("2012Q4", 'Q', "2012K4", "2012-10-01", "2012-12-31", 20122004);
  expect_period("2012M02", 'M', "2012M02", "2012-02-01", "2012-02-29", 20123002);
  expect_period("2013M02", 'M', "2013M02", "2013-02-01", "2013-02-28", 20133002);
  expect_period("2012M12", 'M', "2012M12", "2012-12-01", "2012-12-31", 20123012);
  expect_period("2012U07", 'W', "2012U07", "2012-02-13", "2012-02-19", 20124007);
  expect_period("2012W07", 'W', "2012U07", "2012-02-13", "2012-02-19", 20124007);
  expect_period("2012-05-17", 'D', "2012-05-17", "2012-05-17", "2012-05-17", 20125138);
  expect_period("\u00A0 2013 ", 'A', "2013", "2013-01-01", "2013-12-31", 2013);
}

TEST(ParsePeriod, WeeksFollowIso8601AcrossTheTurnOfTheYear) {
  expect_period("2009U01", 'W', "2009U01", "2008-12-29", "2009-01-04", 20094001);
  expect_period("2009U53", 'W', "2009U53", "2009-12-28", "2010-01-03", 20094053);
  expect_period("2010U01", 'W', "2010U01", "2010-01-04", "2010-01-10", 20104001);
  EXPECT_FALSE(parse_period("2010U53").ok);
  EXPECT_FALSE(parse_period("2010U00").ok);
  EXPECT_TRUE(parse_period("2020U53").ok);
}

TEST(ParsePeriod, RefusesWhatIsNoPeriod) {
  for (const char* text :
       {"",         "12",         "201",        "20123",   "0999",       "3000",       "2012H0",
        "2012H3",   "2012K0",     "2012K5",     "2012Q5",  "2012K01",    "2012M00",    "2012M13",
        "2012M1",   "2012M005",   "2012U7",     "2012U54", "2013-02-29", "2012-13-01", "2012-00-10",
        "2012-1-1", "2012/05/17", "2012-05-1x", "2012.0",  "2012k1",     "2012 K1",    "2012-2013",
        "år 2012",  "2012M",      "-2012",      "2012-05", "2012X01",    "2012-05-17T"}) {
    EXPECT_FALSE(parse_period(text).ok) << text;
    EXPECT_EQ(parse_period(text).id, 0) << text;
  }
}

// An id that two periods shared, or that did not ascend with time, would mix up or misorder series.
TEST(ParsePeriod, IdsAreUniqueAndAscendWithTime) {
  std::set<std::int64_t> ids;
  std::map<char, std::pair<std::int64_t, std::string>> latest;
  const auto take = [&](const std::string& text) {
    const Period period = parse_period(text);
    if (!period.ok) return;
    ASSERT_TRUE(ids.insert(period.id).second) << text;
    auto& [id, ends] = latest[period.frequency];
    ASSERT_GT(period.id, id) << text;
    ASSERT_GT(period.starts, ends) << text;
    id = period.id;
    ends = period.ends;
  };
  const auto two = [](int n) { return std::to_string(100 + n).substr(1); };
  for (int year = 1995; year <= 2030; ++year) {
    const std::string y = std::to_string(year);
    take(y);
    for (int n = 0; n <= 5; ++n) take(y + "H" + std::to_string(n));
    for (int n = 0; n <= 5; ++n) take(y + "K" + std::to_string(n));
    for (int n = 0; n <= 13; ++n) take(y + "M" + two(n));
    for (int n = 0; n <= 54; ++n) take(y + "U" + two(n));
    for (int m = 1; m <= 12; ++m) {
      for (int d = 1; d <= 31; ++d) take(y + "-" + two(m) + "-" + two(d));
    }
  }
  EXPECT_EQ(ids.size(), 36u * (1 + 2 + 4 + 12) + 13149u + 1878u);
}

}  // namespace
}  // namespace kv::etl
