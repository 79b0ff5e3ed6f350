// SPDX-License-Identifier: MIT
#include "queryctl/plugins/host.h"

#include <filesystem>
#include <gmock/gmock.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include "schema/error.h"
#include "tests/queryctl/support/sample.h"

namespace kv::queryctl {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class Host : public ::testing::Test {
 protected:
  Host() { sqlite3_open(":memory:", &db_); }
  ~Host() override { sqlite3_close(db_); }

  /// Puts copies of the fixtures of these names into a folder of its own.
  std::string folder_with(const std::vector<std::string>& names) {
    for (const std::string& name : names)
      fs::copy_file(fs::path(KV_TEST_PLUGINS) / (name + ".so"), folder_ / (name + ".so"),
                    fs::copy_options::overwrite_existing);
    return folder_ / "";
  }

  std::vector<std::string> load(const PluginRequest& request) {
    std::vector<std::string> warnings;
    host_.load(db_, request, warnings);
    return warnings;
  }

  std::string refusal(const PluginRequest& request) {
    try {
      load(request);
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ExitCode::kPlugin);
      return error.what() + ("|" + error.remedy());
    }
    return "accepted";
  }

  bool runs(const std::string& sql) {
    return sqlite3_exec(db_, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
  }

  sqlite3* db_ = nullptr;
  Folder folder_;
  PluginHost host_;
};

TEST_F(Host, LoadsTheFoldersAndKeepsTheRecords) {
  PluginRequest request;
  request.folders = {folder_with({"good"}), folder_ / "none"};
  EXPECT_THAT(load(request), IsEmpty());
  ASSERT_EQ(host_.plugins().size(), 1U);
  EXPECT_EQ(host_.plugins()[0].version, "1.2.3");
  EXPECT_NE(host_.find_function("good_two"), nullptr);
  EXPECT_TRUE(runs("SELECT good_two()"));
}

// SQL that someone was sent must not be able to load code, nor to reach the host.
TEST_F(Host, LeavesNoDoorOpenToSql) {
  PluginRequest request;
  request.folders = {folder_with({"good"})};
  load(request);
  EXPECT_FALSE(runs("SELECT load_extension('" + (folder_ / "good.so") + "')"));
  EXPECT_FALSE(runs("SELECT queryctl_register(NULL)"));
  char* message = nullptr;
  EXPECT_NE(sqlite3_load_extension(db_, (folder_ / "good.so").c_str(), nullptr, &message),
            SQLITE_OK);
  sqlite3_free(message);
}

// One broken plugin must not take the others away.
TEST_F(Host, WarnsOfABrokenOneAndGoesOn) {
  folder_.write("broken.so", "not a library");
  PluginRequest request;
  request.folders = {folder_with({"fails", "good", "newer", "otherabi", "short"})};
  const std::vector<std::string> warnings = load(request);
  EXPECT_THAT(warnings,
              ElementsAre(AllOf(HasSubstr("broken.so was not loaded"),
                                HasSubstr("does not begin as one does")),
                          HasSubstr("the moon is not full"), HasSubstr("it needs SQLite 9.0.0"),
                          HasSubstr("another version of the ABI"), HasSubstr("too short")));
  ASSERT_EQ(host_.plugins().size(), 1U);
  EXPECT_EQ(host_.plugins()[0].name, "good");
}

TEST_F(Host, ThrowsForOneThatWasAskedFor) {
  PluginRequest request;
  request.asked = {folder_with({"fails"}) + "fails.so"};
  EXPECT_THAT(refusal(request), HasSubstr("the moon is not full"));
}

TEST_F(Host, FindsByPathWithAndWithoutSuffixAndByName) {
  const std::string folder = folder_with({"good"});
  for (const std::string& asked : {folder + "good.so", folder + "good", std::string("good")}) {
    PluginHost host;
    PluginRequest request;
    request.asked = {asked};
    request.folders = {folder};
    std::vector<std::string> warnings;
    host.load(db_, request, warnings);
    EXPECT_EQ(host.plugins().size(), 1U)
        << asked << ": asked for and found in a folder is one plugin";
  }
}

TEST_F(Host, SuggestsNamesOfPlugins) {
  PluginRequest request;
  request.asked = {"goood"};
  request.folders = {folder_with({"good"})};
  EXPECT_THAT(refusal(request), HasSubstr("Did you mean good?"));
  request.asked = {"./goood"};
  EXPECT_THAT(refusal(request), HasSubstr("there is no such file"));
}

// The current directory may belong to anyone.
TEST_F(Host, NeverLooksInTheCurrentDirectory) {
  const fs::path before = fs::current_path();
  fs::current_path(folder_with({"good"}));
  PluginRequest request;
  request.search_path = ":.:relative";
  const std::vector<std::string> warnings = load(request);
  PluginRequest by_name;
  by_name.asked = {"good"};
  const std::string by_name_refused = refusal(by_name);
  fs::current_path(before);
  EXPECT_EQ(warnings.size(), 3U);
  EXPECT_THAT(host_.plugins(), IsEmpty());
  EXPECT_THAT(by_name_refused, HasSubstr("no plugin folder holds it"));
}

TEST_F(Host, TheSearchPathComesFirst) {
  const std::string first = folder_with({"good"});
  PluginRequest request;
  request.search_path = first;
  request.folders = {KV_TEST_PLUGINS};
  load(request);
  ASSERT_FALSE(host_.plugins().empty());
  EXPECT_EQ(host_.plugins()[0].path, fs::canonical(first + "good.so").string());
}

TEST_F(Host, RefusesWhatAnyoneMayChange) {
  const std::string folder = folder_with({"good"});
  PluginRequest request;
  request.asked = {folder + "good.so"};
  chmod((folder + "good.so").c_str(), 0777);
  EXPECT_THAT(refusal(request), AllOf(HasSubstr("anyone may change"), HasSubstr("chmod o-w")));
  chmod((folder + "good.so").c_str(), 0755);
  chmod(folder.c_str(), 0777);
  EXPECT_THAT(refusal(request), HasSubstr("anyone may change"));
  chmod(folder.c_str(), 0755);
  EXPECT_EQ(refusal(request), "accepted");
}

TEST_F(Host, TakesAPlainExtensionToo) {
  PluginRequest request;
  request.asked = {folder_with({"plain"}) + "plain.so"};
  EXPECT_THAT(load(request), IsEmpty());
  EXPECT_TRUE(runs("SELECT plain_two()"));
  EXPECT_THAT(host_.plugins(), IsEmpty()) << "it says nothing of itself";
}

TEST_F(Host, LoadsNothingWhenToldSo) {
  PluginRequest request;
  request.enabled = false;
  request.folders = {folder_with({"good"})};
  load(request);
  EXPECT_FALSE(runs("SELECT good_two()"));
}

}  // namespace
}  // namespace kv::queryctl
