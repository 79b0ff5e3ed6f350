// SPDX-License-Identifier: MIT
#include "etl/formats/geo/wkb.h"

#include <gtest/gtest.h>

namespace kv::etl::test {
namespace {

const std::vector<GeoPolygon> kArea = {
    {{{{0.1, 0.2}, {4, 0}, {4, 4}, {0.1, 0.2}}, {{1, 1}, {1, 2}, {2, 2}, {1, 1}}}},
    {{{{-7.000000000000001, 8}, {9, 8}, {9, 9}, {-7.000000000000001, 8}}}}};

bool same(const std::vector<GeoPolygon>& a, const std::vector<GeoPolygon>& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (a[i].rings != b[i].rings) return false;
  return true;
}

TEST(Wkb, GivesBackEveryBit) {
  const auto back = from_wkb(to_wkb(kArea));
  ASSERT_TRUE(back);
  EXPECT_TRUE(same(*back, kArea));
}

// The first bytes that any program looks at: little-endian, MultiPolygon, two of them.
TEST(Wkb, BeginsAsTheStandardSays) {
  const std::string bytes = to_wkb(kArea);
  EXPECT_EQ(bytes.substr(0, 9), std::string("\x01\x06\0\0\0\x02\0\0\0", 9));
  EXPECT_EQ(bytes.size(), 9U + 9 + 4 + 64 + 4 + 64 + 9 + 4 + 64);
}

// A warehouse may come from anywhere: a damaged blob must neither crash nor ask for gigabytes.
TEST(Wkb, DamageGivesNothing) {
  const std::string whole = to_wkb(kArea);
  for (std::size_t size = 0; size < whole.size(); ++size)
    EXPECT_FALSE(from_wkb(whole.substr(0, size))) << size;
  EXPECT_FALSE(from_wkb(whole + "x"));
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string damaged = whole;
    damaged[at] = '\xFF';
    from_wkb(damaged);
  }
}

}  // namespace
}  // namespace kv::etl::test
