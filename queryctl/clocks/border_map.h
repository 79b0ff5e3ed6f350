// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "queryctl/clocks/border_links.h"

namespace kv::queryctl {

/// The links between the municipalities of one day and those of the border day, by region.
class BorderMap {
 public:
  BorderMap(const RegionGraph& graph, std::string day, const std::string& border_day,
            const Population& population);

  /// A code that was not valid on the day, read as the spell of it that is nearest in time.
  struct Stray {
    std::vector<std::int64_t> targets;  ///< of the border day
    std::vector<std::int64_t> beside;   ///< regions of the day with which it shares area
  };

  bool knows(std::int64_t region) const { return spells_.contains(region); }
  bool valid(std::int64_t region) const { return by_source_.contains(region); }
  /// Empty for a region that is not valid on the day, or has no successor.
  const std::vector<Link>& from(std::int64_t region) const;
  const std::vector<Link>& into(std::int64_t target) const;
  std::int64_t region_of(std::size_t spell) const { return graph_.spells()[spell].region; }
  /// For a known region that is not valid on the day.
  const Stray& stray(std::int64_t region);
  /// The regions, not valid on the day, that stray() leads to `target`.
  std::vector<std::int64_t> strays_into(std::int64_t target);

 private:
  std::size_t nearest(std::int64_t region) const;

  const RegionGraph& graph_;
  std::string day_;
  std::string border_day_;
  std::unordered_map<std::int64_t, std::vector<std::size_t>> spells_;  ///< of each region, in time
  std::unordered_map<std::int64_t, std::vector<Link>> by_source_;
  std::unordered_map<std::int64_t, std::vector<Link>> by_target_;
  std::unordered_map<std::int64_t, Stray> strays_;
};

}  // namespace kv::queryctl
