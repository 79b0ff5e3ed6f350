// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace kv::etl::xlsx {

enum class CellKind {
  kEmpty,  ///< formatted, or merged, and nothing in it; or see CellIssue::kNoStoredResult
  kText,   ///< also an integer whose format shows leading zeros
  kNumber,
  kBoolean,
  kDate,
  kDateTime,
  kTime,  ///< a time of day, or a duration
  kError  ///< #N/A and its like, and what no value can be made of
};

/// Why a cell cannot be taken as it stands.
enum class CellIssue {
  kNone,
  kErrorValue,      ///< #N/A, #DIV/0!, …
  kNoStoredResult,  ///< a formula that was never calculated: missing, not 0
  kUnsureResult,    ///< a formula's stored result in a workbook that asks to be calculated anew
  kBadValue,        ///< not of the type that it is said to be: letters in a number cell
  kNoSuchDate,      ///< 29 February 1900, before the first day, after the year 9999
  kNoSuchText,      ///< points at a shared string that is not there
  kNoSuchStyle,     ///< points at a cell style that is not there: whether it is a date is unknown
  kUnknownType      ///< a type of cell that the format does not know
};

/// A cell that is written in the file. Views are valid until the reader's next row.
struct Cell {
  std::size_t column = 0;  ///< from 1
  CellKind kind = CellKind::kEmpty;
  CellIssue issue = CellIssue::kNone;
  bool formula = false;
  bool padded = false;  ///< zeros were put in front, as the format shows them: "0301" for 301
  /// What a person reads: text; a number in plain digits, never rounded; TRUE or FALSE; an ISO
  /// date; "#DIV/0!"; empty for kEmpty.
  std::string_view text;
  /// For what is stored as a number (dates too): its digits exactly as the XML has them.
  std::string_view number;
};

struct Row {
  std::size_t number = 0;  ///< from 1, as Excel shows it
  bool hidden = false;
  std::vector<Cell> cells;  ///< by column, ascending; gaps are cells that are not in the file
};

/// A stable name ("error-value"), a sentence and what to do, for a Problem.
struct IssueText {
  const char* rule;
  const char* message;
  const char* remedy;
};
IssueText issue_text(CellIssue issue);

}  // namespace kv::etl::xlsx
