// SPDX-License-Identifier: MIT
#include "queryctl/report/markdown.h"

#include <gmock/gmock.h>

#include "queryctl/report/escape.h"
#include "schema/error.h"

namespace kv::queryctl::report {
namespace {

using testing::HasSubstr;
using testing::Not;

class ReportMarkdown : public testing::Test {
 protected:
  Markdown& read(const std::string& text) {
    document_.path = "r.md";
    document_.text = text;
    source_ = take_apart(document_);
    markdown_ = std::make_unique<Markdown>("r.md", source_);
    return *markdown_;
  }
  std::string html(const std::string& text) {
    return read(text).render(
        [](std::size_t at) { return "<hr id=\"b" + std::to_string(at) + "\">"; },
        [](std::size_t at) { return "E" + std::to_string(at); });
  }
  std::string refusal(const std::string& text) {
    try {
      read(text);
    } catch (const Error& error) {
      return error.what();
    }
    return "accepted";
  }

  sql::Document document_;
  SourceText source_;
  std::unique_ptr<Markdown> markdown_;
};

TEST_F(ReportMarkdown, HeadingsAreNumberedAndBlocksStandWhereTheyStood) {
  const std::string page = html(
      "# Sum {-}\n\n# Start\n\n## Data *og* {{ x }}\nText.\n```sql\n-- @caption c\nSELECT 1\n```\n"
      "## Data\n# Vedlegg {-V}\n## Under\n");
  EXPECT_THAT(page, HasSubstr("<h2 id=\"s-sum\">Sum</h2>"));
  EXPECT_THAT(page, HasSubstr("<span class=\"number\">1</span> Start</h2>"));
  EXPECT_THAT(page, HasSubstr("1.1</span> Data <em>og</em> E0</h3>"));
  EXPECT_THAT(page, HasSubstr("1.2</span> Data</h3>"));
  EXPECT_THAT(page, HasSubstr("<h3 id=\"s-under\">Under</h3>"));
  EXPECT_LT(page.find("Text."), page.find("<hr id=\"b0\">"));
  const auto& marks = markdown_->landmarks();
  ASSERT_EQ(marks.size(), 7u);
  EXPECT_EQ(marks[3].prefix, "1") << "tables of chapter 1 are 1.1, 1.2 …";
  EXPECT_EQ(marks[6].level, 2);
}

// Text of the warehouse and of the report goes into a page that a browser runs.
TEST_F(ReportMarkdown, NoHtmlComesThrough) {
  EXPECT_THAT(refusal("a\n\n<script>alert(1)</script>\n"), HasSubstr("r.md:3: HTML is not taken"));
  EXPECT_THAT(refusal("b <img src=x onerror=y> c"), HasSubstr("r.md:1: HTML is not taken"));
  EXPECT_THAT(refusal("[a](javascript:alert(1))"), HasSubstr("is not followed"));
  EXPECT_THAT(refusal("[a](data:text/html,x)"), HasSubstr("is not followed"));
  EXPECT_THAT(refusal("[a](file:///etc/passwd)"), HasSubstr("is not followed"));
  EXPECT_THAT(refusal("![a](http://x.no/a.png)"), HasSubstr("an image is"));
  EXPECT_THAT(html("a &lt;b> \\<i>"), HasSubstr("a &lt;b&gt; &lt;i&gt;"));
  EXPECT_THAT(html("`<b>` and a | b"), HasSubstr("<code>&lt;b&gt;</code>"));
  EXPECT_EQ(escape("<a href='x'>&\x01\xFF\""), "&lt;a href=&#39;x&#39;&gt;&amp;\uFFFD&quot;");
}

TEST_F(ReportMarkdown, LinesAreThoseOfTheFileAfterAnExpressionOfSeveral) {
  EXPECT_THAT(refusal("a {{ SELECT\n1 }} b\n\n<b>"), HasSubstr("r.md:4: HTML"));
}

TEST_F(ReportMarkdown, AnIndentedBlockIsRefusedAndPlainCodeStands) {
  EXPECT_THAT(refusal("- item\n\n      ```sql\n"), HasSubstr("accepted"));
  EXPECT_THAT(refusal("> ```sql\n> SELECT 1\n> ```\n"), HasSubstr("r.md:1: a block must stand"));
  EXPECT_THAT(html("```text\nSELECT <1>\n```\n"), HasSubstr("SELECT &lt;1&gt;"));
}

TEST_F(ReportMarkdown, TablesAndFootnotesOfMarkdown) {
  const std::string page =
      html("| a | b |\n|---|--:|\n| x | {{ y }} |\n\nText[^1].\n\n[^1]: Note.\n");
  EXPECT_THAT(page, HasSubstr("<th align=\"right\">b</th>"));
  EXPECT_THAT(page, HasSubstr("E0</td>"));
  EXPECT_THAT(page, HasSubstr("<section class=\"footnotes\""));
  EXPECT_THAT(html("a*b and \"q\""), Not(HasSubstr("<em>")));
}

TEST(ReportEscape, ADataUriHoldsAnyText) {
  EXPECT_EQ(data_uri("text/csv", "a,b\nø\"&'<#%"),
            "data:text/csv;charset=utf-8,a,b%0A%C3%B8%22%26%27%3C%23%25");
}

}  // namespace
}  // namespace kv::queryctl::report
