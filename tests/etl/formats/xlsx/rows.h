// SPDX-License-Identifier: MIT
#pragma once

#include <gtest/gtest.h>
#include <string>
#include <string_view>
#include <vector>

#include "etl/formats/xlsx/sheet_reader.h"
#include "schema/error.h"
#include "tests/etl/formats/xlsx/xlsx_file.h"

namespace kv::etl::xlsx {

inline std::string kind_name(CellKind kind) {
  constexpr const char* kNames[] = {"empty", "text",     "number", "boolean",
                                    "date",  "datetime", "time",   "error"};
  return kNames[static_cast<std::size_t>(kind)];
}

/// "A3 text Risør", one per cell: what a test compares.
inline std::vector<std::string> cells_of(std::string_view bytes, std::string_view sheet = "1",
                                         std::vector<Problem>* problems = nullptr) {
  const Workbook book = Workbook::from_bytes(bytes);
  SheetReader reader(book, book.sheet(sheet));
  std::vector<std::string> out;
  Row row;
  while (reader.next(row))
    for (const Cell& cell : row.cells) {
      std::string line(1, static_cast<char>('A' + cell.column - 1));
      line += std::to_string(row.number) + " " + kind_name(cell.kind);
      if (!cell.text.empty()) line += " " + std::string(cell.text);
      if (cell.issue != CellIssue::kNone) line += " !" + std::string(issue_text(cell.issue).rule);
      out.push_back(line);
    }
  if (problems != nullptr) *problems = reader.problems();
  return out;
}

/// The sentence and the remedy of the Error that `action` throws; fails where there is none.
template <class Action>
std::string refusal(const Action& action) {
  try {
    action();
  } catch (const Error& error) {
    EXPECT_FALSE(error.remedy().empty()) << error.what();
    return std::string(error.what()) + " " + error.remedy();
  }
  ADD_FAILURE() << "was not refused";
  return {};
}

}  // namespace kv::etl::xlsx
