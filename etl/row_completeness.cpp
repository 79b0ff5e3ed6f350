// SPDX-License-Identifier: MIT
#include "etl/row_completeness.h"

#include <algorithm>
#include <fmt/core.h>
#include <iterator>
#include <map>

namespace kv::etl {
namespace {

constexpr std::size_t kFewest = 4;  // labels, regions or rows from which something can be told

std::string joined(const std::vector<std::string>& texts) {
  std::string text;
  for (const std::string& part : texts) text += (text.empty() ? "" : ", ") + part;
  return text;
}

}  // namespace

void RowCompleteness::part(std::uint32_t region, double value) {
  if (region >= sums_.size()) sums_.resize(region + 1);
  sums_[region].value += value;
  ++sums_[region].parts;
}

// Figures with one decimal are each off by 0.05 at most.
bool RowCompleteness::Sum::short_of(double whole) const {
  constexpr double kRounding = 0.05;
  return parts > 0 && value < whole - kRounding * static_cast<double>(parts + 1);
}

void RowCompleteness::finish(const std::vector<std::vector<std::string>>& labels,
                             const Batch& batch, Findings& findings) const {
  check_labels(labels, batch, findings);
  check_sums(batch, findings);
}

void RowCompleteness::check_labels(const std::vector<std::vector<std::string>>& labels,
                                   const Batch& batch, Findings& findings) const {
  if (rows_.size() < kFewest) return;
  std::map<std::uint32_t, std::size_t> counts;
  for (const std::uint32_t rows : rows_) ++counts[rows];
  const auto usual =
      std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; });
  const std::uint32_t last = rows_[last_label_];
  // Where labels have different numbers of rows, only one with fewer than every other is told.
  const bool alike = usual->second * 10 >= rows_.size() * 7;
  if (!alike && (counts.begin()->first != last || counts.begin()->second > 1)) return;
  const std::uint32_t others = alike ? usual->first : std::next(counts.begin())->first;
  if (others < kFewest || last >= others) return;
  findings.add(
      {alike ? Severity::kError : Severity::kWarning, "incomplete-label", batch.files[file_].name,
       last_row_, 0, joined(labels[last_label_]),
       fmt::format("The last rows are of '{}', which has {} row(s); {} other such label has "
                   "{}{}.",
                   joined(labels[last_label_]), last, alike ? "nearly every" : "every",
                   alike ? "" : "at least ", others),
       alike ? "The file may have been cut off here: take it again from the agency, or say "
               "--accept incomplete-label when it is whole."
             : "Check that the file is whole: it may have been cut off here.",
       alike});
}

void RowCompleteness::check_sums(const Batch& batch, Findings& findings) const {
  std::size_t regions = 0;
  std::size_t wrong = 0;
  for (const Sum& sum : sums_) {
    regions += sum.parts > 0;
    wrong += sum.short_of(layout_.whole);
  }
  if (wrong == 0) return;
  const std::string& name = batch.files[file_].name;
  if (wrong * 2 > regions) {
    findings.add({Severity::kWarning, "incomplete-sum", name, 0, 0, layout_.whole_column,
                  fmt::format("The figures of {} do not make {:g} in {} of {} regions: whether "
                              "rows are missing cannot be told by them.",
                              layout_.whole_column, layout_.whole, wrong, regions),
                  "Check that the file is whole.", false});
    return;
  }
  for (std::size_t region = 0; region < sums_.size(); ++region) {
    if (!sums_[region].short_of(layout_.whole)) continue;
    const bool last = region == last_region_;
    const RegionRef& ref = batch.regions[region];
    findings.add({last ? Severity::kError : Severity::kWarning, "incomplete-sum", name,
                  last ? last_row_ : ref.first.row, ref.first.column, ref.text,
                  fmt::format("The region's figures of {} make {:.1f}, not {:g}: rows of it are "
                              "missing.",
                              layout_.whole_column, sums_[region].value, layout_.whole),
                  last ? "The file may have been cut off here: take it again from the agency, or "
                         "say --accept incomplete-sum when it is whole."
                       : "Ask the agency for the missing rows; what is there was read.",
                  last});
  }
}

}  // namespace kv::etl
