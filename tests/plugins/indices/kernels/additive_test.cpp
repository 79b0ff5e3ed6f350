// SPDX-License-Identifier: MIT
#include "plugins/indices/kernels/additive.h"

#include <gtest/gtest.h>
#include <initializer_list>
#include <limits>
#include <stdexcept>

namespace kv::indices {
namespace {

using Item = std::optional<Number>;
constexpr auto kMaxInteger = std::numeric_limits<std::int64_t>::max();

AdditiveIndex index_of(std::initializer_list<Item> items) {
  AdditiveIndex index;
  for (const Item& item : items) index.add(item);
  return index;
}

TEST(AdditiveIndex, EachRuleForAMissingItemGivesItsOwnFigure) {
  const auto index = index_of({Number(1), std::nullopt, Number(1), Number(0)});
  EXPECT_EQ(index.value(MissingItem::kNull), std::nullopt);
  EXPECT_EQ(index.value(MissingItem::kSkip), Number(2));
  EXPECT_EQ(index.value(MissingItem::kZero), Number(2));
  EXPECT_EQ(index.value(MissingItem::kMean), Number(8.0 / 3.0));
  EXPECT_EQ(index.answered(), 3);
}

TEST(AdditiveIndex, WithoutAnyAnswerOnlyTheRuleZeroGivesANumber) {
  const auto index = index_of({std::nullopt, std::nullopt});
  EXPECT_EQ(index.value(MissingItem::kNull), std::nullopt);
  EXPECT_EQ(index.value(MissingItem::kSkip), std::nullopt);
  EXPECT_EQ(index.value(MissingItem::kMean), std::nullopt);
  EXPECT_EQ(index.value(MissingItem::kZero), Number(0));
}

TEST(AdditiveIndex, CompleteItemsGiveTheSameByEveryRuleAndStayIntegers) {
  for (const auto rule :
       {MissingItem::kNull, MissingItem::kSkip, MissingItem::kZero, MissingItem::kMean}) {
    const auto value = index_of({Number(1), Number(0), Number(3)}).value(rule);
    ASSERT_TRUE(value);
    EXPECT_TRUE(value->is_integer());
    EXPECT_EQ(value->integer(), 4);
  }
}

TEST(AdditiveIndex, DecimalItemsAreSummedExactly) {
  AdditiveIndex index;
  for (int i = 0; i < 10; ++i) index.add(Number(0.1));
  EXPECT_EQ(index.value(MissingItem::kNull), Number(1.0));
}

TEST(AdditiveIndex, ASumThatIsTooLargeIsRefused) {
  EXPECT_THROW(index_of({Number(kMaxInteger), Number(1)}).value(MissingItem::kNull),
               std::overflow_error);
  EXPECT_EQ(index_of({Number(kMaxInteger), Number(1), Number(-1)}).value(MissingItem::kNull),
            Number(kMaxInteger));
  EXPECT_THROW(index_of({Number(1e308), std::nullopt}).value(MissingItem::kMean),
               std::overflow_error);
}

}  // namespace
}  // namespace kv::indices
