// SPDX-License-Identifier: MIT
#include "etl/source.h"

#include <algorithm>
#include <gtest/gtest.h>

#include "schema/error.h"
#include "tests/etl/support.h"

namespace kv::etl {
namespace {

const std::string kHead =
    "-- @source s\n-- @title t\n-- @publisher p\n-- @licence l\nINSERT INTO indicator_in VALUES "
    "(1);\n\n";
const std::string kLayout =
    "-- @layout a\n-- @header Kode;Tall\n-- @region Kode\n-- @value Tall\nINSERT INTO series "
    "(label) SELECT id FROM label;\n";

std::string refusal(const std::string& text) {
  try {
    parse_source("etl/sources/s.sql", text);
  } catch (const Error& error) {
    return error.what();
  }
  return "was taken";
}

TEST(ParseSource, ReadsWhatTheTagsSay) {
  const Source source = parse_source(
      "s.sql",
      kHead + kLayout + "-- @rule r\n-- @severity warning\n-- @acceptable yes\nSELECT 1;\n");
  EXPECT_EQ(source.code, "s");
  ASSERT_EQ(source.layouts.size(), 1U);
  EXPECT_EQ(source.layouts[0].header, (std::vector<std::vector<std::string>>{{"Kode", "Tall"}}));
  EXPECT_EQ(source.layouts[0].decimal, '.');
  EXPECT_FALSE(source.layouts[0].empty_is_absent)
      << "an empty cell would vanish without being asked for";
  ASSERT_EQ(source.rules.size(), 1U);
  EXPECT_EQ(source.rules[0].severity, "warning");
  EXPECT_TRUE(source.rules[0].acceptable);
}

TEST(ParseSource, RefusesATagItDoesNotKnow) {
  const std::string said =
      refusal(kHead + "-- @layout a\n-- @heder Kode\n-- @region 1\n-- @value *\nSELECT 1;\n");
  EXPECT_NE(said.find("heder"), std::string::npos) << said;
  EXPECT_NE(said.find("s.sql:8"), std::string::npos) << "the line must be named: " << said;
}

TEST(ParseSource, RefusesMappingsThatLackAPart) {
  EXPECT_NE(refusal("-- @source s\n-- @title t\n\n" + kLayout).find("@publisher is missing"),
            std::string::npos);
  EXPECT_NE(refusal(kLayout).find("there is no @source"), std::string::npos);
  EXPECT_NE(refusal(kHead).find("there is no @layout"), std::string::npos);
  EXPECT_NE(refusal(kHead + "-- @layout a\n-- @region 1\n-- @value *\nSELECT 1;\n")
                .find("has no @header"),
            std::string::npos);
  EXPECT_NE(refusal(kHead + "-- @layout a\n-- @header Kode\n-- @region 1\nSELECT 1;\n")
                .find("needs @rows, or"),
            std::string::npos);
  EXPECT_NE(refusal(kHead + kLayout + "-- @rule r\n").find("has no SQL"), std::string::npos)
      << "a check that checks nothing would be taken";
}

TEST(ParseSource, RefusesChoicesThatAreNone) {
  const auto with = [](const std::string& tag) {
    return kHead + "-- @layout a\n-- @header Kode\n-- @region 1\n-- @value *\n" + tag +
           "\nSELECT 1;\n";
  };
  EXPECT_NE(refusal(with("-- @decimal ;")).find("@decimal is . or ,"), std::string::npos);
  EXPECT_NE(refusal(with("-- @empty zero")).find("@empty is absent or missing"), std::string::npos);
  EXPECT_NE(refusal(with("-- @codes old")).find("@codes is own, today or prefix"),
            std::string::npos);
  EXPECT_NE(refusal(kHead + kLayout + "-- @rule r\n-- @severity fatal\nSELECT 1;\n")
                .find("error, warning or note"),
            std::string::npos)
      << "a misspelt severity would be taken for an error or worse, a note";
}

TEST(ParseSource, RefusesARequiredLayoutThatIsNotThere) {
  EXPECT_NE(
      refusal("-- @source s\n-- @title t\n-- @publisher p\n-- @licence l\n-- @requires b\n\n" +
              kLayout)
          .find("names the layout b"),
      std::string::npos);
}

TEST(Sources, EveryShippedMappingIsReadAndListed) {
  std::vector<std::string> codes;
  for (const Source& source : sources()) codes.push_back(source.code);
  EXPECT_TRUE(std::ranges::is_sorted(codes));
  for (const auto& entry : test::fs::directory_iterator(KV_SOURCE_DIR "/etl/sources")) {
    if (entry.path().extension() != ".sql") continue;
    EXPECT_EQ(std::ranges::count(codes, entry.path().stem().string()), 1)
        << entry.path() << ": a file whose name is not its source's is not found by its readers";
  }
}

TEST(Sources, AnUnknownOneIsRefusedWithTheListOfThose) {
  try {
    find_source("klass");
    FAIL() << "was found";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ExitCode::kUsage);
    for (const Source& source : sources())
      EXPECT_NE(error.remedy().find(source.code), std::string::npos) << error.remedy();
  }
}

TEST(ParseSource, ReadsSeveralRegionColumnsWithTheirKinds) {
  const Source source = parse_source("s.sql", kHead +
                                                  "-- @layout a\n-- @header K;F;Tall *;...\n"
                                                  "-- @region K; F\n-- @kind kommune;fylke land\n"
                                                  "-- @value Tall *\nSELECT 1;\n");
  ASSERT_EQ(source.layouts[0].regions.size(), 2U);
  EXPECT_EQ(source.layouts[0].regions[1].column, "F");
  EXPECT_EQ(source.layouts[0].regions[1].kinds, (std::vector<std::string>{"fylke", "land"}));
  EXPECT_FALSE(source.layouts[0].single_value());
}

TEST(ParseSource, RefusesKindsSymbolsAndSqlThatDoNotFit) {
  const auto with = [](const std::string& tag, const std::string& sql = "SELECT 1;\n") {
    return kHead + "-- @layout a\n-- @header Kode\n-- @region 1;2\n-- @value *\n" + tag + "\n" +
           sql;
  };
  EXPECT_NE(refusal(with("-- @kind a;b;c")).find("another number of parts"), std::string::npos);
  EXPECT_NE(refusal(with("-- @symbols NULL 0")).find("@symbols has pairs"), std::string::npos)
      << "a text could be declared a number";
  EXPECT_NE(refusal(with("-- @sql-of b", "")).find("names a layout above"), std::string::npos);
  EXPECT_NE(refusal(with("-- @lost-letters yes")).find("names or refused"), std::string::npos);
}

}  // namespace
}  // namespace kv::etl
