// SPDX-License-Identifier: MIT
#include "etl/dates.h"

#include <gtest/gtest.h>
#include <stdlib.h>

namespace kv::etl {
namespace {

TEST(Dates, CountDaysSince1970) {
  EXPECT_EQ(parse_date("1970-01-01"), 0);
  EXPECT_EQ(parse_date("2012-03-01").value() - parse_date("2012-02-28").value(), 2);
  EXPECT_LT(parse_date("1838-01-01").value(), 0);
}

TEST(Dates, WriteBackWhatWasRead) {
  for (const char* text : {"1838-01-01", "1969-12-31", "2000-02-29", "2026-11-25"})
    EXPECT_EQ(format_date(parse_date(text).value()), text);
}

TEST(Dates, RefuseWhatTheCalendarLacks) {
  for (const char* text : {"", "2013", "2013-1-1", "2013-02-29", "2013-13-01", "2013-00-10",
                           "13-01-2013", "2013/01/01", "2013-01-01 ", "2013-01-0x", "+013-01-01"})
    EXPECT_FALSE(parse_date(text).has_value()) << text;
}

TEST(Dates, AFixedClockMakesALoadReproducible) {
  ASSERT_EQ(setenv("SOURCE_DATE_EPOCH", "86399", 1), 0);
  EXPECT_EQ(today(), 0);
  EXPECT_EQ(now_utc(), "1970-01-01T23:59:59Z");
  ASSERT_EQ(setenv("SOURCE_DATE_EPOCH", "not a number", 1), 0);
  EXPECT_GT(today(), parse_date("2020-01-01").value());
  ASSERT_EQ(unsetenv("SOURCE_DATE_EPOCH"), 0);
}

}  // namespace
}  // namespace kv::etl
