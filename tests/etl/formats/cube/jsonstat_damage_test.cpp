// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "tests/etl/formats/cube/recorder.h"

namespace kv::etl::test {
namespace {

// A file that was cut off anywhere must never be taken for a smaller one.
TEST(JsonstatDamage, CutOffAnywhereIsRefused) {
  const std::string whole = small_cube(R"("value":[10,20,null,40],"status":{"2":":"})");
  ASSERT_EQ(jsonstat(whole).errors(), "");
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const Recorded read = jsonstat(whole.substr(0, size));
    EXPECT_NE(read.errors(), "") << size;
    EXPECT_TRUE(read.cells.empty()) << size;
  }
}

// A byte that was lost either leaves the cube as it was described, or stops it.
TEST(JsonstatDamage, ALostByteNeverGivesCellsTwiceOrBeyondTheEnd) {
  const std::string whole = small_cube(R"("value":{"0":1,"3":2},"status":{"1":":"})");
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string damaged = whole;
    damaged.erase(at, 1);
    const Recorded read = jsonstat(damaged);
    EXPECT_EQ(read.twice, 0U) << at;
    if (read.described && !read.cells.empty()) {
      EXPECT_LT(read.cells.rbegin()->first, cube_size(read.cube.dimensions).value()) << at;
    }
  }
}

// Brackets by the million must not end the program by exhausting its stack.
TEST(JsonstatDamage, DeepNestingIsRefused) {
  for (const char* open : {"[", "{\"a\":"}) {
    std::string text = "{\"x\":";
    for (int i = 0; i < 1'000'000; ++i) text += open;
    const Recorded read = jsonstat(text);
    EXPECT_EQ(read.errors(), "too-deep");
  }
}

// A small file may claim a great cube; it must not cost the memory of one.
TEST(JsonstatDamage, AClaimOfBillionsOfCellsIsRefused) {
  std::string index;
  for (int i = 0; i < 2000; ++i) index += (i ? ",\"" : "\"") + std::to_string(i) + "\"";
  std::string text =
      R"({"version":"2.0","class":"dataset","id":["a","b","c"],"size":[2000,2000,2000],"dimension":{)";
  for (const char* name : {"a", "b", "c"})
    text += (text.ends_with('{') ? "\"" : ",\"") + std::string(name) +
            "\":{\"category\":{\"index\":[" + index + "]}}";
  text += R"(},"value":{"0":1}})";
  EXPECT_EQ(jsonstat(text).errors(), "too-large");
}

}  // namespace
}  // namespace kv::etl::test
