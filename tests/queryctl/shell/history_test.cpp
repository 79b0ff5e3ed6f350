// SPDX-License-Identifier: MIT
#include "queryctl/shell/history.h"

#include <cstdlib>
#include <fstream>
#include <gmock/gmock.h>

#include "queryctl/shell/highlight.h"
#include "queryctl/shell/typed.h"

namespace kv::queryctl {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

namespace fs = std::filesystem;

class History : public testing::Test {
 protected:
  History() { fs::remove_all(folder_); }
  const fs::path folder_ = fs::path(KV_BINARY_DIR) / "history_test" /
                           testing::UnitTest::GetInstance()->current_test_info()->name();
};

TEST_F(History, IsKeptFromOneShellToTheNextForItsOwnerOnly) {
  HistoryFile first(folder_ / "kommunevarehus" / "history");
  EXPECT_THAT(first.load(), IsEmpty());
  first.append("SELECT 'å';");
  HistoryFile second(folder_ / "kommunevarehus" / "history");
  EXPECT_THAT(second.load(), ElementsAre("SELECT 'å';"));
  EXPECT_EQ(fs::status(folder_ / "kommunevarehus" / "history").permissions(),
            fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(History, ALongFileIsShortenedToTheLastLines) {
  fs::create_directories(folder_);
  {
    std::ofstream file(folder_ / "history");
    for (int i = 0; i < 5000; ++i) file << "line " << i << '\n';
  }
  HistoryFile history(folder_ / "history");
  const auto lines = history.load();
  ASSERT_EQ(lines.size(), HistoryFile::kKept);
  EXPECT_EQ(lines.front(), "line 3000");
  EXPECT_EQ(lines.back(), "line 4999");
  EXPECT_EQ(HistoryFile(folder_ / "history").load(), lines);
}

TEST_F(History, AFileThatCannotBeMadeIsToldAndNothingBreaks) {
  HistoryFile history("/proc/no/history");
  EXPECT_THAT(history.load(), IsEmpty());
  EXPECT_THAT(history.problem(), testing::HasSubstr("/proc/no/history"));
  history.append("SELECT 1;");
}

TEST_F(History, EnvironmentSaysWhere) {
  setenv("HOME", "/home/kari", 1);
  unsetenv("XDG_STATE_HOME");
  unsetenv("QUERYCTL_HISTORY");
  EXPECT_EQ(history_file(), "/home/kari/.local/state/kommunevarehus/history");
  setenv("XDG_STATE_HOME", "/state", 1);
  EXPECT_EQ(history_file(), "/state/kommunevarehus/history");
  setenv("QUERYCTL_HISTORY", "", 1);
  EXPECT_EQ(history_file(), "");
  setenv("QUERYCTL_HISTORY", "/h", 1);
  EXPECT_EQ(history_file(), "/h");
}

// The arrow brings a statement of several lines back as one that can be run.
TEST(Typed, AStatementOfSeveralLinesIsOneOfTheHistory) {
  Typed typed;
  typed.add("SELECT a,");
  EXPECT_FALSE(typed.is_whole());
  typed.add("  b");
  typed.add("FROM t;");
  EXPECT_TRUE(typed.is_whole());
  EXPECT_EQ(typed.for_history(), std::vector<std::string>{"SELECT a, b FROM t;"});
}

TEST(Typed, ACommentOrATextOverLinesIsNotJoined) {
  Typed typed;
  typed.add("SELECT 1 -- one");
  typed.add("+ 2;");
  EXPECT_EQ(typed.for_history(), (std::vector<std::string>{"SELECT 1 -- one", "+ 2;"}));
  typed.clear();
  typed.add("SELECT 'a");
  typed.add("b';");
  EXPECT_EQ(typed.for_history().size(), 2U);
}

TEST(Typed, ADotCommandIsWhole) {
  Typed typed;
  typed.add(" .tables");
  EXPECT_TRUE(typed.is_whole());
  typed.clear();
  EXPECT_TRUE(typed.for_history().empty());
}

// What is typed is drawn over by this: a letter more or less would put the cursor elsewhere.
TEST(Highlight, OnlyAddsColours) {
  EXPECT_EQ(highlighted("SELECT 'a--b', navn, 1.5 FROM \"select\" -- å", false),
            "\x1b[1mSELECT\x1b[0m \x1b[32m'a--b'\x1b[0m, navn, \x1b[36m1.5\x1b[0m "
            "\x1b[1mFROM\x1b[0m \"select\" \x1b[2m-- å\x1b[0m");
  EXPECT_EQ(highlighted(".mode csv", false), "\x1b[1m.mode\x1b[0m csv");
  EXPECT_EQ(highlighted(".5", true), ".\x1b[36m5\x1b[0m");
  EXPECT_EQ(highlighted("'it''s open", false), "\x1b[32m'it''s open\x1b[0m");
  EXPECT_EQ(highlighted("", false), "");
}

}  // namespace
}  // namespace kv::queryctl
