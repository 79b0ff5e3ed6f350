// SPDX-License-Identifier: MIT
#include "etl/plan/expected_regions.h"

#include <algorithm>
#include <climits>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace kv::etl {
namespace {

constexpr int kYear = 366;
constexpr std::string_view kMunicipality = "kommune";

std::string county(const std::string& code) {
  return code.substr(0, 2);
}

}  // namespace

std::vector<RegionCount> count_regions(const RegionIndex& regions,
                                       const std::map<std::pair<int, int>, std::vector<int>>& found,
                                       const std::map<int, int>& first_day) {
  std::vector<RegionCount> counts;
  if (found.empty()) return counts;
  int first = INT_MAX;
  int last = INT_MIN;
  for (const auto& [period, day] : first_day) {
    first = std::min(first, day);
    last = std::max(last, day);
  }
  const std::unordered_map<int, int> families = regions.families(first - kYear, last);
  std::set<std::string> counties;
  for (const auto& [scope, ids] : found)
    for (const int id : ids)
      if (regions.region(id).kind == kMunicipality)
        counties.insert(county(regions.region(id).code));

  for (const auto& [scope, ids] : found) {
    RegionCount count;
    count.indicator = scope.first;
    count.period = scope.second;
    const int day = first_day.at(scope.second);
    const std::unordered_set<int> here(ids.begin(), ids.end());
    std::unordered_set<int> stood_for;
    for (const int id : ids) {
      const RegionIndex::Region& region = regions.region(id);
      if (region.kind != kMunicipality) {
        ++count.outside;
      } else if (!regions.spell_on(region, day)) {
        stood_for.insert(families.at(id));
        count.extra.push_back({region.code, regions.nearest_spell(region, day).name});
      }
    }
    for (const RegionIndex::Region& region : regions.all()) {
      if (region.kind != kMunicipality || !counties.contains(county(region.code))) continue;
      const RegionIndex::Spell* spell = regions.spell_on(region, day);
      if (!spell) continue;
      ++count.expected;
      if (here.contains(region.id) || stood_for.contains(families.at(region.id)))
        ++count.found;
      else
        count.missing.push_back({region.code, spell->name});
    }
    const auto by_code = [](const NamedRegion& a, const NamedRegion& b) { return a.code < b.code; };
    std::ranges::sort(count.missing, by_code);
    std::ranges::sort(count.extra, by_code);
    counts.push_back(std::move(count));
  }
  return counts;
}

}  // namespace kv::etl
