// SPDX-License-Identifier: MIT
#include "plugins/sdk/draw/colour.h"

#include <gtest/gtest.h>
#include <stdexcept>

namespace kv::draw {
namespace {

TEST(Colour, HexIsReadAndWrittenBack) {
  EXPECT_EQ(colour("#1a2B3c"), (Colour{0x1a, 0x2b, 0x3c}));
  EXPECT_EQ(colour("#abc"), (Colour{0xaa, 0xbb, 0xcc}));
  EXPECT_EQ(hex({0xaa, 0xbb, 0xcc}), "#abc");
  EXPECT_EQ(hex({0xaa, 0xbb, 0xcd}), "#aabbcd");
  for (const char* bad : {"", "#", "red", "#12345", "#1234567", "123456", "#12345g"})
    EXPECT_THROW(colour(bad), std::invalid_argument) << bad;
}

TEST(Colour, LightnessIsThatOfTheCie) {
  EXPECT_NEAR(lightness(kWhite), 100, 1e-3);
  EXPECT_NEAR(lightness(kBlack), 0, 1e-9);
  // sRGB red, published widely as L* 53.24, a* 80.09, b* 67.20.
  const Lab red = lab({255, 0, 0});
  EXPECT_NEAR(red.l, 53.24, 0.01);
  EXPECT_NEAR(red.a, 80.09, 0.02);
  EXPECT_NEAR(red.b, 67.20, 0.02);
}

TEST(Colour, DifferencesAreThoseOfSharmaWuAndDalal) {
  // Pairs 1, 4, 7, 13, 17, 20, 25 and 34 of their table 1.
  struct Pair {
    Lab x, y;
    double expected;
  };
  const Pair pairs[] = {{{50, 2.6772, -79.7751}, {50, 0, -82.7485}, 2.0425},
                        {{50, -1.3802, -84.2814}, {50, 0, -82.7485}, 1.0000},
                        {{50, 0, 0}, {50, -1, 2}, 2.3669},
                        {{50, -0.001, 2.49}, {50, 0.0011, -2.49}, 4.7461},
                        {{50, 2.5, 0}, {73, 25, -18}, 27.1492},
                        {{50, 2.5, 0}, {58, 24, 15}, 19.4535},
                        {{60.2574, -34.0099, 36.2677}, {60.4626, -34.1751, 39.4387}, 1.2644},
                        {{2.0776, 0.0795, -1.1350}, {0.9033, -0.0636, -0.5514}, 0.9082}};
  for (const Pair& p : pairs) {
    EXPECT_NEAR(delta_e(p.x, p.y), p.expected, 1e-4);
    EXPECT_NEAR(delta_e(p.y, p.x), p.expected, 1e-4);
  }
  EXPECT_DOUBLE_EQ(delta_e76({50, 0, 0}, {50, 3, 4}), 5);
}

TEST(Colour, ContrastIsThatOfWcag) {
  EXPECT_NEAR(contrast(kWhite, kBlack), 21, 1e-3);
  EXPECT_NEAR(contrast({0x77, 0x77, 0x77}, kWhite), 4.48, 0.01);
  EXPECT_GE(contrast(kQuietInk, kWhite), 4.5);
  EXPECT_EQ(ink_on(colour("#ffffcc")), kInk);
  EXPECT_EQ(ink_on(colour("#081d58")), kWhite);
}

TEST(Colour, WithoutOneKindOfConesRedAndGreenComeNearerAndGreysStay) {
  const Colour red = colour("#e41a1c");
  const Colour green = colour("#4daf4a");
  const double normal = delta_e76(lab(red), lab(green));
  EXPECT_LT(delta_e76(lab(seen(red, Sight::kDeutan)), lab(seen(green, Sight::kDeutan))),
            normal / 2);
  for (const Sight sight : {Sight::kDeutan, Sight::kProtan, Sight::kTritan}) {
    const Colour grey = seen({128, 128, 128}, sight);
    EXPECT_NEAR(grey.red, 128, 1);
    EXPECT_NEAR(grey.green, 128, 1);
    EXPECT_NEAR(grey.blue, 128, 1);
  }
}

}  // namespace
}  // namespace kv::draw
