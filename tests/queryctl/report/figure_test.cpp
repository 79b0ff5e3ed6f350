// SPDX-License-Identifier: MIT
#include "queryctl/report/figure.h"

#include <gmock/gmock.h>

#include "queryctl/report/origin.h"
#include "schema/error.h"

namespace kv::queryctl::report {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string refusal(const std::string& svg) {
  try {
    return figure_in_page(svg, "p-");
  } catch (const Error& error) {
    return error.what();
  }
}

// Two figures of a page with one id between them would be filled with each other's hatches.
TEST(ReportFigure, IdsAreItsOwnAndThoseOfOthersStand) {
  EXPECT_EQ(
      figure_in_page("<?xml version=\"1.0\"?>\n<!-- made -->\n"
                     "<svg role='img' aria-labelledby=\"t d\"><title id=\"t\">A &lt; B</title>"
                     "<desc id=\"d\">x</desc><pattern id=\"h\"/>"
                     "<use href=\"#shared\"/><use xlink:href=\"#h\"/>"
                     "<path fill=\"url(#h)\" style=\"stroke:url(#h)\" d=\"M0 0\"/></svg>\n",
                     "p-"),
      "<svg role='img' aria-labelledby=\"p-t p-d\"><title id=\"p-t\">A &lt; B</title>"
      "<desc id=\"p-d\">x</desc><pattern id=\"p-h\"/>"
      "<use href=\"#shared\"/><use xlink:href=\"#p-h\"/>"
      "<path fill=\"url(#p-h)\" style=\"stroke:url(#p-h)\" d=\"M0 0\"/></svg>\n");
  const FigureIds ids = ids_of("<svg><g id=\"a\"/><use href=\"#a\"/><use href=\"#b\"/></svg>");
  EXPECT_THAT(ids.own, ElementsAre("a"));
  EXPECT_THAT(ids.other, ElementsAre("b"));
}

// A plugin of a stranger must not put a script into a page that is passed on.
TEST(ReportFigure, WhatABrowserWouldRunOrLoadIsRefused) {
  for (const char* svg : {"<svg><script>1</script></svg>",
                          "<svg onload=\"x()\"/>",
                          "<svg><g onclick='x'/></svg>",
                          "<svg><foreignObject/></svg>",
                          "<svg><image href=\"http://x.no/a.png\"/></svg>",
                          "<svg><a href=\"http://x.no\"/></svg>",
                          "<svg><use href=\"http://x.no/a.svg#b\"/></svg>",
                          "<svg><path fill=\"url(http://x.no/#a)\"/></svg>",
                          "<svg><style>@import 'x'</style></svg>",
                          "<svg><style>a{fill:url(http://x)}</style></svg>",
                          "<svg><SCRIPT/></svg>",
                          "<svg><set attributeName=\"href\"/></svg>",
                          "<!DOCTYPE svg [<!ENTITY a \"b\">]><svg/>",
                          "<svg><![CDATA[<script>]]></svg>",
                          "<svg a=b/>",
                          "<svg",
                          "<svg a=\"",
                          "<p>text</p>",
                          "",
                          "text"})
    EXPECT_THAT(refusal(svg), HasSubstr("the figure cannot stand in a page")) << svg;
}

// On paper the names of municipalities would be white boxes.
TEST(ReportFigure, AHaloIsDrawnBeforeTheLettersOnPaper) {
  EXPECT_EQ(
      without_paint_order("<svg><text x=\"1\" stroke=\"#fff\" stroke-width=\"3\" "
                          "paint-order=\"stroke\">A<tspan>B</tspan></text><text>C</text></svg>"),
      "<svg><text x=\"1\" stroke=\"#fff\" stroke-width=\"3\">A<tspan>B</tspan></text>"
      "<text x=\"1\">A<tspan>B</tspan></text><text>C</text></svg>");
}

TEST(ReportFigure, AReconstructedOneSaysSoItself) {
  EXPECT_EQ(origin_of_figure("<svg><text>Rekonstruerte tall</text></svg>"), Origin::kReconstructed);
  EXPECT_EQ(origin_of_figure("<svg><text>Delvis rekonstruerte tall</text></svg>"), Origin::kPartly);
  EXPECT_EQ(origin_of_figure("<svg><text>Partly reconstructed</text></svg>"), Origin::kPartly);
  EXPECT_EQ(origin_of_figure("<svg><text>Oppdiktede svar</text></svg>"), Origin::kInvented);
  EXPECT_EQ(origin_of_figure("<svg/>"), Origin::kPublished);
}

}  // namespace
}  // namespace kv::queryctl::report
