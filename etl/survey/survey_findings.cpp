// SPDX-License-Identifier: MIT
#include "etl/survey/survey_findings.h"

#include <algorithm>
#include <array>
#include <span>

namespace kv::etl {
namespace {

constexpr std::array<std::string_view, 8> kWarnings = {
    "column-not-loaded",   "label-differs",   "label-not-in-codebook", "no-text",
    "shared-municipality", "taken-from-file", "weight-not-used",       "zero-weight"};
constexpr std::array<std::string_view, 5> kAcceptable = {
    "answered-though-not-asked", "answers-without-part", "missing-contradicts", "missing-kind",
    "not-asked-though-asked"};

bool among(std::string_view rule, std::span<const std::string_view> rules) {
  return std::ranges::find(rules, rule) != rules.end();
}

}  // namespace

void SurveyFindings::tell(std::string_view rule, std::size_t row, std::size_t column,
                          std::string value, std::string message, std::string remedy) {
  list_.add(
      {std::string(rule), row, column, std::move(value), std::move(message), std::move(remedy)});
}

void SurveyFindings::move_to(Findings& findings) {
  list_.close();
  for (Problem& problem : list_.take()) {
    Finding finding;
    finding.rule = problem.rule;
    finding.severity = among(finding.rule, kWarnings) ? Severity::kWarning : Severity::kError;
    finding.acceptable = among(finding.rule, kAcceptable);
    finding.file = file_;
    finding.row = problem.row;
    finding.column = problem.column;
    finding.value = std::move(problem.value);
    finding.message = std::move(problem.message);
    finding.remedy = std::move(problem.remedy);
    findings.add(std::move(finding));
  }
}

}  // namespace kv::etl
