// SPDX-License-Identifier: MIT
#include "etl/formats/survey/sav.h"

#include <gmock/gmock.h>

#include "tests/etl/formats/survey/sav_file.h"

namespace kv::etl::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Pair;

SavFile small() {
  SavFile file;
  file.columns = {
      {"kommunenr", "Kommunenummer", 4, {}, {}},
      {"Svar_paa_sporsmaal_1",
       "Har kommunen eget boligkontor?",
       0,
       {{1, "Ja"}, {2, "Nei"}, {-9, "Ubesvart"}},
       {-9}},
      {"m1", "Bolig", 0, {}, {}},
      {"m2", "Arbeid", 0, {}, {}},
      {"vekt", "Vekt", 0, {}, {}},
  };
  using S = std::string;
  file.rows = {{S("0901"), 1.0, 1.0, 0.0, 1.5},
               {S("0904"), -9.0, 0.0, 1.0, 0.5},
               {S(""), std::monostate{}, std::monostate{}, 1.0, 1.0}};
  file.weight = "vekt";
  file.sets = "$hindre=D1 1 11 Hva hindrer m1 m2\n";
  return file;
}

std::string refusal(const std::string& bytes) {
  SurveyTable table;
  std::vector<Problem> problems;
  if (read_sav(bytes, table, problems)) return "read";
  return problems.at(0).rule + ": " + problems.at(0).message;
}

// Everything that a survey's owner put into the file is in the table: names, labels, codes, what is
// missing and how, the weight and the sets.
TEST(Sav, ReadsWhatTheFileSays) {
  SurveyTable table;
  std::vector<Problem> problems;
  ASSERT_TRUE(read_sav(small().bytes(), table, problems));
  EXPECT_EQ(table.layout, "sav");
  EXPECT_EQ(table.rows, 3U);
  ASSERT_EQ(table.columns.size(), 5U);
  EXPECT_EQ(table.columns[1].name, "Svar_paa_sporsmaal_1");
  EXPECT_EQ(table.columns[1].label, "Har kommunen eget boligkontor?");
  EXPECT_THAT(table.columns[1].labels,
              ElementsAre(Pair("1", "Ja"), Pair("2", "Nei"), Pair("-9", "Ubesvart")));
  EXPECT_THAT(table.columns[1].missing, ElementsAre(Pair("-9", "-9")));
  EXPECT_TRUE(table.columns[0].is_text);
  EXPECT_EQ(code_text(table.cell(0, 0)), "0901");
  EXPECT_EQ(code_text(table.cell(0, 1)), "1");
  EXPECT_FALSE(table.cell(0, 1).declared_missing);
  EXPECT_TRUE(table.cell(1, 1).declared_missing);
  EXPECT_EQ(table.cell(2, 1).kind, SurveyCell::Kind::kNothing);
  EXPECT_EQ(table.cell(2, 0).kind, SurveyCell::Kind::kNothing);
  EXPECT_EQ(table.weight, 4U);
  ASSERT_EQ(table.sets.size(), 1U);
  EXPECT_EQ(table.sets[0].name, "hindre");
  EXPECT_EQ(table.sets[0].label, "Hva hindrer");
  EXPECT_EQ(table.sets[0].counted, "1");
  EXPECT_THAT(table.sets[0].columns, ElementsAre(2U, 3U));
}

TEST(Sav, ARangeOfMissingCodesIsSeen) {
  SurveyColumn column;
  column.missing = {{"-inf", "-1"}, {"99", "99"}};
  for (const char* code : {"-9", "-1", "99", "-1.5"})
    EXPECT_TRUE(column.declares_missing(code)) << code;
  for (const char* code : {"0", "98", "", "x"}) EXPECT_FALSE(column.declares_missing(code)) << code;
}

