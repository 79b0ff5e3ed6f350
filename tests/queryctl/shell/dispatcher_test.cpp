// SPDX-License-Identifier: MIT
#include "queryctl/shell/dispatcher.h"

#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>

#include "tests/queryctl/shell/fake_host.h"

namespace kv::queryctl {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class Shell : public testing::Test {
 protected:
  Shell() {
    const auto* const test = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::path(KV_BINARY_DIR) / "shell_test" / test->name();
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  void type(std::initializer_list<const char*> lines) {
    for (const char* line : lines) shell.line(line);
  }
  std::string out() const { return host.out_stream.str(); }
  std::string err() const { return host.err_stream.str(); }
  std::string file(const std::string& name) const { return (folder_ / name).string(); }
  static std::string text(const std::string& path) {
    std::ifstream in(path);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  FakeHost host;
  Dispatcher shell{host};

 private:
  std::filesystem::path folder_;
};

TEST_F(Shell, GathersLinesUntilTheStatementIsComplete) {
  type({"SELECT 1,", "'a;'"});
  EXPECT_TRUE(shell.in_statement());
  EXPECT_THAT(host.ran, IsEmpty());
  type({"; -- done"});
  EXPECT_FALSE(shell.in_statement());
  EXPECT_THAT(host.ran, ElementsAre("SELECT 1,\n'a;'\n; -- done"));
}

TEST_F(Shell, CommentsAndEmptyLinesDoNotOpenAStatement) {
  type({"", "   ", "-- note", "# note", "/* a */ -- b"});
  EXPECT_FALSE(shell.in_statement());
  type({"/* open"});
  EXPECT_TRUE(shell.in_statement());
}

TEST_F(Shell, ADotWithinAStatementIsSqlAndNotACommand) {
  type({"SELECT", ".5;"});
  EXPECT_THAT(host.ran, ElementsAre("SELECT\n.5;"));
}

TEST_F(Shell, CancelForgetsTheOpenStatementOnly) {
  type({"SELECT"});
  shell.cancel();
  type({"SELECT 2;"});
  EXPECT_EQ(out(), "2\n");
}

TEST_F(Shell, AnErrorIsToldAndTheShellGoesOn) {
  type({"SELECT * FROM nowhere;", "SELECT 3;"});
  EXPECT_THAT(err(), HasSubstr("Error: no such table: nowhere"));
  EXPECT_EQ(out(), "3\n");
  EXPECT_FALSE(shell.leaving());
}

TEST_F(Shell, PassesSessionCommandsOnWithTheirWords) {
  type({".bosettingsindeks --from 2010 --group 'imdi-sor'"});
  EXPECT_THAT(host.ran, ElementsAre("bosettingsindeks [--from] [2010] [--group] [imdi-sor]"));
}

// A citation of something else than what is on the screen would be put into a text.
TEST_F(Shell, CiteAloneIsOfTheLastResult) {
  type({"SELECT 1;", ".cite"});
  EXPECT_EQ(host.ran.back(), "cite [SELECT 1;]") << err();
  type({".bosettingsindeks --from 2010", ".cite", ".cite"});
  EXPECT_EQ(host.ran.back(), "cite [bosettingsindeks --from 2010]");
  type({"SELECT nothing;", ".cite"});
  EXPECT_EQ(host.ran.back(), "cite [bosettingsindeks --from 2010]") << "what failed gave no result";
  type({".cite anmodet"});
  EXPECT_EQ(host.ran.back(), "cite [anmodet]");
}

TEST_F(Shell, AcceptsUniqueBeginningsAndPrefersTheShellsOwn) {
  type({".bos --from 2010", ".q"});
  EXPECT_THAT(host.ran, ElementsAre("bosettingsindeks [--from] [2010]"));
  EXPECT_TRUE(shell.leaving());
}

TEST_F(Shell, AnAmbiguousBeginningIsRefusedWithTheChoices) {
  type({".t on"});
  EXPECT_THAT(err(), HasSubstr(".t may be .tables or .timer"));
  EXPECT_THAT(host.ran, IsEmpty());
}

TEST_F(Shell, AnUnknownCommandNamesTheNearest) {
  type({".bosetingsindeks"});
  EXPECT_THAT(err(), HasSubstr("There is no command .bosetingsindeks"));
  EXPECT_THAT(err(), HasSubstr("bosettingsindeks?"));
}

TEST_F(Shell, ShowIsSqlitesWithoutArgumentsAndTheIndicatorsWithThem) {
  type({".show"});
  EXPECT_THAT(out(), HasSubstr("mode: table"));
  EXPECT_THAT(out(), HasSubstr("test.db (read-only)"));
  type({".show bosatt --year 2012"});
  EXPECT_THAT(host.ran, ElementsAre("show [bosatt] [--year] [2012]"));
}

TEST_F(Shell, ModeHeadersAndNullvalueChangeTheSettings) {
  type({".mode csv", ".headers off", ".nullvalue '-'", ".mode"});
  EXPECT_EQ(host.settings().mode, "csv");
  EXPECT_FALSE(host.settings().headers);
  EXPECT_EQ(host.settings().null_value, "-");
  EXPECT_EQ(out(), "current output mode: csv\n");
}

TEST_F(Shell, AWrongModeOrSwitchLeavesTheSettingAlone) {
  type({".mode cvs", ".headers maybe", ".timer"});
  EXPECT_EQ(host.settings().mode, "table");
  EXPECT_TRUE(host.settings().headers);
  EXPECT_THAT(err(), HasSubstr("There is no output mode \"cvs\""));
  EXPECT_THAT(err(), HasSubstr("\"maybe\" is neither on nor off"));
  EXPECT_THAT(err(), HasSubstr("Usage: .timer on|off"));
}

TEST_F(Shell, OnceTakesTheNextResultOnlyAndOutputAllUntilToldOtherwise) {
  type({(".once '" + file("å en.txt") + "'").c_str(), "SELECT 1;", "SELECT 2;"});
  EXPECT_EQ(text(file("å en.txt")), "1\n");
  EXPECT_EQ(out(), "2\n");
  type({(".output '" + file("alle.txt") + "'").c_str(), "SELECT 3;", "SELECT 4;", ".output",
        "SELECT 5;"});
  EXPECT_EQ(text(file("alle.txt")), "3\n4\n");
  EXPECT_EQ(out(), "2\n5\n");
}

TEST_F(Shell, ACommandThatDrawsIsToldTheNameOfTheFileByItsEndingItKnowsTheFormat) {
  shell.output().once(std::vector<std::string>{file("kart.svg")});
  EXPECT_EQ(host.settings().output_name, file("kart.svg"));
  shell.output().after_run();
  EXPECT_EQ(host.settings().output_name, "");
}

TEST_F(Shell, OnceEndsAlsoWhenTheStatementFails) {
  type({(".once '" + file("feil.txt") + "'").c_str(), "SELECT * FROM nowhere;", "SELECT 6;"});
  EXPECT_FALSE(std::filesystem::exists(file("feil.txt")));
  EXPECT_EQ(out(), "6\n");
}

TEST_F(Shell, OnceReplacesItsFileOnlyByAWholeOne) {
  std::ofstream(file("gammel.txt")) << "as it was";
  type({(".once '" + file("gammel.txt") + "'").c_str(), "SELECT * FROM nowhere;"});
  EXPECT_EQ(text(file("gammel.txt")), "as it was");
  type({(".once '" + file("gammel.txt") + "'").c_str(), "SELECT 6;"});
  EXPECT_EQ(text(file("gammel.txt")), "6\n");
}

TEST_F(Shell, AFileThatCannotBeWrittenIsToldAndOutputStaysWhereItWas) {
  type({(".output '" + file("ingen/slik/mappe.txt") + "'").c_str(), "SELECT 7;"});
  EXPECT_THAT(err(), HasSubstr("No such file or directory"));
  EXPECT_EQ(out(), "7\n");
}

TEST_F(Shell, AFullDiskIsTold) {
  type({".output /dev/full", "SELECT 8;", "SELECT 9;"});
  EXPECT_THAT(err(), HasSubstr("Not everything could be written to \"/dev/full\""));
  EXPECT_EQ(out(), "9\n");
}

TEST_F(Shell, ReadRunsAFileAndItsLastStatementNeedsNoSemicolon) {
  std::ofstream(file("a.sql")) << "\xEF\xBB\xBFSELECT 1;\r\n.mode json\r\nSELECT\r\n2";
  type({(".read '" + file("a.sql") + "'").c_str()});
  EXPECT_EQ(err(), "");
  EXPECT_EQ(out(), "1\n2\n");
  EXPECT_EQ(host.settings().mode, "json");
  EXPECT_EQ(host.origins.back(), file("a.sql") + ":3");
}

TEST_F(Shell, ReadStopsAtTheFirstErrorAndSaysWhere) {
  std::ofstream(file("b.sql")) << "SELECT 1;\n.nonsense\nSELECT 2;\n";
  type({(".read '" + file("b.sql") + "'").c_str()});
  EXPECT_EQ(out(), "1\n");
  EXPECT_THAT(err(), HasSubstr("b.sql, line 2: There is no command .nonsense"));
  EXPECT_THAT(err(), HasSubstr("What comes after that line was not run"));
}

TEST_F(Shell, ReadNamesThePlaceOfAnSqlErrorOnceWithTheFilesLine) {
  std::ofstream(file("e.sql")) << "\n\nSELECT * FROM nowhere;\n";
  type({(".read '" + file("e.sql") + "'").c_str()});
  EXPECT_EQ(err(),
            "Error: " + file("e.sql") +
                ":3: no such table: nowhere [KV1101]\nWhat comes after that line was not run.\n");
}

TEST_F(Shell, AFileThatReadsItselfEnds) {
  std::ofstream(file("c.sql")) << ".read '" << file("c.sql") << "'\n";
  type({(".read '" + file("c.sql") + "'").c_str()});
  EXPECT_THAT(err(), HasSubstr("files are nested 25 deep"));
}

TEST_F(Shell, ReadRefusesWhatIsNoTextFile) {
  std::ofstream(file("d.sql")) << std::string("SELECT 1;\0", 10);
  type({(".read '" + file("d.sql") + "'").c_str(), ".read /", ".read missing.sql"});
  EXPECT_THAT(err(), HasSubstr("zero byte"));
  EXPECT_THAT(err(), HasSubstr("\"/\" is a folder"));
  EXPECT_THAT(err(), HasSubstr("Cannot read \"missing.sql\""));
  EXPECT_THAT(host.ran, IsEmpty());
}

TEST_F(Shell, ExitTakesACodeAndRefusesAWrongOne) {
  type({".exit 300", ".exit x"});
  EXPECT_FALSE(shell.leaving());
  type({".exit 7"});
  EXPECT_TRUE(shell.leaving());
  EXPECT_EQ(shell.exit_code(), 7);
}

TEST_F(Shell, EndOfInputTellsThatAnOpenStatementWasNotRun) {
  type({"SELECT 1"});
  shell.end_of_input();
  EXPECT_TRUE(shell.leaving());
  EXPECT_THAT(err(), HasSubstr("was not run"));
  EXPECT_EQ(out(), "");
}

TEST_F(Shell, TimerTellsOnStderrSoThatDataStaysClean) {
  type({".timer on", "SELECT 1;"});
  EXPECT_EQ(out(), "1\n");
  EXPECT_THAT(err(), testing::MatchesRegex("Run Time: real [0-9.]+ user [0-9.]+ sys [0-9.]+\n"));
}

TEST_F(Shell, TablesAndSchemaAlsoListABrokenView) {
  host.db.exec(
      "CREATE TABLE kommune_år(kode TEXT); CREATE INDEX ix ON kommune_år(kode);"
      "CREATE VIEW ødelagt AS SELECT f(x) FROM borte; CREATE TEMP VIEW midlertidig AS SELECT 1");
  type({".tables"});
  EXPECT_EQ(out(), "kommune_år\ntemp.midlertidig\nødelagt\n");
  host.out_stream.str("");
  type({".schema kommune_år"});
  EXPECT_EQ(out(), "CREATE TABLE kommune_år(kode TEXT);\nCREATE INDEX ix ON kommune_år(kode);\n");
  host.out_stream.str("");
  type({".tables ø%", ".schema øde*"});
  EXPECT_EQ(out(), "ødelagt\nCREATE VIEW ødelagt AS SELECT f(x) FROM borte;\n");
  type({".tables finnes_ikke"});
  EXPECT_THAT(err(), HasSubstr("No table or view matches \"finnes_ikke\""));
}

TEST_F(Shell, TablesAreInColumnsOnATerminal) {
  host.db.exec("CREATE TABLE a(x); CREATE TABLE bø(x); CREATE TABLE c(x)");
  host.terminal_width = 8;
  type({".tables"});
  EXPECT_EQ(out(), "a   c\nbø\n");
}

TEST_F(Shell, HelpListsTheShellsAndTheSessionsCommands) {
  type({".help"});
  EXPECT_THAT(out(), HasSubstr(".mode [MODE"));
  EXPECT_THAT(out(), HasSubstr("indicator:\n.bosettingsindeks"));
  EXPECT_THAT(out(), HasSubstr("plugin quadrant:\n.quadrant"));
  host.out_stream.str("");
  type({".help settled"});
  EXPECT_THAT(out(), HasSubstr(".bosettingsindeks"));
  EXPECT_THAT(out(), Not(HasSubstr(".mode")));
  type({".help .bosettingsindeks"});
  EXPECT_THAT(host.ran, ElementsAre("help [bosettingsindeks]"));
  type({".help zzz"});
  EXPECT_THAT(err(), HasSubstr("No command has \"zzz\""));
}

}  // namespace
}  // namespace kv::queryctl
