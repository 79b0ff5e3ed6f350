// SPDX-License-Identifier: MIT
#include "schema/sql_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "schema/error.h"

namespace kv {
namespace {

TEST(SqlFile, ReadsTagsContinuationsAndSql) {
  const SqlFile file = parse_sql_file("x.sql",
                                      "-- SPDX\n"
                                      "-- @indicator bosettingsindeks\n"
                                      "-- @title  Bosettingsindeks \n"
                                      "-- @note first line\n"
                                      "--   second line\n"
                                      "-- a remark\n"
                                      "SELECT 1; -- @not a tag\n");
  ASSERT_EQ(file.blocks.size(), 1U);
  const SqlBlock& block = file.blocks[0];
  EXPECT_EQ(block.get("indicator"), "bosettingsindeks");
  EXPECT_EQ(block.get("title"), "Bosettingsindeks");
  EXPECT_EQ(block.get("note"), "first line second line");
  EXPECT_EQ(block.find("title")->line, 3);
  EXPECT_EQ(block.sql, "-- a remark\nSELECT 1; -- @not a tag");
}

TEST(SqlFile, SqlOrABlankLineEndsABlock) {
  const SqlFile file = parse_sql_file(
      "x.sql", "-- @source a\n\n-- @layout b\nSELECT 1;\n-- @layout c\n\nSELECT\n\n2;\n");
  ASSERT_EQ(file.blocks.size(), 3U);
  EXPECT_EQ(file.blocks[0].get("source"), "a");
  EXPECT_EQ(file.blocks[0].sql, "");
  EXPECT_EQ(file.blocks[1].sql, "SELECT 1;");
  EXPECT_EQ(file.blocks[2].get("layout"), "c");
  EXPECT_EQ(file.blocks[2].sql, "SELECT\n\n2;");
  EXPECT_EQ(file.blocks[2].sql_line, 7);
}

TEST(SqlFile, RepeatedTagsKeepTheirOrder) {
  const SqlFile file = parse_sql_file("x.sql", "-- @note one\n-- @note two\n");
  const auto notes = file.blocks[0].all("note");
  ASSERT_EQ(notes.size(), 2U);
  EXPECT_EQ(notes[1]->value, "two");
}

TEST(SqlFile, AMistypedTagIsRefusedWithItsPlace) {
  const SqlFile file = parse_sql_file("x.sql", "-- @title.en ok\n-- @tittel Feil\nSELECT 1;\n");
  try {
    file.require_known_tags({"title", "title.*"});
    FAIL() << "a mistyped tag would silently lose a title";
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), testing::HasSubstr("x.sql:2"));
    EXPECT_THAT(error.what(), testing::HasSubstr("@tittel"));
    EXPECT_THAT(error.remedy(), testing::HasSubstr("@title"));
  }
}

TEST(SqlFile, EmptyAndTaglessTextsAreNoError) {
  EXPECT_TRUE(parse_sql_file("x.sql", "").blocks.empty());
  const SqlFile file = parse_sql_file("x.sql", "SELECT 1;");
  ASSERT_EQ(file.blocks.size(), 1U);
  EXPECT_EQ(file.blocks[0].sql, "SELECT 1;");
}

}  // namespace
}  // namespace kv
