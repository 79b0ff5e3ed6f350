// SPDX-License-Identifier: MIT
#include <filesystem>
#include <ostream>

#include "etl/commands/command.h"
#include "etl/formats/encoding.h"
#include "etl/formats/survey/sav.h"
#include "etl/formats/survey/survey_csv.h"
#include "etl/input.h"
#include "etl/survey/draft_codebook.h"

namespace kv::etl {

ExitCode run_codebook(const Invocation& in) {
  const std::string name = in.text("FILE");
  std::string bytes(std::string_view(read_file(name).bytes));
  SurveyTable table;
  std::vector<Problem> problems;
  if (looks_like_sav(bytes)) {
    read_sav(bytes, table, problems);
  } else {
    Decoded decoded = decode(std::move(bytes));
    problems = std::move(decoded.problems);
    if (problems.empty()) read_survey_csv(decoded.text, table, problems);
  }
  if (!problems.empty())
    throw Error(name + ": " + problems.front().message, problems.front().remedy,
                ExitCode::kProblems);
  in.out << draft_codebook(table, std::filesystem::path(name).stem().string());
  in.err << "A draft for " << table.columns.size() << " columns and " << table.rows
         << " respondents. What is empty in it must be filled in before the wave loads.\n";
  return ExitCode::kOk;
}

}  // namespace kv::etl
