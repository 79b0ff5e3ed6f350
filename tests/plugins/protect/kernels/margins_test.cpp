// SPDX-License-Identifier: MIT
#include "plugins/protect/kernels/margins.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <map>
#include <stdexcept>

namespace kv::protect {
namespace {

std::map<std::string, std::int64_t> counts(const Margins::Whole& whole) {
  std::map<std::string, std::int64_t> by_name;
  for (std::size_t i = 0; i < whole.table.size(); ++i)
    by_name.emplace(whole.table.names[i], whole.table.counts[i]);
  return by_name;
}

TEST(Margins, ATableIsMadeWholeWithEveryMarginAndZerosForWhatNoRowHas) {
  Margins margins;
  margins.add({{"K"}, {"Ja"}}, 9);
  margins.add({{"M"}, {"Nei"}}, 18);
  margins.add({{"K"}, {"Ja"}}, 2);
  const Margins::Whole whole = margins.whole(false);
  EXPECT_NO_THROW(require_consistent(whole.table));
  EXPECT_EQ(counts(whole), (std::map<std::string, std::int64_t>{{"*|*", 29},
                                                                {"*|Ja", 11},
                                                                {"*|Nei", 18},
                                                                {"K|*", 11},
                                                                {"K|Ja", 11},
                                                                {"K|Nei", 0},
                                                                {"M|*", 18},
                                                                {"M|Ja", 0},
                                                                {"M|Nei", 18}}));
  EXPECT_TRUE(whole.table.always_published[0]) << "the grand total";
  EXPECT_EQ(std::ranges::count(whole.table.always_published, true), 1);
}

TEST(Margins, LevelsAreSummedAndAnOnlyTopLevelIsTheTotal) {
  Margins margins;
  margins.add({{"Sør", "Telemark", "Skien"}}, 120);
  margins.add({{"Sør", "Telemark", "Siljan"}}, 2);
  margins.add({{"Sør", "Agder", "Mandal"}}, 41);
  const Margins::Whole whole = margins.whole(true);
  EXPECT_NO_THROW(require_consistent(whole.table));
  EXPECT_EQ(counts(whole), (std::map<std::string, std::int64_t>{{"Sør", 163},
                                                                {"Agder", 41},
                                                                {"Telemark", 122},
                                                                {"Skien", 120},
                                                                {"Siljan", 2},
                                                                {"Mandal", 41}}));
  EXPECT_EQ(std::ranges::count(whole.table.always_published, true), 3) << "total and counties";
}

TEST(Margins, ACategoryOfTwoParentsIsRefused) {
  Margins margins;
  margins.add({{"Telemark", "Bø"}}, 1);
  margins.add({{"Nordland", "Bø"}}, 1);
  EXPECT_THROW(margins.whole(false), std::invalid_argument);
}

TEST(Margins, WhatIsNoTableIsRefused) {
  Margins margins;
  EXPECT_THROW(margins.add({{"*"}}, 1), std::invalid_argument);
  EXPECT_THROW(margins.add({{""}}, 1), std::invalid_argument);
  EXPECT_THROW(margins.add({}, 1), std::invalid_argument);
  margins.add({{"a"}, {"x"}}, 1);
  EXPECT_THROW(margins.add({{"a"}}, 1), std::invalid_argument);
  for (int i = 0; i < 300; ++i)
    margins.add({{"r" + std::to_string(i)}, {"c" + std::to_string(i)}}, 1);
  EXPECT_THROW(margins.whole(false), std::invalid_argument) << "90,000 cells";
}

}  // namespace
}  // namespace kv::protect
