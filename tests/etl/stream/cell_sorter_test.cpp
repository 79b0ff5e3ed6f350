// SPDX-License-Identifier: MIT
#include "etl/stream/cell_sorter.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <random>

#include "etl/stream/cell_store.h"
#include "schema/error.h"
#include "tests/etl/stream/environment.h"
#include "tests/etl/support.h"

namespace kv::etl {
namespace {

PackedCell cell(std::uint64_t order, std::uint64_t number) {
  return {order << PackedCell::kFlagBits, number, 0};
}

std::vector<PackedCell> sorted(std::size_t count, unsigned bits, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  CellSorter sorter(bits);
  for (std::size_t i = 0; i < count; ++i)
    sorter.add(cell(random() & ((std::uint64_t{1} << bits) - 1), i));
  const std::unique_ptr<SortedCells> cells = sorter.sorted();
  std::vector<PackedCell> all;
  for (auto batch = cells->next(); !batch.empty(); batch = cells->next())
    all.insert(all.end(), batch.begin(), batch.end());
  return all;
}

// A load that lost, doubled or misplaced a cell on its way through temporary files would be wrong
// without a word.
TEST(CellSorter, GivesEveryCellOnceInOrderInMemoryAndOnDisk) {
  for (const std::size_t count :
       {std::size_t{0}, std::size_t{1}, std::size_t{1000}, CellSorter::kRun, CellSorter::kRun + 1,
        3 * CellSorter::kRun + 7}) {
    const std::vector<PackedCell> all = sorted(count, 20, count);
    ASSERT_EQ(all.size(), count);
    std::vector<bool> seen(count);
    for (std::size_t i = 0; i < count; ++i) {
      ASSERT_FALSE(seen.at(all[i].bits));
      seen[all[i].bits] = true;
      // Of two that stand for the same, the one that was read first comes first.
      if (i == 0) continue;
      ASSERT_LT(std::pair(all[i - 1].order(), all[i - 1].bits),
                std::pair(all[i].order(), all[i].bits));
    }
  }
}

TEST(CellSorter, SortsByAllSixtyBits) {
  const std::vector<PackedCell> all = sorted(5000, PackedCell::kOrderBits, 7);
  EXPECT_TRUE(std::ranges::is_sorted(all, {}, &PackedCell::order));
}

TEST(CellSorter, MayBeLeftBeforeItsEnd) {
  CellSorter sorter(20);
  for (std::size_t i = 0; i < 2 * CellSorter::kRun; ++i) sorter.add(cell(i & 0xFFFFFU, i));
  const std::unique_ptr<SortedCells> cells = sorter.sorted();
  EXPECT_FALSE(cells->next().empty());
}

TEST(CellSorter, LeavesNoFileBehindAndSaysWhereThereIsNoRoom) {
  test::TempDir dir;
  {
    const test::Environment tmp("SQLITE_TMPDIR", (dir / "").string());
    CellSorter sorter(20);
    for (std::size_t i = 0; i < CellSorter::kRun + 5; ++i) sorter.add(cell(i & 0xFFFFFU, i));
    EXPECT_TRUE(std::filesystem::is_empty(dir / "")) << "a kill now would leave a temporary file";
    sorter.sorted();
  }
  const test::Room none(4096);
  CellSorter sorter(20);
  EXPECT_THROW(
      {
        for (std::size_t i = 0; i < 2 * CellSorter::kRun + 5; ++i) sorter.add(cell(i, i));
        sorter.sorted();
      },
      Error);
}

TEST(CellStore, GivesBackWhatWasReadWhereverItIsKept) {
  CellStore store;
  const std::size_t count = 2 * CellStore::kBlock + 10;
  for (std::size_t i = 0; i < count; ++i) {
    RawCell raw;
    raw.label = static_cast<std::uint32_t>(i);
    raw.region = static_cast<std::uint32_t>(i % 1000);
    raw.value.is_integer = i % 3 != 0;
    raw.value.integer = -static_cast<std::int64_t>(i);
    raw.value.real = static_cast<double>(i) / 7;
    raw.at = {static_cast<std::uint32_t>(i + 1), 5, 3};
    store.push_back(raw);
  }
  ASSERT_EQ(store.size(), count);
  std::size_t seen = 0;
  store.each_block([&](std::span<const PackedCell> block) {
    for (const PackedCell& packed : block) {
      const RawCell raw = CellStore::unpack(packed);
      ASSERT_EQ(raw.label, seen);
      ASSERT_EQ(raw.region, seen % 1000);
      ASSERT_EQ(raw.at.row, seen + 1);
      ASSERT_EQ(raw.at.file, 3);
      ASSERT_EQ(raw.value.is_integer, seen % 3 != 0);
      if (raw.value.is_integer) {
        ASSERT_EQ(raw.value.integer, -static_cast<std::int64_t>(seen));
      } else {
        ASSERT_EQ(raw.value.real, static_cast<double>(seen) / 7);
      }
      ++seen;
    }
  });
  EXPECT_EQ(seen, count);
  for (const std::size_t i : {std::size_t{0}, CellStore::kBlock, count - 1})
    EXPECT_EQ(store[i].label, i);
  store.truncate(CellStore::kBlock + 1);
  EXPECT_EQ(store.size(), CellStore::kBlock + 1);
  store.push_back(store[5]);
  EXPECT_EQ(store[CellStore::kBlock + 1].label, 5U) << "what is added after a refused file";
  EXPECT_EQ(store[CellStore::kBlock].label, CellStore::kBlock);
}

// The row and column of a message are those of the file, however it is shaped.
TEST(PackedPosition, HoldsLongFilesAndLongLines) {
  for (const Position at : {Position{1, 1, 0}, Position{100'000'000, 5, 4095},
                            Position{300'000, 2'000'000'000, 7}, Position{2, 4'000'000'000U, 1}}) {
    const Position back = unpack_position(pack_position(at));
    EXPECT_EQ(back.row, at.row);
    EXPECT_EQ(back.column, at.column);
    EXPECT_EQ(back.file, at.file);
  }
  const Position back = unpack_position(pack_position({1'000'000, 2'000'000, 2}));
  EXPECT_EQ(back.row, 1'000'000U);
  EXPECT_EQ(back.column, 0U) << "a column that is not kept must not be another one";
}

}  // namespace
}  // namespace kv::etl
