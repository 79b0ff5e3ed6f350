// SPDX-License-Identifier: MIT
#include "queryctl/clocks/clocks.h"

#include <gmock/gmock.h>

#include "schema/error.h"

namespace kv::queryctl {
namespace {

using ::testing::HasSubstr;

template <typename Read>
std::string refusal(Read read) {
  try {
    read();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ExitCode::kUsage);
    return error.what() + ("|" + error.remedy());
  }
  return "accepted";
}

// A day that does not exist would silently be another day, or none.
TEST(Clocks, ReadOnlyDaysThatExist) {
  EXPECT_EQ(read_day("--as-of", "2012-02-29"), "2012-02-29");
  for (const char* wrong : {"2013-02-29", "2013-13-01", "2013-00-10", "2013-1-1", "13-01-01",
                            "2013-01-01x", "2013", "", "today", "2013/01/01", "-013-01-01"})
    EXPECT_THAT(refusal([&] { read_day("--as-of", wrong); }),
                HasSubstr("--as-of: '" + std::string(wrong) + "' is not a date."));
}

TEST(Clocks, ReadOnlyYears) {
  EXPECT_EQ(read_border_year("--borders", "2020"), 2020);
  for (const char* wrong : {"20", "20200", "2o20", "", "-202", "2020-01-01"})
    EXPECT_THAT(refusal([&] { read_border_year("--borders", wrong); }), HasSubstr("is not a year"));
}

TEST(Clocks, ReadWhatASuppressedFigureCanBe) {
  EXPECT_EQ(read_interval("--suppressed", "0-4").least, 0);
  EXPECT_EQ(read_interval("--suppressed", "1-4").most, 4);
  for (const char* wrong : {"4", "4-1", "1-", "-4", "1-4-9", "a-b", ""})
    EXPECT_THAT(refusal([&] { read_interval("--suppressed", wrong); }), HasSubstr("suppressed"));
}

TEST(Clocks, AreDescribed) {
  EXPECT_EQ(describe({}), "");
  Clocks clocks;
  clocks.as_of = "2012-03-01";
  clocks.borders = 2020;
  EXPECT_EQ(describe(clocks), "as of 2012-03-01, on the municipalities of 1 January 2020");
}

}  // namespace
}  // namespace kv::queryctl
