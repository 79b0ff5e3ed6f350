// SPDX-License-Identifier: MIT
#include <filesystem>
#include <gmock/gmock.h>

#include "tests/queryctl/support/program.h"
#include "tests/queryctl/support/sample.h"

namespace kv::queryctl {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class CliDraw : public ::testing::Test {
 protected:
  CliDraw() {
    run_on(db_,
           "CREATE TABLE svar (label TEXT, value REAL, count INTEGER, status TEXT);"
           "INSERT INTO svar VALUES ('Nei <b>', 40, 16, 'reconstructed'), ('Ja', 60, 24, "
           "'reconstructed'), ('Skjult', NULL, NULL, 'reconstructed; suppressed');"
           "CREATE TABLE scores (region TEXT, name TEXT, x REAL, y REAL, n INTEGER);"
           "INSERT INTO scores VALUES ('0901', 'Risør', 92, 33, 12), ('0906', 'Arendal', 56, 28, "
           "180), ('0833', 'Tokke', NULL, 20, 15), ('0904', 'Grimstad', 72, 65, 52), ('0929', "
           "'Åmli', 80, 50, 3);"
           "CREATE TABLE aar (name TEXT, period TEXT, value REAL, status TEXT);"
           "INSERT INTO aar VALUES ('Telemark', '2010', 5, ''), ('Telemark', '2011', 6, 'imputed: "
           "between'), ('Telemark', '2012-01-01', 7, '')");
  }

  Outcome run(std::vector<std::string> words) {
    words.insert(words.begin(), {KV_QUERYCTL, db_});
    return run_program(words, {}, {});
  }

  Folder folder_;
  const std::string db_ = folder_ / "a.db";
};

TEST_F(CliDraw, ATableBecomesBarsInTheFormatOfTheFile) {
  const Outcome outcome =
      run({"bars", "svar", "--unit", "percent", "--title", "Svar æøå", "-o", folder_ / "a.svg"});
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_EQ(outcome.out, "");
  const std::string svg = read_file(folder_ / "a.svg");
  EXPECT_THAT(svg, HasSubstr("Svar æøå"));
  EXPECT_THAT(svg, HasSubstr("Nei &lt;b&gt;"));
  EXPECT_THAT(svg, HasSubstr("60\u00a0%\u00a0(24)"));
  EXPECT_THAT(svg, HasSubstr("Rekonstruerte data."));
  EXPECT_THAT(svg, HasSubstr("skjult av hensyn til personvern (1)"));
  EXPECT_EQ(run({"bars", "svar", "--format", "svg"}).out,
            run({"bars", "SELECT * FROM svar", "--format", "svg"}).out);
}

TEST_F(CliDraw, WhatIsInventedIsNotCalledReconstructed) {
  const Outcome outcome =
      run({"bars", "SELECT label, value, 'invented' AS status FROM svar", "--format", "svg"});
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("Oppdiktede data."));
  EXPECT_THAT(outcome.out, Not(HasSubstr("ekonstruerte")));
}

TEST_F(CliDraw, AnotherCommandsResultIsDrawnWithItsCutsAndFields) {
  const Outcome outcome =
      run({"scatter", "quadrant scores --x-cut 70 --y-cut 41.3 --n n --min-n 10", "--x-name",
           "bosetting", "--y-name", "overgang", "--lang", "en", "--format", "svg"});
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("High bosetting, high overgang (1): Grimstad."));
  EXPECT_THAT(outcome.out, HasSubstr("Too few (1): Åmli."));
  EXPECT_THAT(outcome.out, HasSubstr("No figure (1): Tokke."));
}

TEST_F(CliDraw, YearsAreReadFromPeriods) {
  const Outcome outcome = run({"series", "aar", "--breaks", "2011", "--format", "svg"});
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("Telemark: 5 (2010) til 7 (2012)"));
  EXPECT_THAT(outcome.out, HasSubstr("brudd i tidsserien"));
  EXPECT_EQ(run({"series", "aar", "--breaks", "i fjor", "--format", "svg"}).code, 2);
}

TEST_F(CliDraw, InfiniteCoefficientsReachThePlot) {
  const Outcome outcome = run({"coefficients",
                               "SELECT 'FrP' AS term, 9e999 AS estimate, 0.3 AS conf_low, 9e999 AS "
                               "conf_high",
                               "--format", "svg"});
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("FrP ∞ [0,30; ∞]"));
}

TEST_F(CliDraw, WhatCannotBeDrawnIsASentenceAndLeavesNoFile) {
  const std::string file = folder_ / "a.svg";
  const auto refused = [&](std::vector<std::string> words, int code, const std::string& sentence) {
    words.insert(words.end(), {"-o", file});
    const Outcome outcome = run(words);
    EXPECT_EQ(outcome.code, code);
    EXPECT_THAT(outcome.err, HasSubstr(sentence));
    EXPECT_FALSE(std::filesystem::exists(file));
  };
  refused({"bars", "scores"}, 2, "It has region, name, x, y and n");
  refused({"bars", "scores", "--value", "name"}, 1, "holds 'Risør', which is no number");
  refused({"bars"}, 2, "give DATA or --question");
  refused({"bars", "ingen"}, 1, "there is no table or view 'ingen'");
  refused({"series", "svar"}, 2, "column called period");
  refused({"bars", "DELETE FROM svar"}, 2, "it is no query");
  const Outcome gif = run({"bars", "svar", "-o", folder_ / "a.gif"});
  EXPECT_EQ(gif.code, 2);
  EXPECT_THAT(gif.err, HasSubstr("known are svg, png and pdf"));
}

TEST_F(CliDraw, ACommandThatMakesRowsDoesNotPutThemIntoAFigure) {
  for (const char* name : {"a.svg", "a.PNG", "a.gpkg"}) {
    const Outcome outcome = run({"quadrant", "scores", "--x-cut", "1", "-o", folder_ / name});
    EXPECT_EQ(outcome.code, 2) << name;
    EXPECT_THAT(outcome.err, HasSubstr("Draw them with bars, series, scatter or coefficients"));
    EXPECT_FALSE(std::filesystem::exists(folder_ / name));
  }
  EXPECT_EQ(run({"quadrant", "scores", "--format", "svg"}).code, 2);
  EXPECT_EQ(run({"quadrant", "scores", "-o", folder_ / "a.csv"}).code, 0);
}

TEST_F(CliDraw, ThePicturesAreWhatTheirNamesSay) {
  const Outcome png = run({"bars", "svar", "--dpi", "50", "--format", "png"});
  if (png.err.find("Install the package libcairo2") != std::string::npos) {
    EXPECT_EQ(png.code, 1);
    GTEST_SKIP() << "libcairo.so.2 is not installed; the sentence that says so was there.";
  }
  ASSERT_EQ(png.code, 0) << png.err;
  EXPECT_THAT(png.out, StartsWith("\x89PNG"));
  const Outcome pdf = run({"bars", "svar", "--format", "pdf"});
  EXPECT_EQ(pdf.code, 0) << pdf.err;
  EXPECT_THAT(pdf.out, StartsWith("%PDF"));
}

TEST_F(CliDraw, AManualSaysWhatIsMade) {
  const Outcome outcome = run({"manual", "scatter"});
  EXPECT_THAT(outcome.out, HasSubstr("svg, png and pdf, by the ending of -o FILE or --format"));
  EXPECT_THAT(outcome.err, Not(HasSubstr("scatter")));
}

}  // namespace
}  // namespace kv::queryctl
