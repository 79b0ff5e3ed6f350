// SPDX-License-Identifier: MIT
#include "etl/formats/xlsx/serial_date.h"

#include <cmath>
#include <gtest/gtest.h>

namespace kv::etl::xlsx {
namespace {

std::string date(double serial, DateSystem system = DateSystem::k1900,
                 FormatKind kind = FormatKind::kDate) {
  const SerialDate out = serial_date(serial, system, kind);
  return out.ok ? out.text : "none";
}

TEST(SerialDate, IsTheDayThatExcelShows) {
  EXPECT_EQ(date(1), "1900-01-01");
  EXPECT_EQ(date(59), "1900-02-28");
  EXPECT_EQ(date(61), "1900-03-01");
  EXPECT_EQ(date(41275), "2013-01-01");
  EXPECT_EQ(date(2'958'465), "9999-12-31");
}

TEST(SerialDate, CountsFrom1904WhereTheWorkbookSaysSo) {
  EXPECT_EQ(date(0, DateSystem::k1904), "1904-01-01");
  EXPECT_EQ(date(60, DateSystem::k1904), "1904-03-01");
  EXPECT_EQ(date(41275 - 1462, DateSystem::k1904), "2013-01-01");
}

TEST(SerialDate, RefusesDaysThatNeverWere) {
  EXPECT_EQ(date(60), "none") << "29 February 1900";
  EXPECT_EQ(date(60.5), "none");
  EXPECT_EQ(date(0), "none");
  EXPECT_EQ(date(-1), "none");
  EXPECT_EQ(date(2'958'466), "none");
  EXPECT_EQ(date(2'958'500, DateSystem::k1904), "none");
  EXPECT_EQ(date(INFINITY), "none");
  EXPECT_EQ(date(NAN), "none");
}

TEST(SerialDate, CutsNoTimeOffAndRoundsNoDayUp) {
  EXPECT_EQ(date(41275.5), "2013-01-01T12:00:00") << "in the cell, though the format hides it";
  EXPECT_EQ(date(41275.5, DateSystem::k1900, FormatKind::kDateTime), "2013-01-01T12:00:00");
  EXPECT_EQ(date(41275, DateSystem::k1900, FormatKind::kDateTime), "2013-01-01T00:00:00");
  EXPECT_EQ(date(41275.999988425924), "2013-01-01T23:59:59");
  EXPECT_EQ(date(41275.999999999), "2013-01-02") << "a tenth of a millisecond before midnight";
  EXPECT_EQ(date(41275 + 0.25 / 86'400), "2013-01-01T00:00:00.250");
}

TEST(SerialDate, TimesAndDurations) {
  EXPECT_EQ(date(0.5625, DateSystem::k1900, FormatKind::kTime), "13:30:00");
  EXPECT_EQ(date(1.5, DateSystem::k1900, FormatKind::kDuration), "36:00:00");
  EXPECT_EQ(date(1.5, DateSystem::k1900, FormatKind::kTime), "1900-01-01T12:00:00");
}

TEST(IsoDate, KnowsDaysThatExist) {
  bool has_time = true;
  EXPECT_TRUE(is_iso_date("2013-01-31", has_time));
  EXPECT_FALSE(has_time);
  EXPECT_TRUE(is_iso_date("2012-02-29T23:59:59.999Z", has_time));
  EXPECT_TRUE(has_time);
  for (const char* text : {"", "2013", "2013-02-29", "2013-13-01", "2013-1-1", "31.01.2013",
                           "2013-01-31T", "2013-01-31T24:00:00", "2013-01-31T10:00", "2013-01-31x",
                           "2013-01-31T10:00:00.", "2013-01-31T10:00:00+01:00"})
    EXPECT_FALSE(is_iso_date(text, has_time)) << text;
}

}  // namespace
}  // namespace kv::etl::xlsx
