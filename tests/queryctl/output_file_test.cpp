// SPDX-License-Identifier: MIT
#include "queryctl/output_file.h"

#include <filesystem>
#include <gmock/gmock.h>
#include <sys/stat.h>

#include "schema/error.h"
#include "tests/queryctl/support/sample.h"

namespace kv::queryctl {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

std::size_t files_in(const Folder& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder / ""), {}));
}

TEST(OutputFile, AppearsWhole) {
  const Folder folder;
  folder.write("a.csv", "old");
  {
    OutputFile file(folder / "a.csv");
    file.stream() << "new" << std::flush;
    EXPECT_EQ(read_file(folder / "a.csv"), "old") << "until all is written, the old file stands";
    file.commit();
  }
  EXPECT_EQ(read_file(folder / "a.csv"), "new");
  EXPECT_EQ(files_in(folder), 1U);
}

TEST(OutputFile, LeavesNothingBehindWhenTheWorkFailed) {
  const Folder folder;
  { OutputFile(folder / "a.csv").stream() << std::string(100000, 'x'); }
  EXPECT_EQ(files_in(folder), 0U);
}

TEST(OutputFile, KeepsTheRightsOfTheFileAndFollowsALink) {
  const Folder folder;
  folder.write("a.csv", "old");
  chmod((folder / "a.csv").c_str(), 0640);
  fs::create_symlink("a.csv", folder / "link.csv");
  OutputFile file(folder / "link.csv");
  file.stream() << "new";
  file.commit();
  EXPECT_TRUE(fs::is_symlink(folder / "link.csv"));
  EXPECT_EQ(read_file(folder / "a.csv"), "new");
  struct stat state {};
  ASSERT_EQ(stat((folder / "a.csv").c_str(), &state), 0);
  EXPECT_EQ(state.st_mode & 0777U, 0640U);
}

TEST(OutputFile, WritesToDevicesDirectly) {
  OutputFile file("/dev/null");
  file.stream() << "gone";
  EXPECT_NO_THROW(file.commit());
}

// A full disk must not leave a file that looks whole.
TEST(OutputFile, TellsOfAFullDisk) {
  OutputFile file("/dev/full");
  file.stream() << "x";
  EXPECT_THROW(file.commit(), Error);
}

TEST(OutputFile, SaysWhyItCannotBeMade) {
  const Folder folder;
  for (const std::string& path : {folder / "none/a.csv", folder / ""}) {
    try {
      const OutputFile file(path);
      FAIL() << "accepted " << path;
    } catch (const Error& error) {
      EXPECT_THAT(error.what(), HasSubstr("cannot be written"));
      EXPECT_EQ(error.code(), ExitCode::kCannotOpen);
    }
  }
}

}  // namespace
}  // namespace kv::queryctl
