// SPDX-License-Identifier: MIT
#include "queryctl/shell/history.h"

#include <cstdlib>
#include <fstream>
#include <gmock/gmock.h>

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

}  // namespace
}  // namespace kv::queryctl
