// SPDX-License-Identifier: MIT
#include <filesystem>
#include <gmock/gmock.h>

#include "queryctl/artefact.h"
#include "tests/queryctl/support/program.h"
#include "tests/queryctl/support/sample.h"

namespace kv::queryctl {
namespace {

using ::testing::HasSubstr;

/// The fixture's command draw-good: svg is a text, bin are bytes, and none is nothing.
class CliArtefact : public ::testing::Test {
 protected:
  CliArtefact() { run_on(db_, "CREATE TABLE t (a)"); }

  Outcome run(std::vector<std::string> words, const std::string& input = {}) {
    words.insert(words.begin(), KV_QUERYCTL);
    words.insert(words.end(), {"--plugin", KV_TEST_PLUGINS "/good.so"});
    return run_program(words, input, {});
  }

  Folder folder_;
  const std::string db_ = folder_ / "a.db";
};

TEST_F(CliArtefact, TheEndingOfTheFileSaysTheFormatAndTheBytesAreAsMade) {
  const Outcome svg = run({db_, "draw-good", "--word", "Bø", "-o", folder_ / "a.SVG"});
  EXPECT_EQ(svg.code, 0);
  EXPECT_EQ(svg.out, "");
  EXPECT_EQ(svg.err, "Bykle has no room.\n");
  EXPECT_EQ(read_file(folder_ / "a.SVG"), "<svg>Bø</svg>");
  EXPECT_EQ(run({db_, "draw-good", "-o", folder_ / "a.bin"}).code, 0);
  EXPECT_EQ(read_file(folder_ / "a.bin"), std::string("\0\xff\n", 3));
}

TEST_F(CliArtefact, FormatStandsAboveTheEndingAndGoesToAPipe) {
  EXPECT_EQ(run({db_, "draw-good", "--format", "svg"}).out, "<svg>x</svg>");
  EXPECT_EQ(run({db_, "draw-good", "--format", "bin"}).out, std::string("\0\xff\n", 3));
  EXPECT_EQ(run({db_, "draw-good", "--format", "bin", "-o", folder_ / "b.svg"}).code, 0);
  EXPECT_EQ(read_file(folder_ / "b.svg"), std::string("\0\xff\n", 3));
}

TEST_F(CliArtefact, AnotherFormatIsRefusedWithTheListAndLeavesNoFile) {
  for (const char* name : {"a.gif", "a", "a.svg.gz"}) {
    const Outcome outcome = run({db_, "draw-good", "-o", folder_ / name});
    EXPECT_EQ(outcome.code, 2) << name;
    EXPECT_THAT(outcome.err, HasSubstr("known are svg, bin and none")) << name;
    EXPECT_FALSE(std::filesystem::exists(folder_ / name)) << name;
  }
  EXPECT_EQ(run({db_, "draw-good"}).code, 2);
  const Outcome unknown = run({db_, "draw-good", "--format", "tiff"});
  EXPECT_EQ(unknown.code, 2);
  EXPECT_THAT(unknown.err, HasSubstr("there is no format 'tiff'"));
}

TEST_F(CliArtefact, NothingToDrawIsAnErrorAndAnOlderFileStays) {
  const std::string file = folder_ / "a.none";
  folder_.write("a.none", "as it was");
  const Outcome outcome = run({db_, "draw-good", "-o", file});
  EXPECT_EQ(outcome.code, 1);
  EXPECT_THAT(outcome.err, HasSubstr("nothing to draw"));
  EXPECT_EQ(read_file(file), "as it was");
}

TEST_F(CliArtefact, SqlHasNoFormat) {
  const Outcome outcome = run({db_, "--format", "svg", "-c", "SELECT 1"});
  EXPECT_EQ(outcome.code, 2);
  EXPECT_THAT(outcome.err, HasSubstr("--mode"));
}

TEST(Artefact, WhatATerminalCannotShowIsKnownByItsBytes) {
  EXPECT_TRUE(is_readable("<svg>æøå –</svg>\n"));
  EXPECT_TRUE(is_readable(""));
  for (const char* bytes : {"\x89PNG", "a\x1b[0m", "\xc3", "\xff"})
    EXPECT_FALSE(is_readable(bytes));
  EXPECT_FALSE(is_readable(std::string("a\0b", 3)));
}

}  // namespace
}  // namespace kv::queryctl
