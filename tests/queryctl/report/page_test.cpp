// SPDX-License-Identifier: MIT
// Reports as a person meets them: a file in, a page out.
#include <algorithm>
#include <filesystem>
#include <gmock/gmock.h>

#include "tests/queryctl/support/program.h"
#include "tests/queryctl/support/sample.h"

namespace kv::queryctl {
namespace {

using testing::HasSubstr;
using testing::Not;

class ReportPage : public testing::Test {
 protected:
  ReportPage() : db_(folder_ / "w.db") { make_sample_warehouse(db_); }

  /// A report whose head is given, with `text` below it.
  Outcome report(const std::string& text, std::vector<std::string> words = {},
                 const std::string& head = "") {
    folder_.write("r.md", "-- @document r\n-- @title En <tittel>\n-- @title.en A title\n" + head +
                              "\n" + text);
    words.insert(words.begin(), {KV_QUERYCTL, "--no-plugins", db_, "report", folder_ / "r.md"});
    return run_program(words);
  }

  Folder folder_;
  std::string db_;
};

constexpr const char* kShow =
    "```show vedtatt --year :year\n-- @name vedtak\n-- @caption Vedtatt i {{ :year }}\n"
    "-- @caption.en Decided in {{ :year }}\n-- @column name Sted\n-- @column.en name Place\n"
    "-- @column value decimals=1 Antall\n```\n";
constexpr const char* kYear = "-- @param year year 2010 The year.\n";

TEST_F(ReportPage, NumbersInTheTextAreComputedAndTablesNumbered) {
  const Outcome page = report(
      "# Vedtak\n{{ SELECT sum(value) FROM vedtak | 1 }} i {{ :year }}, se {{ @vedtak }}. "
      "{{ SELECT count(*) FROM vedtak | words | cap }} rader: "
      "{{ SELECT json_group_array(name) FROM (SELECT name FROM vedtak ORDER BY region) | list "
      "}}.\n" +
          std::string(kShow),
      {}, kYear);
  ASSERT_EQ(page.code, 0) << page.err;
  EXPECT_THAT(page.out, HasSubstr("<html lang=\"nb\">"));
  EXPECT_THAT(page.out, HasSubstr("<h1>En &lt;tittel&gt;</h1>"));
  EXPECT_THAT(page.out, HasSubstr("i 2010, se <a href=\"#tabell-vedtak\">tabell\u00A01.1</a>."));
  EXPECT_THAT(page.out, HasSubstr(" og "));
  EXPECT_THAT(page.out, HasSubstr("Tabell\u00A01.1</span> Vedtatt i 2010</caption>"));
  EXPECT_THAT(page.out,
              HasSubstr("<th scope=\"col\">Sted</th><th scope=\"col\" class=\"n\">Antall"));
  EXPECT_THAT(page.out, HasSubstr("href=\"data:text/csv;charset=utf-8,region,name,period,value"));
  EXPECT_THAT(page.out, HasSubstr("<code>queryctl DB report r</code>"));
  EXPECT_THAT(page.out, Not(HasSubstr(db_))) << "a page does not say where it was made";
  EXPECT_EQ(report("# Vedtak\nx\n" + std::string(kShow), {}, kYear).out,
            report("# Vedtak\nx\n" + std::string(kShow), {}, kYear).out);
}

// Next year's note is the same command.
TEST_F(ReportPage, ParametersLanguageAndDayHoldForAllOfIt) {
  const Outcome page = report("# Kap\n{{ :year }}: {{ SELECT 70.25 | 1 }}\n" + std::string(kShow),
                              {"-p", "year=2011", "--lang", "en"}, kYear);
  ASSERT_EQ(page.code, 0) << page.err;
  EXPECT_THAT(page.out, HasSubstr("<html lang=\"en\">"));
  EXPECT_THAT(page.out, HasSubstr("<main id=\"text\" lang=\"nb\">"));
  EXPECT_THAT(page.out, HasSubstr("The running text is in Norwegian"));
  EXPECT_THAT(page.out, HasSubstr("Table\u00A01.1</span> Decided in 2011"));
  EXPECT_THAT(page.out, HasSubstr("2011: 70,3")) << "within Norwegian text numbers are Norwegian";
  EXPECT_THAT(page.out, HasSubstr(">Place</th>"));
  EXPECT_THAT(page.out, HasSubstr("--lang en -p year=2011 report r"));

  const Outcome unknown = report("x\n", {"-p", "yaer=2011"}, kYear);
  EXPECT_EQ(unknown.code, 2);
  EXPECT_THAT(unknown.err, HasSubstr("no parameter 'yaer'"));
  const Outcome wrong = report("x\n", {"-p", "year=MMX"}, kYear);
  EXPECT_EQ(wrong.code, 2);
  EXPECT_THAT(wrong.err, HasSubstr("MMX"));
  const Outcome early = report(kShow, {"--as-of", "2031-01-02"}, kYear);
  ASSERT_EQ(early.code, 0) << early.err;
  EXPECT_THAT(early.out, HasSubstr("slik de var publisert 2. januar 2031."));
  EXPECT_THAT(early.out, HasSubstr("queryctl DB --as-of 2031-01-02 report r"));
}

// Nothing is written when a part cannot be made, and the place is told.
TEST_F(ReportPage, AnErrorNamesFileAndLineAndNothingIsWritten) {
  const auto refused = [&](const std::string& text) {
    const Outcome page = report(text, {}, kYear);
    EXPECT_NE(page.code, 0) << text;
    EXPECT_EQ(page.out, "") << text;
    return page.err;
  };
  EXPECT_THAT(refused("\n```sql\n-- @caption c\nSELECT wrong FROM observations\n```\n"),
              HasSubstr("r.md:9:"));
  EXPECT_THAT(refused("```shwo vedtatt\n-- @caption c\n```\n"),
              HasSubstr("r.md:6: shwo: There is no"));
  EXPECT_THAT(refused("```show vedtatt --year :yaer\n-- @caption c\n```\n"), HasSubstr(":yaer"));
  EXPECT_THAT(refused("```show vedtatt\n-- @caption c\n-- @column nme X\n```\n"),
              HasSubstr("r.md:6: show: the rows have no column nme"));
  EXPECT_THAT(refused("{{ SELECT 1 UNION SELECT 2 }}"), HasSubstr("2 rows"));
  EXPECT_THAT(refused("{{ vedtak.value }}"), HasSubstr("r.md:6:"));
  EXPECT_THAT(refused("{{ @nothing }}"), HasSubstr("no table or figure has the name nothing"));
  EXPECT_THAT(refused("{{ SELECT 1 | 1 | upper }}"), HasSubstr("'upper' is no way"));
  EXPECT_THAT(refused("{{ SELECT 'x' | list }}"), HasSubstr("JSON array"));
  EXPECT_THAT(refused("```show vedtatt --yaer 2010\n-- @caption c\n```\n"),
              HasSubstr("r.md:6: show: there is no option --yaer"));
  const Outcome needs = report("x\n", {}, "-- @needs vedtat imdi-bosetting\n");
  EXPECT_EQ(needs.code, 1);
  EXPECT_THAT(needs.err, HasSubstr("r.md: @needs: report r needs the indicator vedtat"));
  EXPECT_THAT(refused("```report r\n-- @caption c\n```\n"), HasSubstr("cannot hold another"));
  EXPECT_THAT(refused("```sql\n-- @name indicators\n-- @caption c\nSELECT 1 AS a\n```\n"),
              HasSubstr("is taken"));
}

TEST_F(ReportPage, WhatMayBeMissingIsNamedInThePage) {
  const Outcome page = report(
      "{{ @mangel | cap }} og {{ SELECT sum(value) FROM mangel | 1 }}, {{ SELECT NULL | or 'ingen' "
      "}}.\n"
      "```show finnesikke\n-- @name mangel\n-- @caption Noe annet\n-- @optional Kilden er ikke "
      "lastet.\n```\n");
  ASSERT_EQ(page.code, 0) << page.err;
  EXPECT_THAT(page.out, HasSubstr("<strong>Ikke med:</strong>"));
  EXPECT_THAT(page.out, HasSubstr("Kilden er ikke lastet."));
  EXPECT_THAT(page.out, HasSubstr("og [mangler], ingen."));
  // The stated reason is one guess: what failed stands beside it, without the path.
  EXPECT_THAT(page.out,
              HasSubstr("<li>Tabell 1 Noe annet. Kilden er ikke lastet. Programmet "
                        "melder: show: There is no loaded indicator &#39;finnesikke&#39; in "
                        "DB.</li>"));
  EXPECT_THAT(page.out, HasSubstr("<span lang=\"en\">show: There is no loaded indicator"));
  EXPECT_THAT(page.out, Not(HasSubstr("r.md")));
  EXPECT_THAT(page.out, Not(HasSubstr(db_)));
  EXPECT_THAT(page.err, HasSubstr("Not in the report: "));
  EXPECT_THAT(page.err, HasSubstr("1 number of the text could not be computed"));
}

// Without boundaries a map for each question must leave a gap for each, not take the page with it.
TEST_F(ReportPage, WhatMayBeMissingOfEachRowIsNamedByItsRow) {
  const Outcome page = report(
      "```show :indicator\n-- @each SELECT 'vedtatt' AS indicator, 1 AS kart UNION ALL SELECT "
      "'finnesikke', 2 UNION ALL SELECT 'hellerikke', 3\n-- @caption Kart {{ :kart }}\n"
      "-- @optional {{ :indicator }} er ikke lastet.\n```\n");
  ASSERT_EQ(page.code, 0) << page.err;
  EXPECT_THAT(page.out, HasSubstr("Tabell\u00A01</span> Kart 1</caption>"));
  EXPECT_THAT(page.out, HasSubstr("<li>Tabell 2 Kart 2. finnesikke er ikke lastet. "));
  EXPECT_THAT(page.out, HasSubstr("<li>Tabell 3 Kart 3. hellerikke er ikke lastet. "));
}

// A report comes from someone else as often as not.
TEST_F(ReportPage, AReportOnlyAsks) {
  for (const char* sql :
       {"DELETE FROM observation", "ATTACH 'x.db' AS x", "PRAGMA user_version = 9", "BEGIN",
        "WITH a AS (SELECT 1) DELETE FROM source", "SELECT 1; SELECT 2", "CREATE TEMP TABLE t (a)",
        "/* SELECT */ VACUUM INTO 'x.db'", "/*"}) {
    const Outcome page = report("```sql\n-- @caption c\n" + std::string(sql) + "\n```\n");
    EXPECT_EQ(page.code, 1) << sql << page.err;
    EXPECT_EQ(page.out, "") << sql;
    const Outcome inlined = report("{{ " + std::string(sql) + " }}\n");
    EXPECT_EQ(inlined.code, 1) << sql << inlined.err;
  }
  EXPECT_EQ(report("x\n", {"--write"}).code, 2);
  // A limit does not cut a table of a report: it ends it.
  const Outcome limited = report("```sql\n-- @caption c\nVALUES (1), (2)\n```\n", {"--limit", "1"});
  EXPECT_EQ(limited.code, 1);
  EXPECT_THAT(limited.err, HasSubstr("needed whole"));
  EXPECT_EQ(limited.out, "");
}

TEST_F(ReportPage, TextOfTheWarehouseIsNoHtml) {
  const Outcome page = report(
      "{{ SELECT '<script>*a*' }}\n```sql\n-- @caption c {{ SELECT '<b>' }}\n-- @note n <i>\n"
      "SELECT '<img src=x>' AS \"<col>\", x'00' AS b, '' AS tom, NULL AS ingen\n```\n");
  ASSERT_EQ(page.code, 0) << page.err;
  EXPECT_THAT(page.out, HasSubstr("&lt;script&gt;*a*"));
  EXPECT_THAT(page.out, HasSubstr("c &lt;b&gt;"));
  EXPECT_THAT(page.out, HasSubstr("n &lt;i&gt;"));
  EXPECT_THAT(page.out, HasSubstr("&lt;img src=x&gt;"));
  EXPECT_THAT(page.out, HasSubstr("&lt;col&gt;"));
  EXPECT_THAT(page.out, Not(HasSubstr("<script")));
}

TEST_F(ReportPage, ABlockForEachRow) {
  const Outcome page = report(
      "# A {-V}\n```show :indicator --year 2010\n-- @each SELECT code AS indicator, title_nb AS t "
      "FROM "
      "indicator WHERE code IN ('anmodet', 'vedtatt') ORDER BY code\n-- @caption {{ :t }}!\n```\n");
  ASSERT_EQ(page.code, 0) << page.err;
  EXPECT_THAT(page.out, HasSubstr("Tabell\u00A0V.1</span>"));
  EXPECT_THAT(page.out, HasSubstr("Tabell\u00A0V.2</span>"));
}

TEST_F(ReportPage, ReportsAreFoundListedAndChosenByLanguage) {
  folder_.write("sql.txt", "");
  const std::string dir = folder_ / "sql";
  std::filesystem::create_directories(dir + "/reports");
  folder_.write("sql/reports/a.md",
                "-- @document mine\n-- @title Min\n-- @param y year 2010 Y.\n\nnorsk\n");
  folder_.write("sql/reports/a.en.md",
                "-- @document mine\n-- @title Min\n-- @lang en\n\nEnglish\n");
  const Outcome list =
      run_program({KV_QUERYCTL, "--no-plugins", "--sql-dir", dir, db_, "-m", "csv", "reports"});
  EXPECT_THAT(list.out, HasSubstr("mine,nb,Min,y=2010,"));
  EXPECT_THAT(list.out, HasSubstr("nibr-2014-107,nb,"));
  const auto text = [&](const char* lang) {
    return run_program({KV_QUERYCTL, "--no-plugins", "--sql-dir", dir, "--lang", lang, db_,
                        "report", "mine"})
        .out;
  };
  EXPECT_THAT(text("nb"), HasSubstr("norsk"));
  EXPECT_THAT(text("nn"), HasSubstr("norsk"));
  EXPECT_THAT(text("en"), HasSubstr("English"));
  const Outcome none = run_program({KV_QUERYCTL, "--no-plugins", db_, "report", "nibr"});
  EXPECT_EQ(none.code, 2);
  EXPECT_THAT(none.err, HasSubstr("nibr-2014-107"));
  folder_.write("sql/reports/b.md", "-- @document mine\n-- @title Min\n\nannen\n");
  const Outcome twice =
      run_program({KV_QUERYCTL, "--no-plugins", "--sql-dir", dir, db_, "reports"});
  EXPECT_NE(twice.code, 0);
  EXPECT_THAT(twice.err, HasSubstr("b.md"));
}

// The languages of a text stand side by side; one that is forgotten must not be a hole in the page.
TEST_F(ReportPage, ATextInSeveralLanguagesHasEachPartInEach) {
  const auto page = [&](const char* lang, const std::string& english) {
    folder_.write("l.md",
                  "-- @document l\n-- @title L\n-- @lang nb en\n-- @param year year 2010 Y.\n"
                  "::: nb\n# Kapittel\nMen {{ SELECT 1.5 }}\n" +
                      english + ":::\n{{ SELECT count(*) FROM vedtak }}.\n" + kShow);
    return run_program(
        {KV_QUERYCTL, "--no-plugins", "--lang", lang, db_, "report", folder_ / "l.md"});
  };
  const std::string english = "::: en\n# Chapter\nBut {{ SELECT 1.5 }}\n";
  const Outcome nb = page("nb", english);
  ASSERT_EQ(nb.code, 0) << nb.err;
  EXPECT_THAT(nb.out, HasSubstr("Kapittel</h2>\n<p>Men 1,5</p>\n<p>2.</p>"));
  EXPECT_THAT(nb.out, Not(HasSubstr("Chapter")));
  const Outcome en = page("en", english);
  ASSERT_EQ(en.code, 0) << en.err;
  EXPECT_THAT(en.out, HasSubstr("<main id=\"text\" lang=\"en\">"));
  EXPECT_THAT(en.out, HasSubstr("Chapter</h2>\n<p>But 1.5</p>\n<p>2.</p>"));
  EXPECT_THAT(en.out, Not(HasSubstr("Kapittel")));
  EXPECT_THAT(page("nn", english).out, HasSubstr("<p>Teksten er på bokmål.</p>"));

  EXPECT_THAT(page("nb", "").err, HasSubstr("l.md:8: the text up to here has no part in en."));
  EXPECT_THAT(page("nb", "::: nn\n").err, HasSubstr("l.md:8: 'nn' is none of the languages"));
  EXPECT_THAT(page("nb", "::: nb\n").err, HasSubstr("l.md:8: the part in nb stands twice"));
  EXPECT_THAT(page("nb", english + ":::\n").err, HasSubstr("none is open"));
  EXPECT_THAT(page("nb", english + ":::\n::: nb\n::: en\n:::\n::: nb\n").err,
              HasSubstr("l.md:16: the text up to here has no part in en."));
  // An error in one language has the line of the file.
  EXPECT_THAT(page("en", english + "{{ SELECT nothing }}\n").err, HasSubstr("l.md:11:"));
}

// Whoever starts from the manual's example
// Whoever starts from the manual's example must get a page.
TEST_F(ReportPage, TheExampleOfTheManualRuns) {
  const std::string manual = read_file(KV_SOURCE_DIR "/docs/reports.md");
  const std::size_t begin = manual.find("````text\n") + 9;
  const std::string example = manual.substr(begin, manual.find("\n````\n", begin) + 1 - begin);
  EXPECT_LE(std::count(example.begin(), example.end(), '\n'), 20);
  folder_.write("mine.md", example);
  const Outcome page = run_program(
      {KV_QUERYCTL, "--no-plugins", db_, "report", folder_ / "mine.md", "-p", "year=2010"});
  ASSERT_EQ(page.code, 0) << page.err;
  EXPECT_THAT(page.out, HasSubstr("I 2010 vedtok 2 kommuner i regionen å bosette 30 flyktninger"));
  EXPECT_THAT(page.out, HasSubstr("Tabell\u00A01.1</span> Vedtatte bosettinger i 2010"));
  EXPECT_EQ(page.err.find("could not be computed"), std::string::npos) << page.err;
}

TEST_F(ReportPage, TheNameSaysTheFormat) {
  const Outcome odd = report("x\n", {"-o", folder_ / "n.docx"});
  EXPECT_EQ(odd.code, 2);
  EXPECT_THAT(odd.err, HasSubstr("known are html and pdf"));
  const Outcome pdf = report("# Kap\n\nTekst æøå\n", {"-o", folder_ / "n.pdf"});
  if (pdf.err.find("WeasyPrint, which is not installed") != std::string::npos) {
    EXPECT_EQ(pdf.code, 1);
    GTEST_SKIP() << "weasyprint is not installed; the sentence that says so was there.";
  }
  ASSERT_EQ(pdf.code, 0) << pdf.err;
  const std::string first = read_file(folder_ / "n.pdf");
  EXPECT_EQ(first.substr(0, 4), "%PDF");
  ASSERT_EQ(report("# Kap\n\nTekst æøå\n", {"-o", folder_ / "n.pdf"}).code, 0);
  EXPECT_TRUE(read_file(folder_ / "n.pdf") == first) << "the same warehouse, other bytes";
}

}  // namespace
}  // namespace kv::queryctl
