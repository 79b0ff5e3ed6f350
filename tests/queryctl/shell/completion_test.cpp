// SPDX-License-Identifier: MIT
#include "queryctl/shell/completion.h"

#include <gmock/gmock.h>

#include "tests/queryctl/shell/fake_host.h"

namespace kv::queryctl {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

class Tab : public testing::Test {
 protected:
  std::vector<std::string> tab(std::string_view line, bool in_statement = false) {
    return complete(host, line, in_statement).candidates;
  }
  FakeHost host;
};

TEST_F(Tab, CompletesTablesWithNorwegianLetters) {
  EXPECT_THAT(tab("SELECT * FROM kommune_"), ElementsAre("kommune_år"));
  EXPECT_THAT(tab("SELECT * FROM kommune_å"), ElementsAre("kommune_år"));
  EXPECT_THAT(tab("SELECT * FROM øst"), ElementsAre("Østlandet"));
  EXPECT_THAT(tab("SELECT ær"), ElementsAre("ÆRLIG"));
  EXPECT_EQ(complete(host, "SELECT * FROM kommune_å", false).start, 14U);
}

TEST_F(Tab, QuotesWhatSqlNeedsInQuotes) {
  EXPECT_THAT(tab("FROM to"), Contains("\"to ord\""));
  EXPECT_THAT(tab("FROM \"to o"), ElementsAre("\"to ord\""));
  EXPECT_THAT(tab("FROM ord"), testing::AllOf(Contains("\"order\""), Contains("order")));
}

TEST_F(Tab, AfterATableAndADotOnlyItsColumns) {
  EXPECT_THAT(tab("SELECT observation.v"), ElementsAre("value", "vintage"));
  EXPECT_THAT(tab("SELECT o."), ElementsAre("value", "vintage", "ÆRLIG"));
}

TEST_F(Tab, FunctionsOpenTheirParenthesisAndOperatorsAreNoFunctions) {
  EXPECT_THAT(tab("SELECT med"), ElementsAre("median("));
}

TEST_F(Tab, KeywordsFollowTheCaseThatIsTyped) {
  EXPECT_THAT(tab("selec"), ElementsAre("select"));
  EXPECT_THAT(tab("SELEC"), ElementsAre("SELECT"));
}

TEST_F(Tab, CodesOfIndicatorsInASingleQuote) {
  EXPECT_THAT(tab("WHERE indicator = 'anm"), ElementsAre("'anmodet'"));
  EXPECT_THAT(tab("WHERE g = 'imdi-"), ElementsAre("'imdi-sor'"));
}

TEST_F(Tab, DotCommandsTheirOptionsAndTheirArguments) {
  EXPECT_THAT(tab(".bos"), ElementsAre(".bosettingsindeks"));
  EXPECT_THAT(tab(".ta"), ElementsAre(".tables"));
  EXPECT_THAT(tab(".bosettingsindeks --f"), ElementsAre("--from"));
  EXPECT_THAT(tab(".bosettingsindeks --group imdi"), ElementsAre("imdi-sor"));
  EXPECT_THAT(tab(".show bo"), ElementsAre("bosatt"));
  EXPECT_THAT(tab(".mode js"), ElementsAre("json", "jsonl"));
  EXPECT_THAT(tab(".nonsense x"), IsEmpty());
}

TEST_F(Tab, WithinAStatementADotIsNoCommand) {
  EXPECT_THAT(tab(".ta", true), Not(Contains(".tables")));
}

TEST_F(Tab, CommonBeginningNeverSplitsALetter) {
  EXPECT_EQ(common_beginning({"blå", "blæ"}), "bl");
  EXPECT_EQ(common_beginning({"value", "vintage"}), "v");
  EXPECT_EQ(common_beginning({"år"}), "år");
  EXPECT_EQ(common_beginning({}), "");
}

// In a query a region is written by its name, to a command by its code; one typed name does for
// both.
TEST(Completion, KnowsRegionsByName) {
  FakeHost host;
  host.db.exec(
      "CREATE TABLE region (region_id INTEGER, code TEXT);"
      "CREATE TABLE region_version (region_id INTEGER, name TEXT);"
      "INSERT INTO region VALUES (1, '0219'), (2, '3024'), (3, '0901');"
      "INSERT INTO region_version VALUES (1, 'Bærum'), (2, 'Bærum'), (3, 'Risør')");
  const auto candidates = [&](std::string_view line) {
    return complete(host, line, false).candidates;
  };
  EXPECT_EQ(candidates("SELECT * FROM x WHERE name = 'bÆr"), std::vector<std::string>{"'Bærum'"});
  EXPECT_EQ(candidates(".show ris"), std::vector<std::string>{"0901"});
  EXPECT_EQ(candidates(".show bær"), (std::vector<std::string>{"0219", "3024"}));
}

}  // namespace
}  // namespace kv::queryctl
