// SPDX-License-Identifier: MIT
#include <filesystem>
#include <gmock/gmock.h>

#include "tests/queryctl/support/program.h"
#include "tests/queryctl/support/sample.h"

namespace kv::queryctl {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::Not;

class PluginNew : public ::testing::Test {
 protected:
  Outcome make(const std::string& name) const {
    return run_program({KV_QUERYCTL, "plugin", "new", name, "--dir", folder_ / ""});
  }
  std::size_t files() const {
    return static_cast<std::size_t>(
        std::distance(fs::recursive_directory_iterator(folder_ / ""), {}));
  }
  Folder folder_;
};

// tests/install builds and tests what comes out; here: that it is whole.
TEST_F(PluginNew, WritesEveryFileWithTheName) {
  const Outcome made = make("tall");
  EXPECT_EQ(made.code, 0) << made.err;
  for (const char* file : {"CMakeLists.txt", "plugin.cpp", "functions.h", "functions.cpp",
                           "kernel.h", "kernel.cpp", "README.md", ".gitignore", "tests/tall.sql",
                           "tests/tall.expected", "tests/kernel_test.cpp"}) {
    const std::string text = read_file(folder_ / (std::string("tall/") + file));
    EXPECT_FALSE(text.empty()) << file;
    EXPECT_THAT(text, Not(HasSubstr("@"))) << file;
    EXPECT_THAT(made.out, HasSubstr(std::string("tall/") + file));
  }
}

TEST_F(PluginNew, OverwritesNothing) {
  folder_.write("tall/kernel.cpp", "mine");
  const Outcome again = make("tall");
  EXPECT_EQ(again.code, 3);
  EXPECT_THAT(again.err, HasSubstr("is there already, and nothing is overwritten"));
  EXPECT_EQ(read_file(folder_ / "tall/kernel.cpp"), "mine");
  folder_.write("file", "");
  fs::create_symlink(folder_ / "nowhere", folder_ / "dangling");
  EXPECT_EQ(make("dangling").code, 3) << "what a link leads to is not made";
}

// A name becomes file names, C++ names and SQL names; one that cannot be all of them is refused
// before anything is written.
TEST_F(PluginNew, RefusesNamesThatCannotBe) {
  for (const char* name : {"", "a", "../tall", "/tmp/tall", "Tall", "tall2", "t-all", "blåbær", ".",
                           "averyveryverylongnameindeed", "libtall", "test", "install", "json",
                           "show", "logit", "quadrant"}) {
    const Outcome refused = make(name);
    EXPECT_EQ(refused.code, 2) << name << refused.out;
    EXPECT_THAT(refused.err, HasSubstr("cannot be a plugin's name")) << name;
  }
  EXPECT_EQ(files(), 0U);
}

TEST_F(PluginNew, NeedsTheFolderItIsToldToWriteInto) {
  const Outcome refused =
      run_program({KV_QUERYCTL, "plugin", "new", "tall", "--dir", folder_ / "none"});
  EXPECT_EQ(refused.code, 3);
  EXPECT_THAT(refused.err, HasSubstr("is no folder"));
}

TEST(Verbs, AloneTheyTellWhatThereIs) {
  const Outcome alone = run_program({KV_QUERYCTL, "plugin"});
  EXPECT_EQ(alone.code, 2);
  EXPECT_EQ(alone.out, "");
  const Outcome help = run_program({KV_QUERYCTL, "plugin", "--help"});
  EXPECT_EQ(help.code, 0);
  EXPECT_EQ(help.out, alone.err);
  EXPECT_THAT(run_program({KV_QUERYCTL, "plugin", "docter"}).err,
              HasSubstr("Did you mean doctor?"));
  const Outcome one = run_program({KV_QUERYCTL, "plugin", "doctor", "--help"});
  EXPECT_EQ(one.code, 0);
  EXPECT_THAT(one.out, HasSubstr("--timeout"));
}

}  // namespace
}  // namespace kv::queryctl
