// SPDX-License-Identifier: MIT
#include <dlfcn.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/plugins/sdk/draw/well_formed.h"
#include "tests/plugins/support/host.h"

namespace {

using kv::test::Host;
using testing::HasSubstr;
using testing::StartsWith;

class ChartSql : public testing::Test {
 protected:
  ChartSql() { EXPECT_EQ(host_.load(CHART), ""); }

  std::string refusal(const std::string& sql) {
    try {
      return "accepted: " + host_.ask(sql);
    } catch (const std::exception& error) {
      return error.what();
    }
  }

  Host host_;
};

TEST_F(ChartSql, RowsOfAQueryBecomeAFigure) {
  host_.ask("CREATE TABLE t(label, value); INSERT INTO t VALUES ('Bø <1>', 3), ('Åmli', NULL)");
  const std::string svg = host_.ask(
      "SELECT chart_bars(json_group_array(json_object('label', label, 'value', value)), "
      "'{\"title\":\"Æ\"}', 'svg') FROM t");
  EXPECT_EQ(kv::draw::xml_fault(svg), "");
  EXPECT_THAT(svg, HasSubstr("Bø &lt;1&gt;"));
  EXPECT_THAT(svg, HasSubstr("<title id=\"f-title\">Æ</title>"));
  EXPECT_EQ(host_.ask("SELECT chart_bars(NULL, NULL, 'svg') IS NULL"), "1");
  EXPECT_THAT(host_.ask("SELECT chart_bars('[]', NULL, 'svg-inline')"), StartsWith("<svg "));
}

TEST_F(ChartSql, PicturesAreBlobsAndTheSameEveryTime) {
  if (dlopen("libcairo.so.2", RTLD_NOW) == nullptr)
    GTEST_SKIP() << "libcairo.so.2 is not installed; scripts/install-deps.sh installs it";
  for (const char* format : {"png", "pdf"}) {
    const std::string call =
        std::string("chart_series('[{\"label\":\"æ\",\"x\":2013,\"value\":1}]', NULL, '") + format +
        "')";
    EXPECT_EQ(host_.ask("SELECT typeof(" + call + ")"), "blob");
    EXPECT_EQ(host_.ask("SELECT hex(" + call + ")"), host_.ask("SELECT hex(" + call + ")"));
  }
}

TEST_F(ChartSql, WhatIsWrongIsSaidWhere) {
  EXPECT_THAT(refusal("SELECT chart_bars('[{\"lable\":1}]', NULL, 'svg')"),
              HasSubstr("row 1 has a member 'lable'; known are label, group"));
  EXPECT_THAT(refusal("SELECT chart_bars('[{\"value\":\"12\"}]', NULL, 'svg')"),
              HasSubstr("row 1: value must be a number"));
  EXPECT_THAT(refusal("SELECT chart_bars('[{\"value\":\"Inf\"}]', NULL, 'svg')"),
              HasSubstr("infinite"));
  EXPECT_THAT(refusal("SELECT chart_bars('[{\"value\":1e999}]', NULL, 'svg')"),
              HasSubstr("no JSON"));
  EXPECT_THAT(refusal("SELECT chart_bars('{}', NULL, 'svg')"), HasSubstr("list of objects"));
  EXPECT_THAT(refusal("SELECT chart_bars('[]', '{\"width\":1}', 'svg')"), HasSubstr("60 mm"));
  EXPECT_THAT(refusal("SELECT chart_bars('[]', '{\"lang\":\"sv\"}', 'svg')"),
              HasSubstr("nb, nn or en"));
  EXPECT_THAT(refusal("SELECT chart_bars('[]', '{}', 'gif')"), HasSubstr("'svg'"));
  EXPECT_THAT(refusal("SELECT chart_bars(replace(hex(zeroblob(100000)), '00', '['), NULL, 'svg')"),
              HasSubstr("no JSON"));
}

}  // namespace
