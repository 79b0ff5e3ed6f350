// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/plugins/support/host.h"

namespace {

using testing::HasSubstr;

class TableSql : public testing::Test {
 protected:
  void SetUp() override { ASSERT_EQ(host_.load(PROTECT), ""); }
  std::string protect(const std::string& rows, const std::string& rest = "3, 1, 'protect'") {
    return host_.ask("WITH t(cell, n) AS (VALUES " + rows +
                     ") SELECT group_concat((value ->> '$.key') || ' ' || coalesce(value ->> "
                     "'count', value ->> 'status'), '; ') FROM json_each((SELECT "
                     "protect_table(cell, n, " +
                     rest + ") FROM t))");
  }
  kv::test::Host host_;
};

TEST_F(TableSql, TheOrderOfTheRowsDoesNotMatter) {
  const std::string one =
      protect(R"(('["M","Ja"]',2),('["M","Nei"]',18),('["K","Ja"]',9),('["K","Nei"]',11))");
  const std::string other =
      protect(R"(('["K","Nei"]',11),('["M","Ja"]',2),('["K","Ja"]',9),('["M","Nei"]',18))");
  EXPECT_EQ(one, other);
  EXPECT_EQ(one, R"(["*","*"] 40; ["*","Ja"] 11; ["*","Nei"] 29; ["K","*"] 20; ["K","Ja"] :; )"
                 R"(["K","Nei"] :; ["M","*"] 20; ["M","Ja"] :; ["M","Nei"] :)");
}

TEST_F(TableSql, WhatIsNoCountOrCellIsRefusedWithItsPlace) {
  EXPECT_THAT(protect(R"(('["a"]', 1.5))"), HasSubstr("argument 2 (count) must be a whole number"));
  EXPECT_THAT(protect(R"(('["a"]', -1))"), HasSubstr("must be a whole number from 0"));
  EXPECT_THAT(protect("('a', 1)"), HasSubstr("argument 1 (cell) must be JSON"));
  EXPECT_THAT(protect(R"(('[1]', 1))"), HasSubstr("a text or a list of levels"));
  EXPECT_THAT(protect(R"(('["a"]', 1))", "3, 0, 'protect'"), HasSubstr("1 or more"));
  EXPECT_THAT(protect(R"(('["a"]', 1), ('["a","b"]', 1))"), HasSubstr("number of dimensions"));
}

TEST_F(TableSql, ATableWithoutRowsIsNull) {
  EXPECT_EQ(host_.ask("SELECT protect_table('[\"a\"]', 1, 3, 1, 'protect') IS NULL FROM (SELECT 1) "
                      "WHERE 0"),
            "1");
}

TEST_F(TableSql, HostileSystemsAreSentences) {
  for (const std::string text :
       {"'[]'", "'{}'", "'{\"cells\":{\"a\":1e300},\"equations\":[]}'",
        "'{\"cells\":{\"a\":1},\"equations\":[{\"parent\":\"a\",\"children\":[\"a\"]}]}'",
        "'{\"cells\":{\"a\":1},\"equations\":[{\"parent\":\"b\",\"children\":[]}]}'", "NULL", "''",
        "'{\"cells\":{\"a\":-1},\"equations\":[]}'"})
    EXPECT_THAT(host_.ask("SELECT protect_system(" + text + ", 3, 1)"),
                HasSubstr("error: protect_system: "))
        << text;
}

}  // namespace
