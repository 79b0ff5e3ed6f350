// SPDX-License-Identifier: MIT
#include "etl/finding.h"

#include <algorithm>
#include <tuple>

#include "etl/formats/place.h"

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

std::string file_and_sheet(const Finding& finding) {
  return finding.sheet.empty() ? finding.file
                               : finding.file + ", sheet " + in_quotes(shown(finding.sheet, 80));
}

std::string place(const Finding& finding) {
  std::string text = file_and_sheet(finding);
  const auto append = [&text](const std::string& part) {
    text += (text.empty() ? "" : ", ") + part;
  };
  if (finding.row > 0) append("row " + std::to_string(finding.row));
  if (finding.column > 0)
    append("column " + column_letters(finding.column) + " (" + std::to_string(finding.column) +
           ")");
  return text;
}

void Findings::name_sheet(const std::string& name, const std::string& file,
                          const std::string& sheet) {
  sheets_[name] = {file, sheet};
}

void Findings::add(Finding finding) {
  if (const auto it = sheets_.find(finding.file); it != sheets_.end())
    std::tie(finding.file, finding.sheet) = it->second;
  if (finding.severity == Severity::kError && finding.acceptable &&
      accepted_.contains(finding.rule))
    finding.severity = Severity::kWarning;
  Tally& tally = tallies_[{finding.severity, finding.rule}];
  if (tally.listed == kMaxListedFindings) {
    ++tally.unlisted;
    return;
  }
  ++tally.listed;
  list_.push_back(std::move(finding));
}

bool Findings::full(Severity severity, const std::string& rule) const {
  const auto tally = tallies_.find({severity, rule});
  return tally != tallies_.end() && tally->second.listed == kMaxListedFindings;
}

void Findings::count_unlisted(Severity severity, const std::string& rule) {
  ++tallies_[{severity, rule}].unlisted;
}

void Findings::append(const Findings& other) {
  for (const Finding& finding : other.list_) add(finding);
  for (const auto& [key, tally] : other.tallies_) tallies_[key].unlisted += tally.unlisted;
}

std::vector<Finding> Findings::complete() const {
  std::vector<Finding> list = list_;
  for (const auto& [key, tally] : tallies_)
    if (tally.unlisted > 0)
      list.push_back({key.first,
                      key.second,
                      {},
                      0,
                      0,
                      {},
                      std::to_string(tally.unlisted) +
                          " more of these were found and are not listed; the first " +
                          std::to_string(tally.listed) + " are.",
                      {},
                      false});
  return list;
}

std::size_t Findings::unlisted(Severity severity, const std::string& rule) const {
  const auto tally = tallies_.find({severity, rule});
  return tally == tallies_.end() ? 0 : tally->second.unlisted;
}

std::size_t Findings::count(Severity severity) const {
  std::size_t count = 0;
  for (const auto& [key, tally] : tallies_)
    if (key.first == severity) count += tally.listed + tally.unlisted;
  return count;
}

}  // namespace kv::etl
