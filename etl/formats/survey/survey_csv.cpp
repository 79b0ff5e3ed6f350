// SPDX-License-Identifier: MIT
#include "etl/formats/survey/survey_csv.h"

#include "etl/formats/csv.h"
#include "etl/formats/trim.h"

namespace kv::etl {
namespace {

constexpr std::size_t kMaxCells = 20'000'000;

bool read_header(const std::vector<std::string_view>& fields, SurveyTable& table,
                 std::vector<Problem>& problems) {
  for (const std::string_view field : fields) {
    const std::string name(trimmed(field));
    const std::size_t column = table.columns.size() + 1;
    if (name.empty())
      problems.push_back({"no-name",
                          1,
                          column,
                          {},
                          "The column has no name.",
                          "Give it one, or take the column out."});
    else if (table.find(name) != SurveyTable::kNone)
      problems.push_back(
          {"repeated-name", 1, column, name, "Two columns have this name.", "Give each its own."});
    SurveyColumn entry;
    entry.name = name;
    entry.is_text = true;
    table.columns.push_back(std::move(entry));
  }
  return problems.empty();
}

}  // namespace

bool read_survey_csv(std::string_view text, SurveyTable& table, std::vector<Problem>& problems) {
  table = {};
  table.layout = "csv";
  table.first_row = 2;
  const char separator = detect_separator(text);
  if (separator == '\0') {
    problems.push_back({"no-separator",
                        0,
                        0,
                        {},
                        "The rows are not parted by one of ; , and tab throughout.",
                        "Export the file again with semicolons."});
    return false;
  }
  CsvReader reader(text, separator);
  std::vector<std::string_view> fields;
  reader.next(fields);
  std::vector<Problem> found;
  read_header(fields, table, found);
  ProblemList ragged;
  bool gap = false;
  while (reader.next(fields)) {
    if (reader.blank()) {
      gap = true;
      continue;
    }
    while (fields.size() > table.columns.size() && trimmed(fields.back()).empty())
      fields.pop_back();
    if (gap || fields.size() != table.columns.size()) {
      ragged.add({"ragged-row", reader.row(), 0, std::string(fields.front()),
                  gap ? "The row comes after a blank one."
                      : "The row has " + std::to_string(fields.size()) + " cells; the header has " +
                            std::to_string(table.columns.size()) + ".",
                  "Look for a missing or surplus separator or quote here, or a blank row above."});
      gap = false;
      continue;
    }
    if (table.cells.size() + fields.size() > kMaxCells) {
      found.push_back({"too-large",
                       reader.row(),
                       0,
                       {},
                       "The file has more than 20,000,000 cells.",
                       "Check that this is a survey's export."});
      break;
    }
    for (const std::string_view field : fields) {
      SurveyCell& cell = table.cells.emplace_back();
      if (trimmed(field).empty()) continue;
      cell.kind = SurveyCell::Kind::kText;
      cell.text = field;
    }
    ++table.rows;
  }
  ragged.close();
  for (Problem& problem : ragged.take()) found.push_back(std::move(problem));
  for (const Problem& problem : reader.problems()) found.push_back(problem);
  problems.insert(problems.end(), found.begin(), found.end());
  return found.empty();
}

}  // namespace kv::etl
