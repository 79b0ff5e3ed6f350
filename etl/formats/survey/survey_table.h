// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace kv::etl {

/// A cell of a survey export. Text is UTF-8.
struct SurveyCell {
  enum class Kind : std::uint8_t { kNothing, kNumber, kText };  ///< kNothing: empty, system-missing
  Kind kind = Kind::kNothing;
  bool declared_missing = false;  ///< the file itself says that this value is no answer
  double number = 0;
  std::string text;
};

/// A column as the file describes it; a CSV file only names it.
struct SurveyColumn {
  std::string name;
  std::string label;
  bool is_text = false;
  std::vector<std::pair<std::string, std::string>> labels;  ///< code, label; in the file's order
  /// Codes that are no answer, from the first to the second; both the same for a single code.
  std::vector<std::pair<std::string, std::string>> missing;

  bool declares_missing(const std::string& code) const;
};

/// Columns that are one question of which several options may be picked.
struct MultipleSet {
  std::string name;  ///< without the $
  std::string label;
  bool dichotomies = true;  ///< a column for each option; else columns hold the options' codes
  std::string counted;      ///< of dichotomies: the code that means picked
  std::vector<std::size_t> columns;
};

/// A survey export in memory: one row a respondent.
struct SurveyTable {
  static constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

  std::string layout;    ///< "sav", "zsav" or "csv"
  std::string encoding;  ///< as the file states it, or as it was recognised
  std::string title;     ///< the file's own, may be empty
  std::vector<SurveyColumn> columns;
  std::vector<MultipleSet> sets;
  std::size_t weight = kNone;  ///< the column by which the file is weighted
  std::size_t rows = 0;
  std::size_t first_row = 1;      ///< how a person counts the first respondent's row
  std::vector<SurveyCell> cells;  ///< row by row

  const SurveyCell& cell(std::size_t row, std::size_t column) const {
    return cells[row * columns.size() + column];
  }
  /// The column of that name, whatever the case of its letters a-z; kNone when there is none.
  std::size_t find(std::string_view name) const;
};

/// The text of a cell as a codebook writes it: "1" for 1.0, "2.5", text without the spaces around
/// it; empty for nothing.
std::string code_text(const SurveyCell& cell);
std::string code_text(double number);

/// Equal but for the case of a-z, as names of variables are.
bool same_variable(std::string_view a, std::string_view b);

}  // namespace kv::etl
