// SPDX-License-Identifier: MIT
#include "sql/reproduction.h"

#include <gmock/gmock.h>

#include "schema/error.h"

namespace kv::sql {
namespace {

using testing::HasSubstr;

const std::string kHead = "-- @reproduction n\n-- @title N\nWITH a AS (SELECT 1)\n\n";
const std::string kFact = "-- @fact F1\n-- @section 1\n-- @says one\n";

std::string refusal(const std::string& text) {
  try {
    parse_reproductions({{"n.sql", text}});
  } catch (const Error& error) {
    return error.what();
  }
  return "accepted";
}

TEST(Reproduction, ReadsWhatAFactNeedsAndPutsTheCommonSqlBeforeIt) {
  const auto notes = parse_reproductions(
      {{"n.sql", kHead + kFact +
                     "-- @needs vedtatt imdi-bosetting 2010-2013 imdi-sor\n"
                     "-- @wave w survey\n-- @function f plugin\nSELECT 1, 1 FROM a;\n"},
       {"n.more.sql",
        "-- @reproduction n\n\n-- @fact F0\n-- @section 1\n-- @says x\n"
        "-- @verdict not computable\n-- @missing the answers\n"}});
  ASSERT_EQ(notes.size(), 1U);
  ASSERT_EQ(notes[0].facts.size(), 2U);
  EXPECT_EQ(notes[0].facts[0].id, "F0");
  const Fact& fact = notes[0].facts[1];
  EXPECT_EQ(fact.sql, "WITH a AS (SELECT 1)\nSELECT 1, 1 FROM a;");
  ASSERT_EQ(fact.needs.size(), 3U);
  EXPECT_EQ(fact.needs[0].from, 2010);
  EXPECT_EQ(fact.needs[0].to, 2013);
  EXPECT_EQ(fact.needs[0].group, "imdi-sor");
}

// What several files need is said once; a wrong name must not leave the facts without it.
TEST(Reproduction, TakesTheCommonSqlOfAnotherFileFirst) {
  const std::string more = "-- @reproduction n\n-- @with n.sql\n, b AS (SELECT 2)\n\n" + kFact;
  const auto notes = parse_reproductions(
      {{"x/n.more.sql", more + "SELECT 1, 1 FROM a, b;\n"}, {"x/n.sql", kHead}});
  EXPECT_EQ(notes.at(0).facts.at(0).sql,
            "WITH a AS (SELECT 1)\n, b AS (SELECT 2)\nSELECT 1, 1 FROM a, b;");
  EXPECT_THAT(refusal(kHead + "\n-- @with n.sql\nSELECT 1"),
              HasSubstr("@with belongs into the first block"));
  for (const char* other : {"m.sql", "n.sql"}) {
    const std::string itself = "-- @reproduction n\n-- @title N\n-- @with " + std::string(other) +
                               "\nWITH a AS (SELECT 1)\n\n" + kFact + "SELECT 1, 1;";
    EXPECT_THAT(refusal(itself), HasSubstr("n.sql:3: @with must name a file of this note"));
  }
}

// A fact that says nothing of why, or that nothing judges, must not get into a list of verdicts.
TEST(Reproduction, RefusesFactsThatCannotBeJudged) {
  EXPECT_THAT(refusal(kHead + "-- @fact F1\n-- @section 1\nSELECT 1, 1;"),
              HasSubstr("n.sql:5: F1 lacks @section or @says."));
  EXPECT_THAT(refusal(kHead + kFact), HasSubstr("must have either SQL or a stated @verdict"));
  EXPECT_THAT(refusal(kHead + kFact + "-- @verdict equal\n-- @remark r\nSELECT 1, 1;"),
              HasSubstr("must have either SQL or a stated @verdict"));
  EXPECT_THAT(refusal(kHead + kFact + "-- @verdict fine\n"), HasSubstr("'fine' is no verdict."));
  EXPECT_THAT(refusal(kHead + kFact + "-- @verdict equal\n"), HasSubstr("without a @remark"));
  EXPECT_THAT(refusal(kHead + kFact + "-- @verdict not computable\n"), HasSubstr("@missing names"));
  EXPECT_THAT(refusal(kHead + kFact + "-- @needs a b 201\nSELECT 1, 1;"),
              HasSubstr("n.sql:8: '201' is neither a year"));
  EXPECT_THAT(refusal(kHead + kFact + "-- @data invented\nSELECT 1, 1;"), HasSubstr("@data is"));
  EXPECT_THAT(refusal(kHead + kFact + "SELECT 1, 1;\n\n" + kFact + "SELECT 1, 1;"),
              HasSubstr("F1 stands in n.sql already."));
  EXPECT_THAT(refusal("-- @fact F1\nSELECT 1"), HasSubstr("does not say what it reproduces"));
  EXPECT_THAT(refusal("-- @reproduction n\n\n" + kFact + "SELECT 1, 1;"),
              HasSubstr("has no @title"));
  EXPECT_THAT(refusal(kHead + "-- @facts F1\nSELECT 1"), HasSubstr("unknown tag @facts"));
}

TEST(Reproduction, TheNoteThatIsCompiledIn) {
  const auto& notes = embedded_reproductions();
  ASSERT_EQ(notes.size(), 1U);
  EXPECT_EQ(notes[0].name, "nibr-2014-107");
  EXPECT_EQ(notes[0].path, "sql/reproductions/nibr-2014-107.sql");
  EXPECT_EQ(notes[0].facts.size(), 125U);
}

}  // namespace
}  // namespace kv::sql
