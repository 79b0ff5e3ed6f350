// SPDX-License-Identifier: MIT
#include "plugins/sdk/draw/raster.h"

#include <cmath>
#include <dlfcn.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <limits>
#include <stdexcept>

#include "plugins/sdk/draw/metrics.h"

namespace kv::draw {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

Scene figure() {
  Scene scene{.width = 80, .height = 60, .title = "Prøve – æøå"};
  for (int i = 0; i < 5; ++i) {
    Node rect{.what = Rect{{5.0 + 15 * i, 5, 17.0 + 15 * i, 25}}};
    rect.style.fill = missing_paint(static_cast<Missing>(i));
    rect.style.stroke = Stroke{};
    scene.nodes.push_back(rect);
  }
  scene.symbols.push_back({"a", {{{0, 0}, {10, 0}, {10, 10}, {0, 10}}, {4}}});
  Node use{.what = Use{.symbol = "a", .at = {5, 30}, .scale = 1.5}};
  use.style.fill = Paint{.colour = colour("#2b5fa0")};
  use.style.stroke = Stroke{.width = 0.4, .dashes = {1, 0.5}};
  use.style.opacity = 0.5;
  scene.nodes.push_back(use);
  scene.nodes.push_back({.what = Text{.at = {40, 40},
                                      .text = "1\u202f234,5 ≥ §",
                                      .size = 12,
                                      .anchor = Anchor::kMiddle,
                                      .halo = 0.4,
                                      .turn = -15}});
  return scene;
}

std::uint32_t big_endian(const std::string& bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i)
    value = (value << 8U) | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

class Raster : public testing::Test {
 protected:
  void SetUp() override {
    if (dlopen("libcairo.so.2", RTLD_NOW) == nullptr)
      GTEST_SKIP() << "libcairo.so.2 is not installed; scripts/install-deps.sh installs it";
  }
};

TEST_F(Raster, APictureHasTheDensityOrTheWidthThatWasAskedFor) {
  const std::string print = png(figure()).bytes;
  EXPECT_THAT(print, StartsWith("\x89PNG"));
  EXPECT_EQ(big_endian(print, 16), 945U);  // 80 mm at 300 dpi
  EXPECT_EQ(big_endian(print, 20), 709U);
  EXPECT_EQ(big_endian(png(figure(), {.width = 400}).bytes, 16), 400U);
  const std::size_t density = print.find("pHYs");
  ASSERT_NE(density, std::string::npos);
  EXPECT_EQ(big_endian(print, density + 4), 11811U);  // 300 dpi in pixels a metre
}

TEST_F(Raster, TheSameSceneGivesTheSameBytesWhenever) {
  EXPECT_EQ(png(figure()).bytes, png(figure()).bytes);
  const std::string document = pdf(figure()).bytes;
  EXPECT_EQ(document, pdf(figure()).bytes);
  EXPECT_THAT(document, StartsWith("%PDF-"));
  EXPECT_THAT(document, Not(HasSubstr("CreationDate (D:")));
}

TEST_F(Raster, WhatCannotBeDrawnIsRefusedWithASentence) {
  EXPECT_THROW(png(figure(), {.dpi = 1e6}), std::invalid_argument);
  EXPECT_THROW(png(figure(), {.dpi = -1}), std::invalid_argument);
  EXPECT_THROW(png(figure(), {.dpi = std::numeric_limits<double>::quiet_NaN()}),
               std::invalid_argument);
  EXPECT_THROW(png(Scene{.height = 0}), std::invalid_argument);
  Scene scene;
  scene.nodes.push_back({.what = Circle{{std::nan(""), 0}, 1}});
  EXPECT_THROW(png(scene), std::invalid_argument);
  scene.nodes = {{.what = Use{.symbol = "borte"}, .style = {.fill = Paint{}}}};
  EXPECT_THROW(png(scene), std::invalid_argument);
}

TEST_F(Raster, AHundredThousandPointsInOnePixelAreOne) {
  Scene scene{.width = 20, .height = 20};
  Path path;
  for (int i = 0; i < 100'000; ++i)
    path.rings.points.push_back({10 + 1e-4 * std::cos(i), 10 + 1e-4 * std::sin(i)});
  path.rings.close();
  scene.nodes.push_back({.what = path, .style = {.fill = Paint{.colour = kBlack}}});
  EXPECT_LT(pdf(scene).bytes.size(), 3000U);
}

}  // namespace
}  // namespace kv::draw
