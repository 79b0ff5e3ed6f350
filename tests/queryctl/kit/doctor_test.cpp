// SPDX-License-Identifier: MIT
#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <sys/stat.h>

#include "tests/queryctl/support/program.h"
#include "tests/queryctl/support/sample.h"

namespace kv::queryctl {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class Doctor : public ::testing::Test {
 protected:
  static Outcome doctor(const std::string& file, const std::vector<std::string>& more = {}) {
    std::vector<std::string> words = {KV_QUERYCTL, "plugin", "doctor", file};
    words.insert(words.end(), more.begin(), more.end());
    return run_program(words);
  }

  static std::string wrong(const std::string& name) { return KV_WRONG_PLUGINS "/" + name + ".so"; }

  /// What queryctl itself makes of it: the sentence when asked for, and that it goes on without it.
  static Outcome host(const std::string& name) {
    return run_program({KV_QUERYCTL, ":memory:", "--plugin", wrong(name), "-c", "SELECT 1"});
  }
  static Outcome host_that_finds_it(const std::string& folder) {
    return run_program({KV_QUERYCTL, ":memory:", "-c", "SELECT 41 + 1", "-csv", "--no-headers"}, "",
                       {"QUERYCTL_PLUGIN_PATH=" + folder});
  }

  Folder folder_;
};

TEST_F(Doctor, AGoodPluginPassesInEveryHostThatIsThere) {
  const Outcome good = doctor(KV_PLUGIN_QUADRANT);
  EXPECT_EQ(good.code, 0) << good.out << good.err;
  EXPECT_THAT(good.out,
              AllOf(HasSubstr("queryctl"), HasSubstr("sqlite3 SQLite 3."), HasSubstr("python 3."),
                    HasSubstr("6 of 6 examples"), HasSubstr("| quadrant_label ")));
}

TEST_F(Doctor, AHostThatIsNotThereIsSaidNotToBe) {
  const Outcome bare = run_program({KV_QUERYCTL, "plugin", "doctor", KV_PLUGIN_QUADRANT}, "",
                                   {"PATH=/nowhere", "NODE_PATH=/nowhere"});
  EXPECT_EQ(bare.code, 0) << bare.out;
  EXPECT_THAT(bare.out, AllOf(HasSubstr("not installed: sqlite3 is not there"),
                              HasSubstr("not installed: node is not there")));
}

TEST_F(Doctor, JsonIsOneDocumentWithTheMatrix) {
  const Outcome json = doctor(KV_PLUGIN_QUADRANT, {"--json"});
  EXPECT_EQ(json.code, 0);
  EXPECT_THAT(json.out, AllOf(HasSubstr("\"matrix\": ["), HasSubstr("\"problems\": 0"),
                              HasSubstr("\"function\": \"quadrant_label\"")));
}

struct Fault {
  const char* name;
  int code;
  const char* sentence;
};

void PrintTo(const Fault& fault, std::ostream* out) {
  *out << fault.name;
}

class WrongPlugin : public Doctor, public ::testing::WithParamInterface<Fault> {};

// An author must read what is wrong, not guess it from a crash.
TEST_P(WrongPlugin, HasItsOwnSentence) {
  const Outcome told = doctor(wrong(GetParam().name), {"-m", "list", "--timeout", "20"});
  EXPECT_EQ(told.code, GetParam().code) << told.out << told.err;
  EXPECT_THAT(told.out + told.err, HasSubstr(GetParam().sentence));
}

INSTANTIATE_TEST_SUITE_P(
    Each, WrongPlugin,
    ::testing::Values(
        Fault{"throws", 6, "was not loaded: an exception left its entry point."},
        Fault{"quits", 6, "loading it ends the process, with status 7"},
        Fault{"spins", 6, "loading it does not end"},
        Fault{"half", 6, "the second function is not there) and left half_one/0 behind"},
        Fault{"crashes", 5, "was ended by signal 6 (Aborted) while it ran the examples"},
        Fault{"liar", 5, "liar_one: its example gives '1', and its record says '2'."},
        Fault{"fickle", 5, "and it is registered as deterministic"},
        Fault{"shows", 5, "Also sqlite3_changes_of_mine"},
        Fault{"stray", 5, "median_of_mine|problem|It does not start with stray_"},
        Fault{"direct", 5, "It calls sqlite3_threadsafe past sqlite3ext.h"}),
    [](const auto& one) { return std::string(one.param.name); });

// The work of the one who has such a plugin in a folder must go on.
TEST_F(Doctor, TheHostLives) {
  for (const char* name : {"throws", "quits", "half"}) {
    const Outcome asked = host(name);
    EXPECT_EQ(asked.code, 6) << name << asked.err;
    EXPECT_THAT(asked.err, HasSubstr(std::string(name) + ".so was not loaded: "));
    const std::string alone = folder_ / name;
    fs::create_directory(alone);
    fs::copy_file(wrong(name), fs::path(alone) / fs::path(wrong(name)).filename());
    const Outcome found = host_that_finds_it(alone);
    EXPECT_EQ(found.code, 0) << name << found.err;
    EXPECT_EQ(found.out, "42\n");
    EXPECT_THAT(found.err, HasSubstr(std::string(name) + ".so was not loaded: "));
  }
}

TEST_F(Doctor, ANewerAbiAPlainExtensionAndARefusedOneAreToldApart) {
  const std::string fixtures = KV_TEST_PLUGINS;
  const Outcome newer = doctor(fixtures + "/otherabi.so");
  EXPECT_EQ(newer.code, 6);
  EXPECT_THAT(newer.err, HasSubstr("another version of the ABI"));
  const Outcome sqlite = doctor(fixtures + "/newer.so");
  EXPECT_EQ(sqlite.code, 6);
  EXPECT_THAT(sqlite.err, HasSubstr("it needs SQLite 9.0.0"));
  const Outcome plain = doctor(fixtures + "/plain.so");
  EXPECT_EQ(plain.code, 0) << plain.out;
  EXPECT_THAT(plain.out, HasSubstr("A plain SQLite extension"));
  const Outcome fails = doctor(fixtures + "/fails.so");
  EXPECT_EQ(fails.code, 6);
  EXPECT_THAT(fails.err, HasSubstr("the moon is not full"));
}

TEST_F(Doctor, DamagedForeignAndOpenFilesAreRefusedInWords) {
  const std::string whole = read_file(wrong("liar"));
  folder_.write("text.so", "not a library");
  folder_.write("empty.so", "");
  folder_.write("short.so", whole.substr(0, whole.size() / 2));
  std::string foreign = whole;
  foreign[18] = '\xB7';  // e_machine: ARM 64
  foreign[19] = '\0';
  folder_.write("foreign.so", foreign);
  const auto says = [&](const std::string& name, const char* sentence) {
    const Outcome told = doctor(folder_ / name);
    EXPECT_EQ(told.code, 6) << name;
    EXPECT_THAT(told.err, HasSubstr(sentence)) << name;
  };
  says("text.so", "does not begin as a library does");
  says("empty.so", "the file is empty");
  says("short.so", "is damaged: it ends after");
  says("foreign.so", "it is built for ARM 64 bit, and this is");
  says("none.so", "there is no such file");
  folder_.write("liar.so", whole);
  chmod((folder_ / "liar.so").c_str(), 0777);
  says("liar.so", "anyone may change");
}

TEST_F(Doctor, ListTellsOfTheOnesThatAreNotLoaded) {
  folder_.write("broken.so", "not a library");
  fs::copy_file(wrong("throws"), folder_ / "throws.so");
  fs::copy_file(std::string(KV_TEST_PLUGINS) + "/good.so", folder_ / "good.so");
  const Outcome list = run_program({KV_QUERYCTL, "plugin", "list", "-m", "list"}, "",
                                   {"QUERYCTL_PLUGIN_PATH=" + (folder_ / "")});
  EXPECT_EQ(list.code, 0);
  EXPECT_THAT(list.out, AllOf(HasSubstr("good|1.2.3|loaded|"), HasSubstr("throws||The plugin "),
                              HasSubstr("broken||The plugin "), Not(HasSubstr("terminate"))));
}

}  // namespace
}  // namespace kv::queryctl
