// SPDX-License-Identifier: MIT
#include <cmath>
#include <gmock/gmock.h>
#include <limits>

#include "schema/error.h"
#include "tests/queryctl/output/written.h"

namespace kv::queryctl {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(Csv, QuotesAsRfc4180AndKeepsEveryDigit) {
  EXPECT_EQ(write_sample("csv").out,
            "region,navn,andel,antall\n0901,Risør,70.15,7\n0301,\"a|b \"\"q\"\"\nny, 😀\",,-12\n");
  EXPECT_THAT(write_sample("csv").notices, IsEmpty());
}

TEST(Csv, NullAndEmptyTextDiffer) {
  EXPECT_EQ(write("csv", {{"a", {}}, {"b", {}}}, {{null(), text("")}}).out, "a,b\n,\"\"\n");
}

TEST(Csv, ALoneNullIsNoEmptyLineBecauseReadersSkipThose) {
  const Written written = write("csv", {{"a", {}}}, {{null()}, {integer(1)}});
  EXPECT_EQ(written.out, "a\n\"\"\n1\n");
  EXPECT_THAT(written.notices, ElementsAre(HasSubstr("1 row is a single NULL")));
}

TEST(Csv, BytesThatAreNoUtf8AreKeptAndTold) {
  const Written written = write("csv", {{"a", {}}, {"b", {}}}, {{text("Ris\xF8r"), blob("\xAB")}});
  EXPECT_EQ(written.out, "a,b\nRis\xF8r,AB\n");
  EXPECT_THAT(written.notices,
              ElementsAre(HasSubstr("1 BLOB is"), HasSubstr("bytes are written as they")));
}

TEST(Tsv, KeepsOneRowALineAndTellsWhatItEscaped) {
  const Written written =
      write("tsv", {{"a", {}}, {"b", {}}}, {{text("x\ty\nz\\"), null()}, {text(""), real(0.1)}});
  EXPECT_EQ(written.out, "a\tb\nx\\ty\\nz\\\\\t\n\t0.1\n");
  EXPECT_THAT(written.notices,
              ElementsAre(HasSubstr("1 text holds tabs"), HasSubstr("1 empty text looks")));
}

TEST(Json, IsAnArrayOfObjectsOneALine) {
  EXPECT_EQ(
      write_sample("json").out,
      "[{\"region\":\"0901\",\"navn\":\"Risør\",\"andel\":70.15,\"antall\":7},\n"
      "{\"region\":\"0301\",\"navn\":\"a|b \\\"q\\\"\\nny, 😀\",\"andel\":null,\"antall\":-12}]\n");
  EXPECT_EQ(write("json", {{"a", {}}}, {}).out, "[]\n");
}

TEST(Jsonl, IsOneObjectALine) {
  EXPECT_EQ(write("jsonl", {{"a", {}}}, {{real(70)}, {null()}}).out,
            "{\"a\":70.0}\n{\"a\":null}\n");
  EXPECT_EQ(write("jsonl", {{"a", {}}}, {}).out, "");
}

TEST(Json, WhatJsonCannotHoldIsTold) {
  const double inf = std::numeric_limits<double>::infinity();
  const Written written =
      write("json", {{"a", {}}, {"b", {}}, {"c", {}}, {"d", {}}},
            {{real(inf), real(std::nan("")), text("Ris\xF8r\x01"), blob({"\0\xFF", 2})}});
  EXPECT_EQ(written.out, "[{\"a\":null,\"b\":null,\"c\":\"Ris\uFFFDr\\u0001\",\"d\":\"00FF\"}]\n");
  EXPECT_THAT(written.notices, ElementsAre(HasSubstr("2 values are infinite"), HasSubstr("1 BLOB"),
                                           HasSubstr("1 text is not valid UTF-8")));
}

TEST(Json, TwoColumnsOfOneNameAreBothKept) {
  const Written written = write("json", {{"a", {}}, {"a", {}}, {"a_2", {}}, {"a", {}}},
                                {{integer(1), integer(2), integer(3), integer(4)}});
  EXPECT_EQ(written.out, "[{\"a\":1,\"a_3\":2,\"a_2\":3,\"a_4\":4}]\n");
  EXPECT_THAT(written.notices, ElementsAre(HasSubstr("\"a_3\""), HasSubstr("\"a_4\"")));
}

TEST(MachineModes, StreamRowByRow) {
  for (const std::string_view mode : {"csv", "tsv", "json", "jsonl"}) {
    std::ostringstream out;
    const auto writer = make_writer(mode, out, {});
    const std::vector<Column> columns{{"x", {}}};
    writer->begin(columns);
    const std::vector<Cell> row{text("here")};
    writer->row(row);
    EXPECT_THAT(out.str(), HasSubstr("here")) << mode;
  }
}

TEST(MachineModes, IgnoreDecimalsNullValueAndTheTerminalsWidth) {
  WriterOptions options;
  options.null_value = "mangler";
  options.max_width = 5;
  const std::vector<Column> columns{{"a", 0}, {"b", {}}};
  EXPECT_EQ(write("csv", columns, {{real(70.15), null()}}, options).out, "a,b\n70.15,\n");
  EXPECT_EQ(write("tsv", columns, {{real(70.15), null()}}, options).out, "a\tb\n70.15\t\n");
  EXPECT_EQ(write("jsonl", columns, {{real(70.15), null()}}, options).out,
            "{\"a\":70.15,\"b\":null}\n");
}

TEST(MachineModes, HeadersCanBeLeftOut) {
  WriterOptions options;
  options.headers = false;
  EXPECT_EQ(write("csv", {{"a", {}}}, {{integer(1)}}, options).out, "1\n");
  EXPECT_EQ(write("tsv", {{"a", {}}}, {{integer(1)}}, options).out, "1\n");
}

TEST(Insert, IsSqlThatGivesTheSameBack) {
  WriterOptions options;
  options.table = "min tabell";
  EXPECT_EQ(write("insert", {{"kode", {}}, {"a b", {}}},
                  {{text("0301"), text("it's\nso")},
                   {real(70), null()},
                   {real(-std::numeric_limits<double>::infinity()), blob("\xAB")}},
                  options)
                .out,
            "INSERT INTO \"min tabell\"(kode,\"a b\") VALUES('0301','it''s\nso');\n"
            "INSERT INTO \"min tabell\"(kode,\"a b\") VALUES(70.0,NULL);\n"
            "INSERT INTO \"min tabell\"(kode,\"a b\") VALUES(-1e999,x'AB');\n");
  options.headers = false;
  options.table = "table";
  EXPECT_EQ(write("insert", {{"a", {}}}, {{integer(1)}}, options).out,
            "INSERT INTO \"table\" VALUES(1);\n");
}

// Text with a NUL byte cannot stand in a literal: SQL would end there.
TEST(Quote, ValuesAreLiterals) {
  EXPECT_EQ(write("quote", {{"a", {}}, {"b", {}}},
                  {{integer(1), text("it's")}, {null(), text(std::string_view("a\0b", 3))}})
                .out,
            "'a','b'\n1,'it''s'\nNULL,CAST(x'610062' AS TEXT)\n");
}

TEST(Count, SaysHowManyRowsAndOffSaysNothing) {
  EXPECT_EQ(write("count", {{"a", {}}}, {{integer(5)}, {integer(6)}}).out, "2\n");
  EXPECT_EQ(write("off", {{"a", {}}}, {{integer(5)}}).out, "");
}

// Norwegian Excel takes ';' between the values and ',' in the numbers.
TEST(Csv, ADecimalCommaComesWithSemicolons) {
  WriterOptions options;
  options.decimal_comma = true;
  const std::vector<Column> columns{{"navn", {}}, {"andel", 1}};
  const std::vector<std::vector<Cell>> rows{{text("Os; i Hordaland"), real(70.15)},
                                            {text("3,14"), integer(1000)}};
  EXPECT_EQ(write("csv", columns, rows, options).out,
            "navn;andel\n\"Os; i Hordaland\";70,15\n3,14;1000\n");
  EXPECT_EQ(write("tsv", columns, rows, options).out,
            "navn\tandel\nOs; i Hordaland\t70,15\n3,14\t1000\n");
  options.separator = ",";  // asked for: the numbers are then quoted
  EXPECT_EQ(write("csv", {{"a", {}}}, {{real(0.5)}}, options).out, "a\n\"0,5\"\n");
  std::ostringstream out;
  for (const char* mode : {"json", "jsonl", "insert", "quote"})
    EXPECT_THROW(make_writer(mode, out, options), Error) << mode;
}

TEST(Csv, SeparatorsMayBeChosen) {
  WriterOptions options;
  options.separator = "::";
  options.row_separator = "\r\n";
  EXPECT_EQ(write("csv", {{"a", {}}, {"b", {}}}, {{text("x::y"), integer(1)}}, options).out,
            "a::b\r\n\"x::y\"::1\r\n");
  EXPECT_EQ(write("list", {{"a", {}}, {"b", {}}}, {{text("x"), integer(1)}}, options).out,
            "a::b\r\nx::1\r\n");
}

TEST(MakeWriter, AnUnknownModeListsTheKnownOnes) {
  std::ostringstream out;
  try {
    make_writer("cvs", out, {});
    FAIL() << "the mode was accepted";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ExitCode::kUsage);
    EXPECT_THAT(error.what(), HasSubstr("\"cvs\""));
    EXPECT_THAT(error.remedy(), HasSubstr("box, table, column, markdown, csv, tsv, json, jsonl"));
  }
  for (const std::string_view mode : writer_modes()) EXPECT_NE(make_writer(mode, out, {}), nullptr);
}

}  // namespace
}  // namespace kv::queryctl
