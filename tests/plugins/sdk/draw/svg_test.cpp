// SPDX-License-Identifier: MIT
#include "plugins/sdk/draw/svg.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <limits>
#include <stdexcept>

#include "tests/plugins/sdk/draw/well_formed.h"

namespace kv::draw {
namespace {

using testing::HasSubstr;
using testing::Not;

Rings square(double x, double y, double side) {
  Rings rings;
  rings.points = {{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}};
  rings.close();
  return rings;
}

Node area(Rings rings, std::string title) {
  Node node{.what = Path{std::move(rings)}, .style = {}, .marks = {}};
  node.style.fill = Paint{.colour = Colour{0x22, 0x55, 0x88}};
  node.marks.title = std::move(title);
  return node;
}

TEST(Svg, AFigureHasItsTitleItsDescriptionAndATitlePerArea) {
  Scene scene{.title = "Bosetting", .desc = "Arendal er lavest."};
  scene.nodes.push_back(area(square(1, 1, 10), "Arendal: 56,5"));
  const std::string text = svg(scene);
  EXPECT_EQ(xml_fault(text), "");
  EXPECT_THAT(text, HasSubstr("role=\"img\" lang=\"nb\" aria-labelledby=\"f-title f-desc\""));
  EXPECT_THAT(text, HasSubstr("<title id=\"f-title\">Bosetting</title>"));
  EXPECT_THAT(text, HasSubstr("<desc id=\"f-desc\">Arendal er lavest.</desc>"));
  EXPECT_THAT(text, HasSubstr("<path fill=\"#258\" d=\"M50 50l500 0 0 500-500 0z\"><title>Arendal: "
                              "56,5</title></path>"));
}

TEST(Svg, NothingInANameBreaksTheDocumentOrRunsInAPage) {
  Scene scene{.title = "</title><script>alert(1)</script>",
              .desc = std::string("a\0b\x1b[0m\xff", 8)};
  Node text{.what = Text{.at = {1, 1}, .text = "\"><script>&amp;\x01"}, .style = {}, .marks = {}};
  text.marks.css = "\" onload=\"alert(1)";
  text.marks.attributes = {{"data-name", "'<b>\n\"&"}};
  scene.nodes.push_back(text);
  const std::string out = svg(scene);
  EXPECT_EQ(xml_fault(out), "");
  EXPECT_THAT(out, Not(HasSubstr("<script")));
  EXPECT_THAT(out, Not(HasSubstr(" onload=\"a")));
  EXPECT_THAT(out, HasSubstr("\xEF\xBF\xBD"));
}

TEST(Svg, ABadIdOrAttributeNameIsRefused) {
  Scene scene;
  scene.nodes.push_back(area(square(0, 0, 1), ""));
  scene.nodes[0].marks.id = "a b";
  EXPECT_THROW(svg(scene), std::invalid_argument);
  scene.nodes[0].marks = {};
  scene.nodes[0].marks.attributes = {{"on load", "x"}};
  EXPECT_THROW(svg(scene), std::invalid_argument);
  scene.nodes.clear();
  scene.id_prefix = "\"";
  EXPECT_THROW(svg(scene), std::invalid_argument);
}

TEST(Svg, ACoordinateThatIsNoNumberOrFarOffIsRefusedAndNotDrawnAtZero) {
  for (const double bad : {std::numeric_limits<double>::quiet_NaN(),
                           std::numeric_limits<double>::infinity(), 1e9, -1e300}) {
    Scene scene;
    scene.nodes.push_back(area(square(bad, 0, 1), ""));
    EXPECT_THROW(svg(scene), std::invalid_argument) << bad;
  }
}

TEST(Svg, TheStepsBetweenPointsDoNotDrift) {
  // 1000 steps of a third of a unit end where the last point is, not at 0 or 1000.
  Scene scene;
  Polyline line;
  for (int i = 0; i <= 1000; ++i) line.points.push_back({i / 150.0, 0});
  scene.nodes.push_back({.what = line, .style = {}, .marks = {}});
  const std::string text = svg(scene);
  int x = 0;
  for (std::size_t at = text.find("M0 0l") + 5; text[at] != '"';) {
    std::size_t used = 0;
    x += std::stoi(text.substr(at), &used);
    at = text.find(" 0", at + used) + 2;
  }
  EXPECT_EQ(x, 333);
}

TEST(Svg, GeometryIsOnceHoweverOftenItIsUsed) {
  Scene scene;
  scene.symbols.push_back({"a0906", square(0, 0, 7)});
  for (int i = 0; i < 3; ++i) {
    Node use{.what = Use{.symbol = "a0906", .at = {20.0 * i, 0}, .scale = 0.5},
             .style = {},
             .marks = {}};
    use.style.fill = missing_paint(Missing::kSuppressed);
    use.style.stroke = Stroke{};
    scene.nodes.push_back(use);
  }
  const std::string text = svg(scene);
  EXPECT_EQ(xml_fault(text), "");
  EXPECT_EQ(text.find("<path id=\"a0906\""), text.rfind("<path id=\"a0906\""));
  // A line of 0.2 mm is 0.2 mm at any scale: 10 units, doubled against the halving.
  EXPECT_THAT(text, HasSubstr("stroke-width=\"20\""));
  EXPECT_EQ(text.find("<pattern"), text.rfind("<pattern"));
  EXPECT_THAT(svg(scene, {.symbols = false}), Not(HasSubstr("<path id=")));
  EXPECT_EQ(xml_fault(svg_symbols(scene.symbols)), "");
}

// WeasyPrint draws nothing of a group whose clip path is a `use`: the map would be empty on paper.
TEST(Svg, WhatCutsAGroupStandsOnceAndInItsClipPath) {
  Scene scene;
  scene.symbols.push_back({"land", square(0, 0, 7)});
  Group cut;
  cut.clip = "land";
  cut.nodes.push_back(area(square(0, 0, 9), "Risør"));
  for (int i = 0; i < 2; ++i) scene.nodes.push_back({.what = cut, .style = {}, .marks = {}});
  const std::string text = svg(scene);
  EXPECT_EQ(xml_fault(text), "");
  EXPECT_THAT(text, HasSubstr("<clipPath id=\"f-clip-land\">\n<path id=\"land\" d=\"M0 0l350 0 0 "
                              "350-350 0z\" clip-rule=\"evenodd\"/>\n</clipPath>"));
  EXPECT_EQ(text.find("<path id=\"land\""), text.rfind("<path id=\"land\""));
  EXPECT_THAT(text, HasSubstr("<g clip-path=\"url(#f-clip-land)\">"));
  const std::string in_page = svg(scene, {.symbols = false});
  EXPECT_THAT(in_page, HasSubstr("<clipPath id=\"f-clip-land\"><use href=\"#land\""));
  EXPECT_EQ(in_page.find("<clipPath"), in_page.rfind("<clipPath"));
}

TEST(Svg, TheSameSceneGivesTheSameBytes) {
  Scene scene{.title = "æøåÆØÅ – §"};
  for (int i = 0; i < 50; ++i) scene.nodes.push_back(area(square(i * 1.37, i, 2.2), "Bø"));
  EXPECT_EQ(svg(scene), svg(scene));
}

TEST(Svg, AnEmptyOutlineDrawsNothingAndIsStillADocument) {
  Scene scene;
  scene.nodes.push_back(area({}, "tom"));
  scene.nodes.push_back({.what = Polyline{}, .style = {}, .marks = {}});
  EXPECT_EQ(xml_fault(svg(scene)), "");
}

}  // namespace
}  // namespace kv::draw
