// SPDX-License-Identifier: MIT
#include "queryctl/clocks/border_map.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <utility>

namespace kv::queryctl {
namespace {

const std::vector<Link> kNoLinks;

/// Grows with time, by about 1 a day: enough to tell which of two days is nearer. 0 for no date.
long rough_days(const std::string& day) {
  int year = 0;
  int month = 0;
  int date = 0;
  const char* const end = day.data() + day.size();
  if (day.size() != 10) return 0;
  std::from_chars(day.data(), day.data() + 4, year);
  std::from_chars(day.data() + 5, day.data() + 7, month);
  std::from_chars(day.data() + 8, end, date);
  return (year * 12L + month) * 31 + date;
}

}  // namespace

BorderMap::BorderMap(const RegionGraph& graph, std::string day, const std::string& border_day,
                     const Population& population)
    : graph_(graph), day_(std::move(day)), border_day_(border_day) {
  for (const std::size_t spell : graph_.by_beginning()) {
    spells_[region_of(spell)].push_back(spell);
    if (graph_.spells()[spell].valid_on(day_)) by_source_[region_of(spell)];
  }
  for (const Link& link : border_links(graph_, day_, border_day_, population)) {
    by_source_[region_of(link.from)].push_back(link);
    by_target_[region_of(link.to)].push_back(link);
  }
}

const std::vector<Link>& BorderMap::from(std::int64_t region) const {
  const auto found = by_source_.find(region);
  return found == by_source_.end() ? kNoLinks : found->second;
}

const std::vector<Link>& BorderMap::into(std::int64_t target) const {
  const auto found = by_target_.find(target);
  return found == by_target_.end() ? kNoLinks : found->second;
}

// Of two that are equally near, the earlier: files lag behind reforms more often than they lead.
std::size_t BorderMap::nearest(std::int64_t region) const {
  const auto distance = [&](std::size_t spell) {
    const Spell& here = graph_.spells()[spell];
    return here.from > day_ ? rough_days(here.from) - rough_days(day_)
                            : rough_days(day_) - rough_days(here.to);
  };
  return *std::ranges::min_element(spells_.at(region), {}, distance);
}

const BorderMap::Stray& BorderMap::stray(std::int64_t region) {
  const auto [place, added] = strays_.try_emplace(region);
  if (added) {
    const std::size_t spell = nearest(region);
    for (const std::size_t target : graph_.reach(spell, border_day_))
      place->second.targets.push_back(region_of(target));
    for (const std::size_t target : graph_.reach(spell, day_))
      place->second.beside.push_back(region_of(target));
  }
  return place->second;
}

std::vector<std::int64_t> BorderMap::strays_into(std::int64_t target) {
  std::set<std::int64_t> found;
  for (const std::size_t own : spells_.at(target)) {
    if (!graph_.spells()[own].valid_on(border_day_)) continue;
    for (const std::size_t relative : graph_.relatives(own)) {
      const std::int64_t region = region_of(relative);
      if (!valid(region) && std::ranges::count(stray(region).targets, target) > 0)
        found.insert(region);
    }
  }
  return {found.begin(), found.end()};
}

}  // namespace kv::queryctl
