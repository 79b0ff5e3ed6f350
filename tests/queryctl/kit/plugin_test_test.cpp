// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>

#include "tests/queryctl/support/program.h"
#include "tests/queryctl/support/sample.h"

namespace kv::queryctl {
namespace {

using ::testing::HasSubstr;

class PluginTest : public ::testing::Test {
 protected:
  Outcome test(const std::vector<std::string>& more = {}) const {
    std::vector<std::string> words = {KV_QUERYCTL, "plugin", "test", KV_PLUGIN_QUADRANT,
                                      folder_ / "a.sql"};
    words.insert(words.end(), more.begin(), more.end());
    return run_program(words);
  }
  Folder folder_;
};

TEST_F(PluginTest, ComparesRowsAndSentencesLineByLine) {
  folder_.write(
      "a.sql",
      "-- a comment\nSELECT quadrant_near(1, 2, 3), NULL;\n;SELECT quadrant_near(1, 2, -1);\n"
      "SELECT 'two' UNION ALL SELECT 'rows'; SELECT 1 WHERE 0");
  const std::string right =
      "1|\nerror: quadrant_near: argument 3 (distance) must be 0 or more, got -1\ntwo\nrows\n";
  folder_.write("a.expected", right);
  const Outcome good = test();
  EXPECT_EQ(good.code, 0) << good.err;
  folder_.write("a.expected", "1|\nerror: another\ntwo\nrows\n");
  const Outcome bad = test();
  EXPECT_EQ(bad.code, 5);
  EXPECT_THAT(bad.err,
              HasSubstr("a.expected:2: expected\n  error: another\nand got\n  error: quad"));
  folder_.write("a.expected", right + "more\n");
  EXPECT_EQ(test().code, 5) << "a row that is missing is no agreement";
  EXPECT_EQ(test({"--update"}).code, 0);
  EXPECT_EQ(read_file(folder_ / "a.expected"), right);
}

TEST_F(PluginTest, AStatementThatIsNoSqlEndsNeitherTheRunNorTheProgram) {
  folder_.write("a.sql", "SELEC 1; SELECT 2;");
  folder_.write("a.expected", "error: near \"SELEC\": syntax error\n2\n");
  const Outcome outcome = test();
  EXPECT_EQ(outcome.code, 0) << outcome.err;
}

TEST_F(PluginTest, WithoutExpectationItSaysHowToMakeOne) {
  folder_.write("a.sql", "SELECT 1");
  const Outcome outcome = test();
  EXPECT_EQ(outcome.code, 3);
  EXPECT_THAT(outcome.err, HasSubstr("--update"));
}

}  // namespace
}  // namespace kv::queryctl