// Seconds since 1582 are no answer that a person can read.
TEST(Sav, DatesAreDates) {
  SavFile file;
  file.columns = {{"dag", "", 0, {}, {}}, {"tid", "", 0, {}, {}}, {"n", "", 0, {}, {}}};
  file.columns[0].format = "DATE11";
  file.columns[1].format = "DATETIME20";
  // 2013-11-20 is day 157,457 of the Gregorian calendar's own count from 1582-10-14.
  file.rows = {{157'457.0 * 86'400, 157'457.0 * 86'400 + 34'215, 5.0},
               {std::monostate{}, 0.0, 6.0}};
  SurveyTable table;
  std::vector<Problem> problems;
  ASSERT_TRUE(read_sav(file.bytes(), table, problems));
  EXPECT_EQ(code_text(table.cell(0, 0)), "2013-11-20");
  EXPECT_EQ(code_text(table.cell(0, 1)), "2013-11-20 09:30:15");
  EXPECT_EQ(code_text(table.cell(0, 2)), "5");
  EXPECT_EQ(table.cell(1, 0).kind, SurveyCell::Kind::kNothing);
  EXPECT_EQ(code_text(table.cell(1, 1)), "1582-10-14 00:00:00");
  EXPECT_TRUE(table.columns[0].is_text);
  EXPECT_FALSE(table.columns[2].is_text);
}

TEST(Sav, CompressedFilesGiveTheSame) {
  SavFile file = small();
  file.sets.clear();  // a record put in would move the blocks of a .zsav
  SurveyTable plain;
  std::vector<Problem> problems;
  ASSERT_TRUE(read_sav(file.bytes(), plain, problems));
  for (const char packed : {'b', 'z'}) {
    file.packed = packed;
    SurveyTable table;
    ASSERT_TRUE(read_sav(file.bytes(), table, problems)) << packed << problems.at(0).message;
    EXPECT_EQ(table.layout, packed == 'z' ? "zsav" : "sav");
    ASSERT_EQ(table.cells.size(), plain.cells.size());
    for (std::size_t i = 0; i < table.cells.size(); ++i)
      EXPECT_EQ(code_text(table.cells[i]), code_text(plain.cells[i])) << packed << i;
  }
}

// An open answer is longer than 255 bytes; its end must not be lost, nor its letters broken.
TEST(Sav, LongStringsAreWhole) {
  std::string answer;
  while (answer.size() < 900) answer += "Vanskelig å skaffe språkpraksis; ";
  answer += "slutt";
  SavFile file;
  file.columns = {{"annet", "Annet, beskriv", 1000, {}, {}}, {"n", "Antall", 0, {}, {}}};
  file.rows = {{answer, 7.0}, {std::string("kort"), 8.0}};
  for (const char packed : {'n', 'b', 'z'}) {
    file.packed = packed;
    SurveyTable table;
    std::vector<Problem> problems;
    ASSERT_TRUE(read_sav(file.bytes(), table, problems)) << packed;
    ASSERT_EQ(table.columns.size(), 2U);
    EXPECT_EQ(code_text(table.cell(0, 0)), answer);
    EXPECT_EQ(code_text(table.cell(0, 1)), "7");
    EXPECT_EQ(code_text(table.cell(1, 0)), "kort");
  }
}

TEST(Sav, SetsOfCategoriesAndExtendedSetsAreRead) {
  const auto sets =
      parse_sav_sets("$a=C 5 Fargelabel x y z\n$b=E 1 2 10 0  u v\n$c=D3 Yes 2 ok p q\n");
  ASSERT_EQ(sets.size(), 3U);
  EXPECT_FALSE(sets[0].dichotomies);
  EXPECT_EQ(sets[0].label, "Farge");
  EXPECT_EQ(sets[1].counted, "10");
  EXPECT_THAT(sets[1].variables, ElementsAre("u", "v"));
  EXPECT_EQ(sets[2].counted, "Yes");
}

TEST(Sav, ADamagedSetIsRefusedAndNotGuessed) {
  for (const char* text : {"$a=D1 1 99 cut off", "$a=X", "$a", "=C 0  x", "$a=C 0 ", "$a=D"})
    EXPECT_THROW(parse_sav_sets(text), SavFault) << text;
  SavFile file = small();
  file.sets = "$hindre=D1 1 0  m1 nobody\n";
  EXPECT_THAT(refusal(file.bytes()), HasSubstr("the variable nobody"));
}

// A file cut anywhere is refused with a sentence: half a survey looks like a survey.
TEST(Sav, AFileCutAnywhereIsRefused) {
  for (const char packed : {'n', 'b', 'z'}) {
    SavFile file = small();
    file.packed = packed;
    if (packed == 'z') file.sets.clear();
    const std::string whole = file.bytes();
    for (std::size_t size = 0; size < whole.size(); ++size) {
      SurveyTable table;
      std::vector<Problem> problems;
      const bool read = read_sav(whole.substr(0, size), table, problems);
      // The end of bytecode may be a command that says nothing.
      if (read) {
        EXPECT_EQ(table.rows, 3U) << packed << size;
      }
      EXPECT_NE(read, !problems.empty()) << packed << size;
    }
  }
}

// A count that the file cannot hold must not make the program take that much memory.
TEST(Sav, CountsThatCannotBeAreRefused) {
  const std::string whole = small().bytes();
  const auto with = [&](std::size_t at, std::int32_t value) {
    std::string bytes = whole;
    bytes.replace(at, 4, reinterpret_cast<const char*>(&value), 4);
    return refusal(bytes);
  };
  EXPECT_THAT(with(80, 2'000'000'000), HasSubstr("2000000000 cases"));
  EXPECT_THAT(with(80, -5), HasSubstr("says -5 for its cases"));
  EXPECT_THAT(with(76, 1), HasSubstr("is weighted by variable number 1"));
  EXPECT_THAT(with(76, 77), HasSubstr("is weighted by variable number 77"));
  EXPECT_THAT(with(72, 9), HasSubstr("has the compression 9"));
  EXPECT_THAT(with(64, 77), HasSubstr("layout code 77"));
  EXPECT_THAT(with(176, 44), HasSubstr("unknown type 44"));
  EXPECT_THAT(with(180, 400), HasSubstr("width 400"));
}

TEST(Sav, OtherFilesAreNotTakenForOne) {
  EXPECT_FALSE(looks_like_sav("PK\x03\x04"));
  EXPECT_FALSE(looks_like_sav(""));
  EXPECT_THAT(refusal("$FL2"), HasSubstr("bad-sav"));
}

}  // namespace
}  // namespace kv::etl::test
