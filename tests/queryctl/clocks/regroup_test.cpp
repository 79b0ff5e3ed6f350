// SPDX-License-Identifier: MIT
#include "queryctl/clocks/regroup.h"

#include <gtest/gtest.h>
#include <vector>

namespace kv::queryctl {
namespace {

Piece number(double value) {
  Piece piece;
  piece.state = Piece::State::kNumber;
  piece.number = value;
  return piece;
}

Piece part_of(double value, std::optional<double> weight = {}) {
  Piece piece = number(value);
  piece.whole = false;
  piece.weight = weight;
  return piece;
}

Piece suppressed() {
  Piece piece;
  piece.state = Piece::State::kSuppressed;
  return piece;
}

Piece coded(Piece piece, Piece::Code code) {
  piece.code = code;
  return piece;
}

RegroupRules one_to_four() {
  RegroupRules rules;
  rules.suppressed = Interval{1, 4};
  return rules;
}

/// "value [lower, upper] reasons estimated", '?' where there is none.
std::string sum(const std::vector<Piece>& pieces, const RegroupRules& rules = {}) {
  const auto text = [](std::optional<double> x) {
    std::string digits = x ? std::to_string(*x) : "?";
    while (digits.find('.') != std::string::npos &&
           (digits.back() == '0' || digits.back() == '.')) {
      const bool point = digits.back() == '.';
      digits.pop_back();
      if (point) break;
    }
    return digits;
  };
  const Regrouped out = sum_pieces(pieces, rules);
  return text(out.value) + " [" + text(out.lower) + ", " + text(out.upper) + "]" +
         (out.reasons ? " " + reason_text(out.reasons) : "") +
         (out.estimated > 0 ? " e" + text(out.estimated) : "");
}

TEST(Regroup, WholePartsAreSummed) {
  EXPECT_EQ(sum({number(10), number(5)}), "15 [15, 15]");
  EXPECT_EQ(sum({number(0), number(7)}), "7 [7, 7]") << "0 is a figure";
  EXPECT_EQ(sum({number(-2), number(7)}), "5 [5, 5]") << "a net figure may be negative";
}

TEST(Regroup, SuppressedPartsLeaveBounds) {
  EXPECT_EQ(sum({number(10), suppressed()}, one_to_four()), "? [11, 14] part-suppressed");
  EXPECT_EQ(sum({suppressed(), suppressed(), suppressed()}, one_to_four()),
            "? [3, 12] part-suppressed");
  EXPECT_EQ(sum({number(10), suppressed()}), "? [10, ?] part-suppressed")
      << "what a suppressed figure can be is never assumed";
}

TEST(Regroup, AMissingPartHasNoUpperBound) {
  EXPECT_EQ(sum({number(10), Piece()}), "? [10, ?] part-missing");
  EXPECT_EQ(sum({suppressed(), Piece(), number(30)}, one_to_four()),
            "? [31, ?] part-missing+part-suppressed");
}

TEST(Regroup, ADividedPartLiesBetweenNothingAndAll) {
  EXPECT_EQ(sum({number(550), part_of(100)}), "? [550, 650] split-without-weight");
  EXPECT_EQ(sum({number(550), part_of(0)}), "550 [550, 550]") << "a part of nothing is nothing";
  Piece hidden = suppressed();
  hidden.whole = false;
  EXPECT_EQ(sum({hidden}, one_to_four()), "? [0, 4] part-suppressed+split-without-weight");
}

// Births less deaths of a part can be more than those of the whole.
TEST(Regroup, WhatCanBeNegativeHasNoBounds) {
  EXPECT_EQ(sum({number(10), part_of(-3)}), "? [?, ?] split-without-weight");
  RegroupRules amount;
  amount.nonnegative = false;
  EXPECT_EQ(sum({number(10), part_of(100)}, amount), "? [?, ?] split-without-weight");
  EXPECT_EQ(sum({number(10), Piece()}, amount), "? [?, ?] part-missing");
  EXPECT_EQ(sum({number(10), number(5)}, amount), "15 [15, 15]");
}

TEST(Regroup, WeightsAreUsedWhenAskedFor) {
  EXPECT_EQ(sum({number(50), part_of(100, 0.5)}), "? [50, 150] split-without-weight");
  RegroupRules rules;
  rules.estimate = true;
  EXPECT_EQ(sum({number(50), part_of(100, 0.5)}, rules), "100 [50, 150] e0.5");
  EXPECT_EQ(sum({number(50), part_of(100)}, rules), "? [50, 150] split-without-weight");
  EXPECT_EQ(sum({part_of(0, 0.5)}, rules), "0 [0, 0]") << "nothing is estimated in 0";
}

// Harstad's 58 of 2012 stands under 1903, a code from 2013: it counts, with a word.
TEST(Regroup, AFigureUnderACodeThatWasNotValid) {
  EXPECT_EQ(sum({coded(number(58), Piece::Code::kStray), coded(Piece(), Piece::Code::kCovered),
                 coded(Piece(), Piece::Code::kCovered)}),
            "58 [58, 58] code-not-valid");
  EXPECT_EQ(sum({coded(number(58), Piece::Code::kDoubtful), number(50)}),
            "? [50, 108] code-not-valid");
}

TEST(Regroup, SharesAreRecomputed) {
  const auto known = [](double value) {
    Regrouped out;
    out.value = out.lower = out.upper = value;
    return out;
  };
  EXPECT_DOUBLE_EQ(divide(known(15), known(8000), 100).value.value(), 0.1875);
  const Regrouped of_nothing = divide(known(0), known(0), 100);
  EXPECT_FALSE(of_nothing.value) << "0/0 is not 0";
  EXPECT_EQ(reason_text(of_nothing.reasons), "denominator-zero");
}

TEST(Regroup, SharesHaveTheBoundsOfTheirParts) {
  Regrouped part;
  part.lower = 6;
  part.upper = 9;
  part.reasons = kPartSuppressed;
  Regrouped whole;
  whole.lower = 21;
  whole.upper = 24;
  const Regrouped share = divide(part, whole, 100);
  EXPECT_FALSE(share.value);
  EXPECT_DOUBLE_EQ(share.lower.value(), 25);
  EXPECT_NEAR(share.upper.value(), 42.857143, 1e-6);
  whole.upper.reset();
  EXPECT_FALSE(divide(part, whole, 100).lower) << "without an end of the whole there is no least";
}

}  // namespace
}  // namespace kv::queryctl
