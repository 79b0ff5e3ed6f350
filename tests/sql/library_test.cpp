// SPDX-License-Identifier: MIT
#include "sql/library.h"

#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <unistd.h>

#include "schema/error.h"

namespace kv::sql {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class LibraryFolder : public ::testing::Test {
 protected:
  LibraryFolder() {
    const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
    folder_ = fs::temp_directory_path() / ("kv_library_" + std::to_string(getpid()) + test->name());
    fs::create_directories(folder_);
  }
  ~LibraryFolder() override { fs::remove_all(folder_); }

  void write(const std::string& name, const std::string& text) {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name) << text;
  }

  static std::string indicator(const std::string& name, const std::string& title = "T") {
    return "-- @indicator " + name + "\n-- @title " + title + "\n-- @unit u\nSELECT 1 AS a;\n";
  }

  fs::path folder_;
};

TEST(EmbeddedLibrary, HoldsTheSettlementIndex) {
  const Library library = Library::embedded();
  const Query* query = library.find("bosettingsindeks");
  ASSERT_NE(query, nullptr);
  EXPECT_EQ(query->path, "sql/indicators/bosettingsindeks.sql");
  EXPECT_EQ(query->subject, "indicator");
  EXPECT_EQ(library.find("Bosettingsindeks"), nullptr);
}

// An analyst's own folder adds indicators without building anything.
TEST_F(LibraryFolder, AddsFilesOfTheFolderAndItsThreeFolders) {
  write("a.sql", indicator("a"));
  write("indicators/b.sql", indicator("b"));
  write("reports/c.sql", "-- @report c\n-- @title T\nSELECT 1;");
  write("notes.txt", "not SQL");
  Library library = Library::embedded();
  std::vector<std::string> told;
  library.add_directory(folder_, told);
  EXPECT_NE(library.find("a"), nullptr);
  EXPECT_NE(library.find("b"), nullptr);
  ASSERT_NE(library.find("c"), nullptr);
  EXPECT_EQ(library.find("c")->subject, "report");
  EXPECT_THAT(told, IsEmpty());
}

// Another definition under a known name changes numbers: it must be told.
TEST_F(LibraryFolder, TellsWhenAFileReplacesAnother) {
  write("mine.sql", indicator("bosettingsindeks", "Min egen"));
  Library library = Library::embedded();
  const std::size_t count = library.queries().size();
  std::vector<std::string> told;
  library.add_directory(folder_, told);
  EXPECT_EQ(library.queries().size(), count);
  EXPECT_EQ(library.find("bosettingsindeks")->title_nb, "Min egen");
  EXPECT_THAT(told,
              ElementsAre("bosettingsindeks is taken from " + (folder_ / "mine.sql").string() +
                          " instead of sql/indicators/bosettingsindeks.sql."));
}

TEST_F(LibraryFolder, RefusesTwoOfOneName) {
  write("a.sql", indicator("same"));
  write("b.sql", indicator("same"));
  Library library = Library::embedded();
  std::vector<std::string> told;
  try {
    library.add_directory(folder_, told);
    FAIL() << "accepted";
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("b.sql: the name same is taken by"));
  }
  EXPECT_EQ(library.find("same"), nullptr) << "a refused folder leaves nothing behind";
}

TEST_F(LibraryFolder, RefusesAWrongFileWhole) {
  write("a.sql", indicator("good"));
  write("b.sql", "-- @indicator b\n-- @titel T\nSELECT 1;");
  Library library = Library::embedded();
  std::vector<std::string> told;
  EXPECT_THROW(library.add_directory(folder_, told), Error);
  EXPECT_EQ(library.find("good"), nullptr);
}

TEST_F(LibraryFolder, NamesAFolderThatIsNotThere) {
  Library library = Library::embedded();
  std::vector<std::string> told;
  try {
    library.add_directory(folder_ / "none", told);
    FAIL() << "accepted";
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("none cannot be read"));
    EXPECT_EQ(error.code(), ExitCode::kCannotOpen);
  }
}

}  // namespace
}  // namespace kv::sql
