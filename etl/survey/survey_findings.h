// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "etl/finding.h"
#include "etl/formats/problem.h"

namespace kv::etl {

/// Collects what is wrong with one file of a wave, bounded in memory however much it is, and hands
/// it on with the severity of its rule (docs/surveys.md lists them).
class SurveyFindings {
 public:
  explicit SurveyFindings(std::string file) : file_(std::move(file)) {}

  /// `row` and `column` count from 1; 0 means all of the file, or of the row.
  void tell(std::string_view rule, std::size_t row, std::size_t column, std::string value,
            std::string message, std::string remedy);
  void move_to(Findings& findings);

 private:
  std::string file_;
  ProblemList list_;
};

}  // namespace kv::etl
