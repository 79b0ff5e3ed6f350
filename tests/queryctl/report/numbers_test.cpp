// SPDX-License-Identifier: MIT
#include "queryctl/report/numbers.h"

#include <gtest/gtest.h>

#include "queryctl/report/labels.h"

namespace kv::queryctl::report {
namespace {

// A reader is shown the agency's figure, rounded as the agency rounds it, and a year is no
// "2 013".
TEST(ReportNumbers, AreWrittenAsTheReadersLanguageWritesThem) {
  EXPECT_EQ(shown_value(70.155, 1, "nb"), "70,2");
  EXPECT_EQ(shown_value(22.5, 0, "nb"), "23");
  EXPECT_EQ(shown_value(-2.25, 1, "nn"), "\u22122,3");
  EXPECT_EQ(shown_value(70.155, 1, "en"), "70.2");
  EXPECT_EQ(shown_value(std::int64_t{2013}, {}, "nb"), "2013");
  EXPECT_EQ(shown_value(std::int64_t{17200}, {}, "nb"), "17\u202F200");
  EXPECT_EQ(shown_value(std::int64_t{1234567}, {}, "en"), "1,234,567");
  EXPECT_EQ(shown_value(std::int64_t{-123456}, {}, "nb"), "\u2212123\u202F456");
  EXPECT_EQ(shown_value(12345.678, 2, "nb"), "12\u202F345,68");
  EXPECT_EQ(shown_value(40.0, {}, "nb"), "40");
  EXPECT_EQ(shown_value(1e300, {}, "nb"), "1e+300");
  EXPECT_EQ(shown_value("0301", 1, "nb"), "0301") << "text is never a number";
  EXPECT_EQ(shown_value(Value{}, 1, "nb"), "");
}

TEST(ReportNumbers, WordsDatesAndLists) {
  EXPECT_EQ(in_words(std::int64_t{3}, "nb"), "tre");
  EXPECT_EQ(in_words(7.0, "nb"), "sju");
  EXPECT_EQ(in_words(std::int64_t{12}, "en"), "twelve");
  EXPECT_EQ(in_words(std::int64_t{13}, "nb"), "13");
  EXPECT_EQ(in_words(2.5, "nb"), "2,5");
  EXPECT_EQ(in_words(std::int64_t{-1}, "nb"), "\u22121");
  EXPECT_EQ(shown_date("2014-10-01", "nb"), "1. oktober 2014");
  EXPECT_EQ(shown_date("2014-10-31", "en"), "31 October 2014");
  EXPECT_EQ(shown_date("2014-13-01", "nb"), "2014-13-01");
  EXPECT_EQ(shown_date("2014", "nb"), "2014");
  const std::vector<std::string> names = {"Bø", "Søgne", "Åmli"};
  EXPECT_EQ(listed(names, "nb"), "Bø, Søgne og Åmli");
  EXPECT_EQ(listed(std::span(names).first(1), "en"), "Bø");
  EXPECT_EQ(listed({}, "nb"), "");
  EXPECT_EQ(capitalised("åtte"), "Åtte");
  EXPECT_EQ(capitalised("én"), "Én");
}

// A status in a Norwegian note is Norwegian, with the numbers it had; one that is not known is not
// lost.
TEST(ReportLabels, AStatusIsSaidInTheReadersLanguage) {
  EXPECT_EQ(status_in("decision missing in 2 years, counted as 0", "nb"),
            "vedtak mangler i 2 år, regnet som 0");
  EXPECT_EQ(
      status_in("3 of 48 never asked; decision missing in 25 municipality years, counted as 0",
                "nn"),
      "3 av 48 aldri oppmoda; vedtak manglar i 25 kommuneår, rekna som 0");
  EXPECT_EQ(status_in("reconstructed; too few: 9 left", "nb"), "rekonstruert; for få: 9 avsluttet");
  EXPECT_EQ(status_in("something new in 3 years", "nb"), "something new in 3 years");
  EXPECT_EQ(status_in("never asked", "en"), "never asked");
  EXPECT_EQ(status_in("", "nb"), "");
}

}  // namespace
}  // namespace kv::queryctl::report
