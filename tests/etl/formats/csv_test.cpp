// SPDX-License-Identifier: MIT
#include "etl/formats/csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "schema/error.h"
#include "tests/etl/formats/csv_helpers.h"

namespace kv::etl {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<Problem> problems_of(std::string_view text, char separator = ';') {
  std::vector<Problem> problems;
  read_all(text, separator, &problems);
  return problems;
}

TEST(CsvReader, KeepsCodesAndEmptyFieldsAsTheyStand) {
  EXPECT_EQ(read_all("0901;Risør;\n;;\n", ';'), (Table{{"0901", "Risør", ""}, {"", "", ""}}));
}

TEST(CsvReader, ReadsEachKindOfLineEnd) {
  const Table expected{{"a", "b"}, {"c", "d"}};
  EXPECT_EQ(read_all("a;b\nc;d\n", ';'), expected);
  EXPECT_EQ(read_all("a;b\r\nc;d\r\n", ';'), expected);
  EXPECT_EQ(read_all("a;b\rc;d\r", ';'), expected);
  EXPECT_EQ(read_all("a;b\nc;d", ';'), expected);
  EXPECT_EQ(read_all("a;b\r\nc;d\r", ';').size(), 2u);
}

TEST(CsvReader, SaysWhetherTheLastLineWasEnded) {
  EXPECT_TRUE(CsvReader("a;b\n", ';').ends_with_newline());
  EXPECT_TRUE(CsvReader("a;b\r", ';').ends_with_newline());
  EXPECT_FALSE(CsvReader("a;b", ';').ends_with_newline());
  EXPECT_FALSE(CsvReader("", ';').ends_with_newline());
}

TEST(CsvReader, HasNoRecordInNoText) {
  EXPECT_THAT(read_all("", ';'), IsEmpty());
}

TEST(CsvReader, AFieldAfterTheLastSeparatorIsAField) {
  EXPECT_EQ(read_all("a;", ';'), (Table{{"a", ""}}));
  EXPECT_EQ(read_all(";", ';'), (Table{{"", ""}}));
}

TEST(CsvReader, KeepsWhatStandsInsideQuotes) {
  EXPECT_EQ(read_all("\"a;b\";\"c\nd\";\"e\r\nf\"\n\"\";x\n", ';'),
            (Table{{"a;b", "c\nd", "e\r\nf"}, {"", "x"}}));
  EXPECT_EQ(read_all("\"Hamsun \"\"Sult\"\"\";\"\"\"\"\n", ';'),
            (Table{{"Hamsun \"Sult\"", "\""}}));
}

TEST(CsvReader, ViewsOfSeveralUnescapedFieldsInOneRecordStayApart) {
  std::string text;
  Table expected(1);
  for (int i = 0; i < 500; ++i) {
    text += (i > 0 ? ";\"n\"\"" : "\"n\"\"") + std::to_string(i) + "\"";
    expected[0].push_back("n\"" + std::to_string(i));
  }
  EXPECT_EQ(read_all(text, ';'), expected);
}

TEST(CsvReader, CountsRowsAsASpreadsheetAndLinesAsAnEditor) {
  CsvReader reader("h;x\n\n\"two\nlines\";1\r\nlast;2\n", ';');
  std::vector<std::string_view> fields;
  std::vector<std::pair<std::size_t, std::size_t>> row_line;
  std::vector<bool> blank;
  while (reader.next(fields)) {
    row_line.emplace_back(reader.row(), reader.line());
    blank.push_back(reader.blank());
  }
  EXPECT_THAT(row_line, ElementsAre(std::pair(1u, 1u), std::pair(2u, 2u), std::pair(3u, 3u),
                                    std::pair(4u, 5u)));
  EXPECT_THAT(blank, ElementsAre(false, true, false, false));
}

TEST(CsvReader, TellsABlankLineFromAnEmptyField) {
  CsvReader reader("\n   \n\"\"\n;\n", ';');
  std::vector<std::string_view> fields;
  std::vector<bool> blank;
  while (reader.next(fields)) blank.push_back(reader.blank());
  EXPECT_THAT(blank, ElementsAre(true, true, false, false));
}

TEST(CsvReader, SaysWhereAQuoteWasOpenedThatIsNeverClosed) {
  const auto problems = problems_of("a;b\nc;\"d;e\nf;g\n");
  EXPECT_THAT(places(problems), ElementsAre("unclosed-quote@2:2"));
  EXPECT_EQ(problems[0].value, "\"d;e\\x0Af;g\\x0A");
  EXPECT_THAT(places(problems_of("a;\"")), ElementsAre("unclosed-quote@1:2"));
  EXPECT_THAT(places(problems_of("a;\"b\"\"")), ElementsAre("unclosed-quote@1:2"));
}

TEST(CsvReader, KeepsAndReportsTextAfterAClosingQuote) {
  std::vector<Problem> problems;
  EXPECT_EQ(read_all("1;\"Nes\"herad;2\n\"a\"\"b\"c;\"d\" \n", ';', &problems),
            (Table{{"1", "Nesherad", "2"}, {"a\"bc", "d "}}));
  EXPECT_THAT(places(problems), ElementsAre("text-after-quote@1:2", "text-after-quote@2:1"));
}

TEST(CsvReader, ReportsAStrayQuoteOnlyWhereTheFieldsEndIsUnclear) {
  EXPECT_THAT(problems_of("Kommune \"X\" AS;1\n"), IsEmpty());
  EXPECT_THAT(places(problems_of("ok;5\" rør\n")), ElementsAre("stray-quote@1:2"));
  EXPECT_THAT(places(problems_of("ok; \"a;b\"\n")),
              ElementsAre("stray-quote@1:2", "stray-quote@1:3"));
  EXPECT_EQ(read_all("ok;5\" rør\n", ';'), (Table{{"ok", "5\" rør"}}));
}

TEST(CsvReader, ReportsLineEndsOfTwoKindsOnce) {
  EXPECT_THAT(places(problems_of("a;b\nc\rd\ne\rf\n")), ElementsAre("mixed-line-ends@2:0"));
  EXPECT_THAT(problems_of("a\r\nb\nc\r\n"), IsEmpty());
  EXPECT_THAT(problems_of("a\r\"b\nc\"\r"), IsEmpty());
}

TEST(CsvReader, ListsManyProblemsUpToALimitAndCountsTheRest) {
  std::string text;
  for (std::size_t i = 0; i < kMaxListedPerRule + 234; ++i) text += "5\";x\n";
  const auto problems = problems_of(text);
  ASSERT_EQ(problems.size(), kMaxListedPerRule + 1);
  EXPECT_EQ(problems.back().row, 0u);
  EXPECT_EQ(problems.back().value, "234");
}

TEST(CsvReader, ReadsAVeryWideLine) {
  std::string text;
  for (int i = 0; i < 4182; ++i) text += (i > 0 ? ";Landbakgrunn: " : "") + std::to_string(i);
  ASSERT_GT(text.size(), 65000u);
  const Table table = read_all(text + "\n" + text, ';');
  ASSERT_EQ(table.size(), 2u);
  EXPECT_EQ(table[1].size(), 4182u);
  EXPECT_EQ(table[1].back(), "Landbakgrunn: 4181");
}

TEST(CsvReader, RefusesASeparatorThatCannotBeOne) {
  for (const char separator : {'\0', '"', '\n', '\r'}) {
    EXPECT_THROW(CsvReader("a", separator), Error);
  }
}

TEST(CsvReader, NextAfterTheEndStaysAtTheEnd) {
  CsvReader reader("a\n", ';');
  std::vector<std::string_view> fields;
  EXPECT_TRUE(reader.next(fields));
  EXPECT_FALSE(reader.next(fields));
  EXPECT_FALSE(reader.next(fields));
  EXPECT_THAT(fields, IsEmpty());
  EXPECT_EQ(reader.row(), 1u);
}

}  // namespace
}  // namespace kv::etl
