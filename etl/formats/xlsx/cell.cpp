// SPDX-License-Identifier: MIT
#include "etl/formats/xlsx/cell.h"

namespace kv::etl::xlsx {

IssueText issue_text(CellIssue issue) {
  switch (issue) {
    case CellIssue::kNone:
      break;
    case CellIssue::kErrorValue:
      return {"error-value", "The cell holds an error of Excel instead of a value.",
              "Correct the formula or the value in the workbook, or ask the agency."};
    case CellIssue::kNoStoredResult:
      return {"formula-without-value",
              "The cell has a formula whose result was never stored, so its value is not known.",
              "Open the file in Excel or LibreOffice, let it calculate, and save it."};
    case CellIssue::kUnsureResult:
      return {"formula-to-calculate",
              "The cell has a formula, and the workbook asks to be calculated when it is opened: "
              "the result that is stored may be a placeholder.",
              "Open the file in Excel or LibreOffice, let it calculate, and save it."};
    case CellIssue::kBadValue:
      return {"bad-cell-value",
              "What the cell holds is not of the type (number, boolean, date) that the file says.",
              "Correct the cell in the workbook; the file was written by a faulty program."};
    case CellIssue::kNoSuchDate:
      return {"no-such-date",
              "The cell is formatted as a date or time, and its number is none that exists "
              "(29 February 1900, a day before the calendar of Excel, or after the year 9999).",
              "Correct the cell, or give it a number format if it is no date."};
    case CellIssue::kNoSuchText:
      return {"no-such-text", "The cell points at a text that the workbook does not have.",
              "Take the file again from where it came; it is damaged."};
    case CellIssue::kNoSuchStyle:
      return {"no-such-style",
              "The cell points at a format that the workbook does not have, so that a number "
              "cannot be told from a date.",
              "Open the file in Excel or LibreOffice and save it anew."};
    case CellIssue::kUnknownType:
      return {"unknown-cell-type", "The cell is of a type that workbooks do not have.",
              "Open the file in Excel or LibreOffice and save it anew."};
  }
  return {"", "", ""};
}

}  // namespace kv::etl::xlsx
