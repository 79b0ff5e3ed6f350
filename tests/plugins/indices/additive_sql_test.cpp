// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>

#include "tests/plugins/indices/indices_host.h"

namespace {

using testing::HasSubstr;
using AdditiveSql = kv::test::IndicesTest;

TEST_F(AdditiveSql, TheTypeOfTheResultFollowsTheItems) {
  EXPECT_EQ(
      ask("SELECT typeof(indices_additive('skip', 1, 2)), typeof(indices_additive('skip', 1, "
          "2.0)), "
          "typeof(indices_additive('mean', 1, NULL)), typeof(indices_additive('null', NULL))"),
      "integer|real|real|null");
}

TEST_F(AdditiveSql, AnItemThatIsNotANumberIsRefusedWithItsPlace) {
  EXPECT_EQ(ask("SELECT indices_additive('skip', 1, 0, '1')"),
            "error: indices_additive: argument 4 (item 3) must be a number, got the text '1'");
  EXPECT_EQ(ask("SELECT indices_additive_n(1, 0, 'nei')"),
            "error: indices_additive_n: argument 3 (item 3) must be a number, got the text 'nei'");
  EXPECT_THAT(ask("SELECT indices_additive('null', NULL, '1')"), HasSubstr("got the text '1'"))
      << "also when the result is settled already";
}

TEST_F(AdditiveSql, ARuleIsRequiredAndSoIsAnItem) {
  EXPECT_THAT(ask("SELECT indices_additive(1, 0, 1)"),
              HasSubstr("argument 1 (missing) must be 'null', 'skip', 'zero' or 'mean', got 1"));
  EXPECT_THAT(ask("SELECT indices_additive('null')"),
              HasSubstr("write indices_additive(missing, item, ...)"));
  EXPECT_THAT(ask("SELECT indices_additive_n()"), HasSubstr("write indices_additive_n(item, ...)"));
}

TEST_F(AdditiveSql, AnIntegerSumThatIsTooLargeIsNotMadeANegativeOne) {
  EXPECT_THAT(ask("SELECT indices_additive('null', 9223372036854775807, 1)"),
              HasSubstr("does not fit into a 64-bit integer"));
}

}  // namespace
