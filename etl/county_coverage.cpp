// SPDX-License-Identifier: MIT
#include "etl/county_coverage.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace kv::etl {
namespace {

std::string joined(const std::vector<std::string>& list) {
  std::string text;
  for (const std::string& entry : list) text += (text.empty() ? "" : ", ") + entry;
  return text;
}

}  // namespace

void CountyCoverage::check(Findings& findings) const {
  struct Gap {
    std::vector<std::string> indicators;
    std::size_t expected = 0;
    bool at_the_end = false;
  };
  std::map<std::pair<int, std::vector<std::string>>, Gap> gaps;
  for (const auto& [scope, found] : found_) {
    const auto period = order_.scopes()[scope].period;
    const int day = batch_.periods[static_cast<std::size_t>(period)].start_day;
    std::string last;
    bool others = false;  // codes that were not valid stand for others: nothing can be said
    for (const int id : found) {
      const RegionIndex::Region& region = regions_.region(id);
      last = std::max(last, region.code);
      others = others || !regions_.spell_on(region, day);
    }
    if (others) continue;
    std::vector<std::string> missing;
    std::size_t expected = 0;
    bool at_the_end = found.size() > 1;
    for (const RegionIndex::Region& region : regions_.all()) {
      const RegionIndex::Spell* spell =
          region.kind == "fylke" ? regions_.spell_on(region, day) : nullptr;
      if (!spell) continue;
      ++expected;
      if (found.contains(region.id)) continue;
      missing.push_back(region.code + " " + spell->name);
      at_the_end = at_the_end && region.code > last;
    }
    if (missing.empty()) continue;
    std::ranges::sort(missing);
    Gap& gap = gaps[{static_cast<int>(period), missing}];
    gap.expected = expected;
    gap.at_the_end = at_the_end;
    gap.indicators.push_back(
        batch_.indicators[static_cast<std::size_t>(order_.scopes()[scope].indicator)].code);
  }
  for (const auto& [key, gap] : gaps)
    findings.add(
        {gap.at_the_end ? Severity::kError : Severity::kWarning,
         "coverage",
         {},
         0,
         0,
         {},
         joined(gap.indicators) + " " + batch_.periods[static_cast<std::size_t>(key.first)].code +
             ": " + std::to_string(key.second.size()) + " of " + std::to_string(gap.expected) +
             " counties are missing: " + joined(key.second) + ".",
         gap.at_the_end ? "The file may have been cut off: take it again from the agency, or say "
                          "--accept coverage when it is whole."
                        : "Nothing has to be done when only the others were asked for.",
         true});
}

}  // namespace kv::etl
