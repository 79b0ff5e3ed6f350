// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>

#include "tests/plugins/indices/indices_host.h"

namespace {

using testing::HasSubstr;

class ShareSql : public kv::test::IndicesTest {
 protected:
  std::string share(const std::string& cells) { return ask("SELECT indices_share(" + cells + ")"); }
  std::string bounds(const std::string& arguments) {
    return ask("SELECT indices_share_lower(" + arguments + "), indices_share_upper(" + arguments +
               ")");
  }
};

TEST_F(ShareSql, AValueAndAStatusThatContradictEachOtherAreRefused) {
  EXPECT_EQ(
      share("12, ':', 48, '', 10"),
      "error: indices_share: argument 1 (part) is 12 but argument 2 (part_status) is the text "
      "':'; the status of a number is ''");
  EXPECT_THAT(share("12, '', NULL, '', 10"),
              HasSubstr("argument 3 (whole) is NULL but argument 4"));
  EXPECT_THAT(share("12, NULL, 48, '', 10"), HasSubstr("argument 2 (part_status) is NULL"));
}

TEST_F(ShareSql, ARowThatIsNotThereIsNotAnError) {
  EXPECT_EQ(ask("SELECT indices_share(NULL, NULL, 48, '', 10) IS NULL, "
                "indices_share_status(NULL, NULL, 48, '', 10)"),
            "1|no row");
}

TEST_F(ShareSql, TheThresholdAndTheRuleMustBeSensible) {
  EXPECT_THAT(share("12, '', 48, '', NULL"),
              HasSubstr("argument 5 (threshold) must be a number, got NULL"));
  EXPECT_THAT(share("12, '', 48, '', -1"),
              HasSubstr("argument 5 (threshold) must be 0 or more, got -1"));
  EXPECT_THAT(
      bounds("NULL, ':', 48, '', 0, 4, 1"),
      HasSubstr("argument 7 (max_suppressed) is 1, which is below argument 6 (min_suppressed), 4"));
  EXPECT_THAT(bounds("NULL, ':', 48, '', 0, -1, 4"),
              HasSubstr("argument 6 (min_suppressed) must be 0 or more"));
  EXPECT_THAT(bounds("NULL, ':', 3, '', 0, 5, 9"),
              HasSubstr("a suppressed part of at least 5 does not fit into a whole of 3"));
  EXPECT_THAT(bounds("9.5, '', NULL, ':', 0, 1, 4"),
              HasSubstr("a part of 9.5 does not fit into a suppressed whole of at most 4"));
}

TEST_F(ShareSql, NoRuleForSuppressedNumbersIsAssumed) {
  EXPECT_EQ(bounds("NULL, ':', 40, '', 0, NULL, NULL"), "0.0|1.0");
  EXPECT_EQ(bounds("NULL, ':', 40, '', 0, 1, NULL"), "0.025|1.0");
  EXPECT_THAT(ask("SELECT indices_share_lower(NULL, ':', 40, '', 0)"),
              HasSubstr("wrong number of arguments"));
}

TEST_F(ShareSql, ALimitFromThePublishedTotalNarrowsTheBoundsRowByRow) {
  EXPECT_EQ(
      ask("WITH t(region, part, status, whole) AS (VALUES ('a', 30, '', 50), ('b', NULL, ':', 40), "
          "('c', NULL, ':', 20)) SELECT region, indices_share_upper(part, status, whole, '', 0, 0, "
          "40 - sum(part) OVER ()) FROM t"),
      "a|0.6\nb|0.25\nc|0.5");
}

}  // namespace
