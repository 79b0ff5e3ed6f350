// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>

#include "queryctl/output/text.h"
#include "tests/queryctl/output/written.h"

namespace kv::queryctl {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

TEST(Box, AlignsByWhatTheTerminalShowsAndNumbersToTheRight) {
  EXPECT_EQ(write_sample("box").out,
            "┌────────┬─────────┬───────┬────────┐\n"
            "│ region │ navn    │ andel │ antall │\n"
            "├────────┼─────────┼───────┼────────┤\n"
            "│ 0901   │ Risør   │  70.2 │      7 │\n"
            "├────────┼─────────┼───────┼────────┤\n"
            "│ 0301   │ a|b \"q\" │       │    -12 │\n"
            "│        │ ny, 😀  │       │        │\n"
            "└────────┴─────────┴───────┴────────┘\n");
  EXPECT_THAT(write_sample("box").notices, IsEmpty());
}

TEST(Table, IsDrawnInAscii) {
  EXPECT_EQ(write_sample("table").out,
            "+--------+---------+-------+--------+\n"
            "| region | navn    | andel | antall |\n"
            "+--------+---------+-------+--------+\n"
            "| 0901   | Risør   |  70.2 |      7 |\n"
            "+--------+---------+-------+--------+\n"
            "| 0301   | a|b \"q\" |       |    -12 |\n"
            "|        | ny, 😀  |       |        |\n"
            "+--------+---------+-------+--------+\n");
}

TEST(Markdown, EscapesWhatWouldBeMarkup) {
  EXPECT_EQ(write_sample("markdown").out,
            "| region | navn               | andel | antall |\n"
            "|--------|--------------------|------:|-------:|\n"
            "| 0901   | Risør              |  70.2 |      7 |\n"
            "| 0301   | a\\|b \"q\"<br>ny, 😀 |       |    -12 |\n");
  EXPECT_EQ(write("markdown", {{"count(*)", {}}}, {{text("<b>_x_ a_b &amp; R&D\\|")}}).out,
            "| count(\\*)                             |\n"
            "|---------------------------------------|\n"
            "| &lt;b>\\_x\\_ a_b &amp;amp; R&amp;D\\\\\\| |\n");
}

TEST(Html, EscapesMarkup) {
  EXPECT_EQ(
      write("html", {{"a<b", {}}, {"n", {}}}, {{text("x & \"y\"\nz"), integer(1)}}).out,
      "<table>\n<thead>\n<tr><th scope=\"col\">a&lt;b</th><th scope=\"col\">n</th></tr>\n</thead>\n"
      "<tbody>\n<tr><td>x &amp; &quot;y&quot;<br>z</td><td style=\"text-align:right\">1</td></tr>\n"
      "</tbody>\n</table>\n");
}

TEST(Latex, EscapesWhatTexReads) {
  EXPECT_EQ(
      write("latex", {{"a_b", {}}, {"%", 1}}, {{text("50 % & {x}\\~^#$\n[y]"), real(70.15)}}).out,
      "\\begin{tabular}{ll}\n\\hline\na\\_b & \\% \\\\\n\\hline\n"
      "\\shortstack[l]{50 \\% \\& \\{x\\}\\textbackslash{}\\textasciitilde{}\\textasciicircum{}"
      "\\#\\$\\\\{[}y]} & \\multicolumn{1}{r}{70.2} \\\\\n\\hline\n\\end{tabular}\n");
}

TEST(Line, NamesStandBeforeEachValue) {
  EXPECT_EQ(write_sample("line").out,
            "region = 0901\n  navn = Risør\n andel = 70.2\nantall = 7\n\n"
            "region = 0301\n  navn = a|b \"q\"\n         ny, 😀\n andel = \nantall = -12\n");
}

TEST(List, SeparatesByABarAndTellsWhenThatIsAmbiguous) {
  const Written list = write("list", {{"a", {}}, {"b", {}}}, {{text("x|y"), real(1)}});
  EXPECT_EQ(list.out, "a|b\nx|y|1.0\n");
  EXPECT_THAT(list.notices, ElementsAre(HasSubstr("1 text holds the separator")));
}

TEST(ColumnMode, IsAsInSqlite3) {
  EXPECT_EQ(write("column", {{"a", {}}, {"b", {}}, {"c d", {}}},
                  {{integer(1), text("x"), real(2.5)}, {null(), text("it's"), real(100)}})
                .out,
            "a  b     c d  \n-  ----  -----\n1  x     2.5  \n   it's  100.0\n");
}

// As .width sets them: text is wrapped, not cut; a negative width is to the right.
TEST(ColumnMode, WidthsWrapAndAlign) {
  WriterOptions options;
  options.widths = {3, -6};
  EXPECT_EQ(write("column", {{"a", {}}, {"b", {}}}, {{text("Bærum"), text("x")}}, options).out,
            "a         b\n---  ------\nBær       x\num         \n");
  EXPECT_EQ(
      write("box", {{"a", {}}, {"b", {}}}, {{text("Bærum"), integer(1)}}, options).out,
      "┌─────┬────────┐\n│ a   │      b │\n├─────┼────────┤\n│ Bær │      1 │\n│ um  │        │\n"
      "└─────┴────────┘\n");
}

TEST(PeoplesModes, ADecimalCommaIsForPeople) {
  WriterOptions options;
  options.decimal_comma = true;
  EXPECT_EQ(write("list", {{"a", 1}, {"b", {}}}, {{real(70.15), real(1.5e300)}}, options).out,
            "a|b\n70,2|1,5e+300\n");
}

TEST(PeoplesModes, AnEmptyResultStillShowsItsColumns) {
  const std::vector<Column> columns{{"kode", {}}, {"år", {}}};
  EXPECT_EQ(write("box", columns, {}).out,
            "┌──────┬────┐\n│ kode │ år │\n├──────┼────┤\n└──────┴────┘\n");
  EXPECT_EQ(write("table", columns, {}).out,
            "+------+----+\n| kode | år |\n+------+----+\n+------+----+\n");
  EXPECT_EQ(write("markdown", columns, {}).out, "| kode | år  |\n|------|-----|\n");
  EXPECT_EQ(write("list", columns, {}).out, "kode|år\n");
  EXPECT_THAT(write("html", columns, {}).out, HasSubstr("<th scope=\"col\">år</th>"));
  EXPECT_THAT(write("latex", columns, {}).out, HasSubstr("kode & år \\\\"));
  EXPECT_EQ(write("line", columns, {}).out, "");
  EXPECT_THAT(write("line", columns, {}).notices,
              ElementsAre(HasSubstr("its columns are: kode, år")));
}

TEST(PeoplesModes, NullIsShownAsAskedForAndDoesNotMoveNumbers) {
  WriterOptions options;
  options.null_value = "–";
  EXPECT_EQ(write("table", {{"tall", {}}}, {{integer(5)}, {null()}}, options).out,
            "+------+\n| tall |\n+------+\n|    5 |\n|    – |\n+------+\n");
  for (const std::string_view mode : {"box", "markdown", "html", "latex", "line", "list"}) {
    EXPECT_THAT(write(mode, {{"x", {}}}, {{null()}}, options).out, HasSubstr("–")) << mode;
  }
}

TEST(PeoplesModes, HeadersCanBeLeftOut) {
  WriterOptions options;
  options.headers = false;
  EXPECT_EQ(write("table", {{"a", {}}}, {{integer(1)}}, options).out, "+---+\n| 1 |\n+---+\n");
  EXPECT_EQ(write("list", {{"a", {}}}, {{integer(1)}}, options).out, "1\n");
  EXPECT_EQ(write("markdown", {{"a", {}}}, {{integer(1)}}, options).out,
            "|     |\n|----:|\n|   1 |\n");
}

TEST(PeoplesModes, AStoredEscapeSequenceNeverReachesTheTerminal) {
  for (const std::string_view mode :
       {"box", "table", "markdown", "html", "latex", "line", "list"}) {
    const Written written = write(mode, {{"x\x1B[2J", {}}}, {{text("\x1B[31mred\x07\xC2\x9B")}});
    EXPECT_THAT(written.out, Not(HasSubstr("\x1B"))) << mode;
    EXPECT_THAT(written.out, Not(HasSubstr("\xC2\x9B"))) << mode;
    EXPECT_THAT(written.out, HasSubstr("red␇")) << mode;
    EXPECT_THAT(written.notices, ElementsAre(HasSubstr("2 texts hold control characters"))) << mode;
  }
}

TEST(PeoplesModes, BadUtf8AndBlobsAreTold) {
  for (const std::string_view mode :
       {"box", "table", "markdown", "html", "latex", "line", "list"}) {
    const Written written =
        write(mode, {{"x", {}}, {"y", {}}}, {{text("Ris\xF8r"), blob({"\0\xFF", 2})}});
    EXPECT_THAT(written.out, HasSubstr("Ris\uFFFDr")) << mode;
    EXPECT_THAT(written.out, HasSubstr("00FF")) << mode;
    EXPECT_THAT(written.notices,
                ElementsAre(HasSubstr("1 BLOB"), HasSubstr("1 text is not valid UTF-8")))
        << mode;
  }
}

TEST(Grid, InATerminalWideTextIsCutAndCounted) {
  WriterOptions options;
  options.max_width = 30;
  const Written written =
      write("box", {{"navn", {}}, {"antall", {}}},
            {{text("Kommunal- og moderniseringsdepartementet"), integer(1234567)},
             {text("kort"), integer(1)}},
            options);
  EXPECT_EQ(written.out,
            "┌──────────────────┬─────────┐\n"
            "│ navn             │  antall │\n"
            "├──────────────────┼─────────┤\n"
            "│ Kommunal- og mo… │ 1234567 │\n"
            "│ kort             │       1 │\n"
            "└──────────────────┴─────────┘\n");
  EXPECT_THAT(written.notices,
              ElementsAre(testing::AllOf(HasSubstr("1 cell was cut"), HasSubstr("-m line"))));
}

TEST(Grid, ANumberIsNeverCut) {
  WriterOptions options;
  options.max_width = 12;
  const Written written = write("table", {{"x", {}}}, {{integer(1234567890123456789)}}, options);
  EXPECT_THAT(written.out, HasSubstr("1234567890123456789"));
  EXPECT_THAT(written.notices, IsEmpty());
}

TEST(Grid, InATerminalColumnsThatDoNotFitAreLeftOutAndCounted) {
  WriterOptions options;
  options.max_width = 40;
  std::vector<Column> columns;
  std::vector<Cell> row;
  for (int i = 0; i < 1000; ++i) {
    columns.push_back({"kolonne" + std::to_string(i), {}});
    row.push_back(integer(i));
  }
  const Written written = write("box", columns, {row}, options);
  for (std::size_t at = 0, end = 0; (end = written.out.find('\n', at)) != std::string::npos;
       at = end + 1) {
    EXPECT_LE(display_width(written.out.substr(at, end - at)), 40U);
  }
  EXPECT_THAT(written.notices, testing::Contains(HasSubstr("columns are not shown, of 1000")));
}

TEST(Grid, ToAFileOrPipeAThousandColumnsAndLongTextsAreWhole) {
  std::vector<Column> columns;
  std::vector<Cell> row;
  const std::string longtext(500, 'x');
  for (int i = 0; i < 1000; ++i) {
    columns.push_back({"k" + std::to_string(i), {}});
    row.push_back(text(longtext));
  }
  for (const std::string_view mode :
       {"box", "table", "markdown", "html", "latex", "line", "list"}) {
    const Written written = write(mode, columns, {row});
    EXPECT_GE(written.out.size(), 500'000U) << mode;
    EXPECT_THAT(written.out, HasSubstr("k999")) << mode;
    EXPECT_THAT(written.notices, IsEmpty()) << mode;
  }
}

TEST(Grid, MarkdownIsNeverCutNotEvenInATerminal) {
  WriterOptions options;
  options.max_width = 10;
  const Written written =
      write("markdown", {{"navn", {}}}, {{text("Tvedestrand og omegn")}}, options);
  EXPECT_THAT(written.out, HasSubstr("Tvedestrand og omegn"));
  EXPECT_THAT(written.notices, IsEmpty());
}

TEST(Grid, AWideCellAfterTheHeldRowsIsWholeAndTold) {
  std::ostringstream out;
  const auto writer = make_writer("table", out, {});
  const std::vector<Column> columns{{"x", {}}};
  writer->begin(columns);
  const std::vector<Cell> narrow{text("ab")};
  for (int i = 0; i < 20'000; ++i) writer->row(narrow);
  EXPECT_GT(out.str().size(), 0U) << "rows are held back for ever";
  const std::vector<Cell> wide{text("abcdefgh")};
  writer->row(wide);
  writer->end();
  EXPECT_THAT(out.str(), HasSubstr("\n| abcdefgh |\n"));
  EXPECT_THAT(writer->notices(), ElementsAre(HasSubstr("1 cell is wider than its column")));
}

}  // namespace
}  // namespace kv::queryctl
