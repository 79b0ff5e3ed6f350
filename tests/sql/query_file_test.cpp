// SPDX-License-Identifier: MIT
#include <array>
#include <gmock/gmock.h>

#include "schema/error.h"
#include "sql/library.h"

namespace kv::sql {
namespace {

using ::testing::HasSubstr;

constexpr std::array<std::string_view, 1> kSubjects = {"indicator"};

Query parse(const std::string& text) {
  return parse_query("x.sql", text, kSubjects);
}

std::string refusal(const std::string& text) {
  try {
    parse(text);
  } catch (const Error& error) {
    return error.what() + ("|" + error.remedy());
  }
  return "accepted";
}

const std::string kHead = "-- @indicator x\n-- @title T\n-- @unit prosent\n";

// Everything an indicator says of itself reaches help and manual.
TEST(QueryFile, KeepsWhatIsSaid) {
  const Query query = parse(
      "-- @indicator andel-x\n-- @title På norsk\n-- @title.nn På nynorsk\n-- @unit prosent\n-- "
      "@decimals 1\n"
      "-- @kind ratio\n-- @needs bosatt imdi-bosetting\n-- @param from year 2010 First year\n--   "
      "of two.\n"
      "-- @param group group required Group.\n-- @param most integer none At most.\n"
      "-- @param what text 'a b' Words.\n-- @column value decimals=2 The value.\n-- @column status "
      "Why.\n"
      "-- @note One.\n-- @note Two.\nSELECT 1 AS value, '' AS status;\n");
  EXPECT_EQ(query.name, "andel-x");
  EXPECT_EQ(query.title("nn"), "På nynorsk");
  EXPECT_EQ(query.title("en"), "På norsk") << "a title that is not translated falls back to nb";
  EXPECT_EQ(query.decimals, 1);
  ASSERT_EQ(query.needs.size(), 1U);
  EXPECT_EQ(query.needs[0].source, "imdi-bosetting");
  ASSERT_EQ(query.params.size(), 4U);
  EXPECT_EQ(query.params[0].default_value, "2010");
  EXPECT_EQ(query.params[0].summary, "First year of two.");
  EXPECT_TRUE(query.params[1].required);
  EXPECT_FALSE(query.params[1].default_value);
  EXPECT_FALSE(query.params[2].required);
  EXPECT_FALSE(query.params[2].default_value) << "none is NULL, not the text 'none'";
  EXPECT_EQ(query.params[3].default_value, "a b");
  ASSERT_EQ(query.columns.size(), 2U);
  EXPECT_EQ(query.columns[0].decimals, 2);
  EXPECT_EQ(query.columns[1].decimals, std::nullopt);
  EXPECT_EQ(query.notes, (std::vector<std::string>{"One.", "Two."}));
  EXPECT_EQ(query.sql, "SELECT 1 AS value, '' AS status;");
  EXPECT_EQ(query.sql_line, 17);
}

struct Wrong {
  std::string text;
  std::string said;
};

class RefusedFile : public ::testing::TestWithParam<Wrong> {};

// A misspelt or malformed tag must not vanish: the author is told the line.
TEST_P(RefusedFile, SaysWhere) {
  EXPECT_THAT(refusal(GetParam().text), HasSubstr(GetParam().said));
}

INSTANTIATE_TEST_SUITE_P(
    Tags, RefusedFile,
    ::testing::Values(
        Wrong{kHead + "-- @unitt x\nSELECT 1", "x.sql:4: unknown tag @unitt"},
        Wrong{"-- @title T\n-- @indicator x\nSELECT 1", "x.sql:1: the first tag is @title"},
        Wrong{"SELECT 1", "x.sql:1: the file does not say what it is"},
        Wrong{"", "x.sql:1: the file does not say what it is"},
        Wrong{kHead, "x.sql:3: no SQL follows"},
        Wrong{kHead + "SELECT 1;\n-- @note late\nSELECT 2", "x.sql:5: a second set of tags"},
        Wrong{"-- @indicator X y\n-- @title T\nSELECT 1", "x.sql:1: 'X y' is not a name"},
        Wrong{"-- @indicator x\n-- @unit u\nSELECT 1", "@title is missing"},
        Wrong{"-- @indicator x\n-- @title T\nSELECT 1", "@unit is missing"},
        Wrong{kHead + "-- @title again\nSELECT 1", "x.sql:4: @title stands twice"},
        Wrong{kHead + "-- @indicator y\nSELECT 1", "x.sql:4: @indicator stands twice"},
        Wrong{kHead + "-- @decimals many\nSELECT 1", "x.sql:4: 'many' decimals"},
        Wrong{kHead + "-- @decimals 16\nSELECT 1", "x.sql:4: '16' decimals"},
        Wrong{kHead + "-- @kind odd\nSELECT 1", "Known are count, amount, share"},
        Wrong{kHead + "-- @param a colour red Colour.\nSELECT 1", "unknown type 'colour'"},
        Wrong{kHead + "-- @param a text red\nSELECT 1", "@param must read"},
        Wrong{kHead + "-- @param a-b text red Colour.\nSELECT 1", "@param must read"},
        Wrong{kHead + "-- @param lang text nb Language.\nSELECT 1", ":lang is always there"},
        Wrong{kHead + "-- @param a text x One.\n-- @param a text x Two.\nSELECT 1",
              "x.sql:5: the parameter a stands twice"},
        Wrong{kHead + "-- @column v\nSELECT 1", "@column must read"},
        Wrong{kHead + "-- @column v decimals=x The value.\nSELECT 1", "'x' decimals"},
        Wrong{kHead + "-- @column v One.\n-- @column v Two.\nSELECT 1",
              "the column v stands twice"},
        Wrong{kHead + "-- @needs bosatt\nSELECT 1", "@needs must read"},
        Wrong{kHead + "-- @note\nSELECT 1", "x.sql:4: @note says nothing"}));

}  // namespace
}  // namespace kv::sql
