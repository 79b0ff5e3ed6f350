// SPDX-License-Identifier: MIT
// Geometry comes from a file that anybody may have written: it must be drawn, or refused by name.
#include "plugins/mapexport/kernels/geometry/wkb.h"

#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/plugins/mapexport/geometry/made.h"

namespace kv::mapexport {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

const std::string kSquare = made::multi({{made::square(0, 0, 10)}});

#define EXPECT_REFUSED(bytes, why) \
  EXPECT_THAT([&] { read_wkb(bytes); }, ThrowsMessage<GeometryError>(HasSubstr(why)))

TEST(Wkb, BothByteOrdersAndBothTypesAreOneArea) {
  const Shape little = read_wkb(kSquare);
  const Shape big = read_wkb(made::multi({{made::square(0, 0, 10)}}, true));
  const Shape polygon = read_wkb(made::polygon({made::square(0, 0, 10)}, false));
  EXPECT_EQ(little.points.size(), 4U);
  EXPECT_EQ(little.points, big.points);
  EXPECT_EQ(little.points, polygon.points);
}

TEST(Wkb, SixtyPartsAndTheirHolesAreAllThere) {
  std::vector<std::vector<made::Ring>> parts;
  for (int i = 0; i < 60; ++i)
    parts.push_back({made::square(20.0 * i, 0, 10), made::square(20.0 * i + 2, 2, 3)});
  const Shape shape = read_wkb(made::multi(parts));
  EXPECT_EQ(shape.part_ends.size(), 60U);
  EXPECT_EQ(shape.rings(), 120U);
  EXPECT_TRUE(shape.is_outer(118));
  EXPECT_FALSE(shape.is_outer(119));
}

TEST(Wkb, NoPrefixIsReadAsAnArea) {
  for (std::size_t n = 0; n < kSquare.size(); ++n)
    EXPECT_THROW(read_wkb(kSquare.substr(0, n)), GeometryError) << n;
}

// A count of four thousand million must not take four thousand million times the memory.
TEST(Wkb, HugeCountsAreHeldAgainstTheBytes) {
  std::string parts = kSquare;
  parts.replace(5, 4, "\xff\xff\xff\xff");
  EXPECT_REFUSED(parts, "claims 4294967295 parts");
  std::string vertices = kSquare;
  vertices.replace(18, 4, std::string("\x00\x00\x00\x10", 4));
  EXPECT_REFUSED(vertices, "claims 268435456 vertices");
}

TEST(Wkb, WhatIsNoAreaIsNamed) {
  EXPECT_REFUSED("", "ends too early");
  EXPECT_REFUSED(kSquare + "x", "1 bytes follow");
  EXPECT_REFUSED("abc", "byte order is 97");
  EXPECT_REFUSED(std::string("\x01\x01\x00\x00\x00", 5), "Point (1)");
  EXPECT_REFUSED(std::string("\x01\xee\x03\x00\x00", 5), "with Z, M or SRID (1006)");
  EXPECT_REFUSED(made::polygon({{{0, 0}, {1, 1}, {0, 0}}}, false), "has 3 vertices");
  EXPECT_REFUSED(made::polygon({{{0, 0}, {1, 0}, {1, 1}, {0, 1}}}, false), "does not end where");
  EXPECT_REFUSED(made::polygon({{{0, 0}, {NAN, 0}, {1, 1}, {0, 0}}}, false), "not a finite number");
  EXPECT_REFUSED(made::polygon({{{0, 0}, {1, INFINITY}, {1, 1}, {0, 0}}}, false),
                 "not a finite number");
}

TEST(Wkb, EveryByteMayBeAnything) {
  std::uint32_t seed = 7;
  for (int round = 0; round < 3000; ++round) {
    std::string bytes = kSquare;
    for (int k = 0; k < 3; ++k) {
      seed = seed * 1664525U + 1013904223U;
      bytes[(seed >> 8U) % bytes.size()] = static_cast<char>(seed >> 24U);
    }
    try {
      EXPECT_LE(read_wkb(bytes).points.size(), 4U);
    } catch (const GeometryError&) {
    }
  }
}

TEST(Wkb, AnEmptyAreaIsEmpty) {
  EXPECT_TRUE(read_wkb(made::multi({})).empty());
}

TEST(Wkb, AnotherSystemIsNamed) {
  require_utm33({62'000, 6'450'000, 180'000, 6'600'000});
  EXPECT_THAT(
      [] {
        require_utm33({5, 58, 9, 60});
      },
      ThrowsMessage<GeometryError>(HasSubstr("degrees")));
  EXPECT_THAT(
      [] {
        require_utm33({6'450'000, 62'000, 6'600'000, 180'000});
      },
      ThrowsMessage<GeometryError>(HasSubstr("swapped")));
  EXPECT_THAT(
      [] {
        require_utm33({5e8, 5e8, 6e8, 6e8});
      },
      ThrowsMessage<GeometryError>(HasSubstr("in or near Norway")));
}

}  // namespace
}  // namespace kv::mapexport
