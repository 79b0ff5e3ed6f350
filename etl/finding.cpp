// SPDX-License-Identifier: MIT
#include "etl/finding.h"

#include <algorithm>

namespace kv::etl {

std::string_view severity_name(Severity severity) {
  switch (severity) {
    case Severity::kError:
      return "error";
    case Severity::kWarning:
      return "warning";
    case Severity::kNote:
      return "note";
  }
  return "error";
}

std::string column_letters(std::size_t column) {
  std::string letters;
  while (column > 0) {
    --column;
    letters.insert(letters.begin(), static_cast<char>('A' + column % 26));
    column /= 26;
  }
  return letters;
}

std::string place(const Finding& finding) {
  std::string text = finding.file;
  const auto append = [&text](const std::string& part) {
    text += (text.empty() ? "" : ", ") + part;
  };
  if (finding.row > 0) append("row " + std::to_string(finding.row));
  if (finding.column > 0)
    append("column " + column_letters(finding.column) + " (" + std::to_string(finding.column) +
           ")");
  return text;
}

void Findings::add(Finding finding) {
  if (finding.severity == Severity::kError && finding.acceptable &&
      accepted_.contains(finding.rule))
    finding.severity = Severity::kWarning;
  list_.push_back(std::move(finding));
}

std::size_t Findings::count(Severity severity) const {
  return static_cast<std::size_t>(std::ranges::count(list_, severity, &Finding::severity));
}

}  // namespace kv::etl
