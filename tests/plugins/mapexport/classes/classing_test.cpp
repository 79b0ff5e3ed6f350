// SPDX-License-Identifier: MIT
// A class limit that is wrong by a hair puts a municipality into its neighbour's colour.
#include "plugins/mapexport/kernels/classes/classing.h"

#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <numeric>
#include <random>

#include "plugins/mapexport/kernels/classes/absence.h"

namespace kv::mapexport {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::ThrowsMessage;

Classes of(const char* rule, std::vector<double> numbers, int decimals = 1) {
  std::vector<NamedValue> values;
  for (const double number : numbers) values.push_back({"Tinn", number});
  return classify(parse_rule(rule), values, decimals);
}

double printed(double value, int decimals) {
  const double scale = std::pow(10, decimals);
  return std::round(value * scale) / scale;
}

// Ranges neither overlap nor leave a hole, every value as printed is in its range as printed, and
// the counts sum to the areas: for every rule, on values with ties and values next to limits.
TEST(Classing, WhatIsPrintedAgreesWithTheClass) {
  std::mt19937 random(11);
  for (int round = 0; round < 200; ++round) {
    std::vector<double> values;
    const double unit = std::pow(10, -static_cast<double>(random() % 4));
    for (int i = 0; i < 48; ++i)
      values.push_back(static_cast<double>(static_cast<int>(random() % 2000) - 300) * unit);
    for (const char* rule : {"jenks:4", "quantile:5", "quantile-2:4", "equal:5", "pretty", "sd",
                             "headtails", "fixed:-300,0,0.5,70,1000"}) {
      const Classes classes = of(rule, values);
      EXPECT_EQ(std::accumulate(classes.counts.begin(), classes.counts.end(), std::size_t{0}), 48U);
      const double step = std::pow(10, -classes.decimals);
      for (std::size_t c = 0; c + 1 < classes.size(); ++c) {
        EXPECT_LE(classes.lower[c], classes.printed_high(c)) << rule;
        EXPECT_NEAR(classes.printed_high(c) + step, classes.lower[c + 1], step * 1e-6) << rule;
      }
      for (std::size_t i = 0; i < values.size(); ++i) {
        const std::size_t c = classes.members[i];
        const double shown = printed(values[i], classes.decimals);
        EXPECT_GE(shown, classes.lower[c] - step * 1e-6) << rule << ' ' << values[i];
        const bool ends = !classes.open || c + 1 < classes.size();
        if (!ends) continue;
        EXPECT_LE(shown, classes.printed_high(c) + step * 1e-6) << rule << ' ' << values[i];
      }
    }
  }
}

// Tinn has 54.5, the aim is 55: rounded first, it would reach the aim.
TEST(Classing, UnroundedValuesAreClassed) {
  const Classes classes = of("fixed:0,25,42,55", {54.5, 54.96, 55}, 0);
  EXPECT_THAT(classes.members, ElementsAre(2, 2, 3));
  EXPECT_EQ(classes.decimals, 2);  // "42,00-54,99": with one decimal 54.96 would print as 55,0
}

TEST(Classing, WholeNumbersHaveWholeLimits) {
  const Classes classes = of("fixed:0,34,70", {0, 33, 34, 69, 70, 120}, 0);
  EXPECT_EQ(classes.decimals, 0);
  EXPECT_EQ(classes.printed_high(0), 33);
  EXPECT_TRUE(classes.open);
  EXPECT_THAT(classes.counts, ElementsAre(2, 2, 2));
}

// One municipality below the first limit once moved all others into the next one's class.
TEST(Classing, AValueOutsideTheLimitsNamesItsArea) {
  EXPECT_THAT(
      [] {
        of("fixed:5,10", {7, 4.9});
      },
      ThrowsMessage<ClassError>(HasSubstr("Tinn has the value 4.9, which lies below")));
  EXPECT_THAT(
      [] {
        of("fixed:5,10..20", {7, 20.5});
      },
      ThrowsMessage<ClassError>(HasSubstr("above the last limit 20")));
  EXPECT_THAT(of("fixed:5,10..20", {5, 20}).counts, ElementsAre(1, 1));
}

TEST(Classing, AnEmptyClassIsThereWithNone) {
  EXPECT_THAT(of("fixed:0,10,20,30", {1, 2, 25, 31}, 0).counts, ElementsAre(2, 0, 1, 1));
}

TEST(Classing, FewWholeNumbersAreAClassEach) {
  const Classes classes = of("", {0, 1, 1, 4, 2, 0}, 0);
  EXPECT_TRUE(classes.single);
  EXPECT_THAT(classes.lower, ElementsAre(0, 1, 2, 4));
  EXPECT_EQ(classes.printed_high(2), 2);
}

TEST(Classing, OneValueIsOneClassAndAFullClassIsSaid) {
  EXPECT_EQ(of("jenks:4", {3.5, 3.5}).size(), 1U);
  EXPECT_THAT(of("fixed:0,50", std::vector<double>{1, 2, 3, 4, 5, 6, 7, 8, 9, 60}, 0).remarks,
              ElementsAre(HasSubstr("One class has 9 of 10")));
  EXPECT_THROW(of("jenks:4", {}), ClassError);
}

TEST(Rule, WhatIsNoRuleListsTheForms) {
  for (const char* text : {"jenks:0", "jenks:x", "fixed:", "fixed:3,2", "fixed:1,,2", "nonsense",
                           "fixed:1,nan", "categories:3", "fixed:0,5..4", "quantile:2.5"})
    EXPECT_THAT([&] { parse_rule(text); }, ThrowsMessage<ClassError>(HasSubstr("quantile:K")))
        << text;
}

// Suppressed, not asked and no answer are three things, whoever wrote the status.
TEST(Absence, EachReasonIsItself) {
  EXPECT_EQ(absence_of(":").kind, Absence::kSuppressed);
  EXPECT_EQ(absence_of("Suppressed in 2 years").kind, Absence::kSuppressed);
  EXPECT_EQ(absence_of("never asked").kind, Absence::kNeverAsked);
  EXPECT_EQ(absence_of("rate reconstructed; too few: 7 left").kind, Absence::kTooFew);
  EXPECT_EQ(absence_of("no-response").kind, Absence::kNoAnswer);
  EXPECT_EQ(absence_of("not-in-sample").kind, Absence::kNotInPopulation);
  EXPECT_EQ(absence_of("..").kind, Absence::kMissing);
  EXPECT_TRUE(absence_of("").known);
  EXPECT_FALSE(absence_of("kommer senere").known);
}

}  // namespace
}  // namespace kv::mapexport
