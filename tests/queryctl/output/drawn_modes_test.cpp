// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <limits>

#include "schema/error.h"
#include "tests/queryctl/output/written.h"

namespace kv::queryctl {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

const std::vector<Column> kIndicator = {{"region", {}}, {"name", {}}, {"value", 1}, {"status", {}}};

TEST(BarMode, BarsAreInProportionAndZeroHasNone) {
  WriterOptions terminal;
  terminal.max_width = 40;
  const Written written = write("bar", kIndicator,
                                {{text("0901"), text("Risør"), real(80), text("")},
                                 {text("0938"), text("Bygland"), integer(0), text("")},
                                 {text("0906"), text("Arendal"), real(40), text("")}},
                                terminal);
  EXPECT_EQ(written.out,
            "  Risør  █████████████████████████ 80.0\n"
            "Bygland  0\n"
            "Arendal  ████████████▌ 40.0\n");
  EXPECT_THAT(written.notices, ElementsAre("Drawn is value; not shown: region, status."));
}

TEST(BarMode, WhatHasNoNumberHasItsReasonAndNoBar) {
  const Written written = write("bar", kIndicator,
                                {{text("0833"), text("Tokke"), null(), text("never asked")},
                                 {text("0834"), text("Vinje"), null(), text(":")},
                                 {text("0835"), text("Ny"), null(), null()},
                                 {text("0901"), text("Risør"), real(1e-9), text("")}});
  EXPECT_THAT(written.out, HasSubstr("Tokke  (never asked)\n"));
  EXPECT_THAT(written.out, HasSubstr("Vinje  (:)\n"));
  EXPECT_THAT(written.out, HasSubstr("   Ny  (no value)\n"));
}

TEST(BarMode, NegativeTinyHugeAndInfiniteValuesAreTold) {
  const Written written = write("bar", {{"label", {}}, {"value", {}}},
                                {{text("ned"), real(-1e308)},
                                 {text("opp"), real(1e308)},
                                 {text("litt"), real(1)},
                                 {text("evig"), real(std::numeric_limits<double>::infinity())}});
  EXPECT_THAT(written.out, HasSubstr(" ned  ░"));
  EXPECT_THAT(written.out, HasSubstr("litt  ▏ 1.0"));
  EXPECT_THAT(written.out, HasSubstr("evig  (Inf)"));
}

TEST(BarMode, AResultWithoutNumbersIsRefusedAndOneWithoutRowsSaid) {
  EXPECT_THROW(write("bar", {{"a", {}}}, {{text("x")}}), Error);
  EXPECT_THAT(write("bar", kIndicator, {}).notices, ElementsAre("The result has no rows."));
  EXPECT_THAT(write("bar", {{"n", {}}}, {{integer(3)}}).out, HasSubstr("█ 3"));
}

TEST(SparkMode, EachNameIsALineFromZeroUp) {
  const Written written = write("spark", {{"name", {}}, {"period", {}}, {"value", {}}},
                                {{text("Telemark"), text("2010"), integer(0)},
                                 {text("Telemark"), text("2011"), integer(50)},
                                 {text("Telemark"), text("2012"), null()},
                                 {text("Telemark"), text("2013"), integer(100)},
                                 {text("Agder"), text("2010"), integer(5)}});
  EXPECT_EQ(written.out,
            "Telemark  ▁▅·█  0 → 100\n"
            "   Agder  █     5\n");
}

TEST(DrawnModes, AnEscapeSequenceInANameDoesNotReachTheTerminal) {
  for (const char* mode : {"bar", "spark"})
    EXPECT_THAT(write(mode, {{"name", {}}, {"value", {}}}, {{text("\x1b[2Ja\nb"), integer(1)}}).out,
                Not(HasSubstr("\x1b")));
}

}  // namespace
}  // namespace kv::queryctl
