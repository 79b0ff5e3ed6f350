// SPDX-License-Identifier: MIT
#include "etl/finding.h"

#include <gtest/gtest.h>

namespace kv::etl {
namespace {

TEST(ColumnLetters, AreThoseOfASpreadsheet) {
  EXPECT_EQ(column_letters(0), "");
  EXPECT_EQ(column_letters(1), "A");
  EXPECT_EQ(column_letters(26), "Z");
  EXPECT_EQ(column_letters(27), "AA");
  EXPECT_EQ(column_letters(52), "AZ");
  EXPECT_EQ(column_letters(702), "ZZ");
  EXPECT_EQ(column_letters(703), "AAA");
}

TEST(Place, SaysAsMuchAsIsKnown) {
  Finding finding;
  EXPECT_EQ(place(finding), "");
  finding.file = "a.csv";
  EXPECT_EQ(place(finding), "a.csv");
  finding.row = 12;
  EXPECT_EQ(place(finding), "a.csv, row 12");
  finding.column = 6;
  EXPECT_EQ(place(finding), "a.csv, row 12, column F (6)");
}

Finding error_of(const char* rule, bool acceptable) {
  Finding finding;
  finding.rule = rule;
  finding.acceptable = acceptable;
  return finding;
}

TEST(Findings, AnErrorStopsTheLoadUnlessItsRuleWasAccepted) {
  Findings findings({"coverage"});
  findings.add(error_of("coverage", true));
  EXPECT_FALSE(findings.has_errors());
  EXPECT_EQ(findings.count(Severity::kWarning), 1U) << "an accepted error must still be told";
  findings.add(error_of("many-removed", true));
  EXPECT_TRUE(findings.has_errors());
}

TEST(Findings, WhatIsNotAcceptableStaysAnErrorWhateverTheOperatorSays) {
  Findings findings({"ragged-row"});
  findings.add(error_of("ragged-row", false));
  EXPECT_TRUE(findings.has_errors());
}

}  // namespace
}  // namespace kv::etl
