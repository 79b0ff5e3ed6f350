// SPDX-License-Identifier: MIT
#include "plugins/protect/kernels/suppress.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <random>
#include <stdexcept>

#include "plugins/protect/kernels/margins.h"

namespace kv::protect {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

Margins::Whole random_table(std::size_t rows, std::size_t columns, unsigned seed) {
  std::mt19937 random(seed);
  Margins margins;
  for (std::size_t r = 0; r < rows; ++r)
    for (std::size_t c = 0; c < columns; ++c)
      margins.add({{"r" + std::to_string(100 + r)}, {"c" + std::to_string(c)}},
                  static_cast<std::int64_t>(random() % 30));
  return margins.whole(false);
}

TEST(Suppress, ATableOf48MunicipalitiesAndFiveAnswersIsSafeAndTheSameEveryTime) {
  const Margins::Whole whole = random_table(48, 5, 7);
  const Rule rule{3, 2};
  const Suppression done = suppress(whole.table, rule);
  std::size_t small = 0;
  for (std::size_t i = 0; i < whole.table.size(); ++i) {
    if (done.cells[i] != Cell::kPrimary) continue;
    ++small;
    EXPECT_TRUE(done.ranges[i].as_wide_as(rule.width)) << whole.table.names[i];
    EXPECT_LE(done.ranges[i].lower, whole.table.counts[i]);
    EXPECT_GE(*done.ranges[i].upper, whole.table.counts[i]);
  }
  EXPECT_GT(small, 5U);
  EXPECT_EQ(suppress(whole.table, rule).cells, done.cells);
}

TEST(Suppress, ThreeDimensionsAreSafeToo) {
  std::mt19937 random(3);
  Margins margins;
  for (const char* sex : {"K", "M"})
    for (const char* age : {"16-25", "26-40", "41-55"})
      for (const char* answer : {"Ja", "Nei", "Vet ikke"})
        margins.add({{sex}, {age}, {answer}}, static_cast<std::int64_t>(random() % 14));
  const Margins::Whole whole = margins.whole(false);
  const Rule rule{4, 3};
  const Suppression done = suppress(whole.table, rule);
  for (std::size_t i = 0; i < whole.table.size(); ++i)
    if (done.cells[i] == Cell::kPrimary) {
      EXPECT_TRUE(done.ranges[i].as_wide_as(rule.width)) << whole.table.names[i];
    }
}

TEST(Suppress, WhatCannotBeProtectedIsNamed) {
  Table table{{"*", "Ja", "Nei"}, {2, 2, 0}, {{0, {1, 2}}}, {true, false, false}};
  EXPECT_THAT(
      [&] {
        suppress(table, {3, 1});
      },
      ThrowsMessage<std::invalid_argument>(HasSubstr("'Ja' cannot be protected")));
  Rule zeros{3, 1};
  zeros.zero_may_help = true;
  EXPECT_EQ(suppress(table, zeros).cells[2], Cell::kSecondary);
}

TEST(Suppress, NothingSmallIsNothingHidden) {
  Table table{{"*", "Ja", "Nei"}, {40, 0, 40}, {{0, {1, 2}}}, {true, false, false}};
  for (const Cell cell : suppress(table, {3, 1}).cells) EXPECT_EQ(cell, Cell::kPublished);
}

TEST(Suppress, ASumThatDoesNotAddUpIsRefused) {
  Table table{{"*", "Ja", "Nei"}, {41, 1, 39}, {{0, {1, 2}}}, {true, false, false}};
  EXPECT_THAT(
      [&] {
        suppress(table, {3, 1});
      },
      ThrowsMessage<std::invalid_argument>(HasSubstr("sum to 40, but its count is 41")));
}

}  // namespace
}  // namespace kv::protect
