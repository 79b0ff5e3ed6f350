// SPDX-License-Identifier: MIT
#include <filesystem>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "etl/formats/encoding.h"
#include "tests/etl/formats/cube/recorder.h"

namespace kv::etl::test {
namespace {

namespace fs = std::filesystem;

const fs::path kFolder = fs::path(KV_SOURCE_DIR) / ".." / "shared" / "data" / "pxwebapi";

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

#define KV_NEEDS_CUBES() \
  if (!fs::exists(kFolder)) GTEST_SKIP() << "../shared/data/pxwebapi is not on this machine"

// Sums and counts by another program (awk over the text after DATA= or "value").
TEST(RealCubes, PxFilesAreReadToTheLastCell) {
  KV_NEEDS_CUBES();
  struct Expected {
    const char* name;
    std::size_t cells;
    std::size_t missing;
  };
  for (const Expected& expected : {Expected{"PxTools_PxWebApi2/px/TAB001.px", 5940, 2259},
                                   Expected{"PxTools_PxWebApi2/px/TAB002.px", 19800, 9921},
                                   Expected{"PxTools_PxWebApi2/px/TAB004.px", 4312, 1103},
                                   Expected{"PxTools_PxWebApi2/tab4_fewcells.px", 1, 0}}) {
    const Decoded decoded = decode(bytes_of(kFolder / expected.name));
    const Recorded read = px(decoded.text, decoded.encoding);
    EXPECT_EQ(read.errors(), "") << expected.name;
    EXPECT_EQ(read.cells.size(), expected.cells) << expected.name;
    const auto missing =
        std::ranges::count_if(read.cells, [](const auto& cell) { return cell.second == "[..]"; });
    EXPECT_EQ(static_cast<std::size_t>(missing), expected.missing) << expected.name;
    EXPECT_EQ(updated_day(read.cube.updated), "2023-05-25") << expected.name;
  }
}

TEST(RealCubes, AnAnswerOfTheSwedishServer) {
  KV_NEEDS_CUBES();
  const Recorded read = jsonstat(bytes_of(kFolder / "pxwebpy_SCB_v2_responses/TAB6471_data.json"));
  EXPECT_EQ(read.errors(), "");
  EXPECT_EQ(read.cells.size(), 2772U);
  EXPECT_EQ(read.cells.rbegin()->second, "54");
  EXPECT_EQ(read.cube.table, "TAB6471");
  EXPECT_THAT(read.cube.contact, testing::HasSubstr("information@scb.se"));
}

// Everything else in the folder is no data, and each file must be told what it is.
TEST(RealCubes, OtherFilesAreRefusedByName) {
  KV_NEEDS_CUBES();
  const std::map<std::string, std::string> expected = {
      {"GetApiConfiguration.json", "settings"},
      {"ListAllTables.json", "list of tables"},
      {"MetadataById_tab001_js2.json", "description of a table"},
      {"MetadataById_tab003_js2.json", "description of a table"},
      {"MetadataById_tab004_js2.json", "description of a table"},
      {"TableById_tab004.json", "entry of one table"},
      {"TAB6471_metadata.json", "description of a table"},
      {"config.json", "settings"},
      {"search.json", "list of tables"},
      {"tables.json", "list of tables"},
      {"SSB03321_API.txt", "a query"},
      {"SSB07903_API.txt", "Power Query"},
      {"SSB08923_API.txt", "doubled"},
      {"SSB11845_API.txt", "doubled"},
      {"SSB12942_API.txt", "doubled"},
      {"csdata_07459_municip_2013_query.json", "a query"},
      {"csdata_07459_municip_bysex_2013_query.json", "a query"},
      {"csdata_07459_national_1986_2026_query.json", "a query"},
      {"csdata_10826_ward_2001_2026_query.json", "a query"}};
  std::size_t seen = 0;
  for (const auto& entry : fs::recursive_directory_iterator(kFolder)) {
    const auto says = expected.find(entry.path().filename().string());
    if (says == expected.end()) continue;
    ++seen;
    const Recorded read = jsonstat(bytes_of(entry.path()));
    ASSERT_NE(read.errors(), "") << entry.path();
    EXPECT_THAT(read.error().message, testing::HasSubstr(says->second)) << entry.path();
    EXPECT_TRUE(read.cells.empty());
  }
  EXPECT_EQ(seen, expected.size());
}

}  // namespace
}  // namespace kv::etl::test
