// SPDX-License-Identifier: MIT
#pragma once

#include <gtest/gtest.h>
#include <string>
#include <string_view>
#include <vector>

#include "etl/formats/csv.h"

namespace kv::etl {

using Table = std::vector<std::vector<std::string>>;

/// All records of `text`; blank ones too, as one field.
inline Table read_all(std::string_view text, char separator,
                      std::vector<Problem>* problems = nullptr) {
  CsvReader reader(text, separator);
  Table table;
  std::vector<std::string_view> fields;
  while (reader.next(fields)) {
    table.emplace_back(fields.begin(), fields.end());
    EXPECT_EQ(reader.row(), table.size());
  }
  if (problems != nullptr) *problems = reader.problems();
  return table;
}

/// "rule@row:column", one per problem: what a test compares.
inline std::vector<std::string> places(const std::vector<Problem>& problems) {
  std::vector<std::string> out;
  for (const Problem& problem : problems) {
    EXPECT_FALSE(problem.message.empty()) << problem.rule;
    EXPECT_FALSE(problem.remedy.empty()) << problem.rule;
    out.push_back(problem.rule + "@" + std::to_string(problem.row) + ":" +
                  std::to_string(problem.column));
  }
  return out;
}

}  // namespace kv::etl
