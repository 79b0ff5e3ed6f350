// SPDX-License-Identifier: MIT
#include "queryctl/clocks/region_graph.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "schema/error.h"

namespace kv::queryctl {
namespace {

using Edges = std::vector<std::vector<RegionGraph::Edge>>;

/// Whether the walk goes on beyond a spell, and whether it stops there to take it.
template <typename Take, typename Pass>
std::vector<std::size_t> walk(const Edges& edges, std::size_t start, Take take, Pass pass) {
  std::vector<bool> seen(edges.size(), false);
  std::vector<std::size_t> found;
  std::vector<std::size_t> open = {start};
  seen[start] = true;
  while (!open.empty()) {
    const std::size_t spell = open.back();
    open.pop_back();
    if (take(spell)) found.push_back(spell);
    if (!pass(spell)) continue;
    for (const RegionGraph::Edge& edge : edges[spell])
      if (!seen[edge.spell]) {
        seen[edge.spell] = true;
        open.push_back(edge.spell);
      }
  }
  std::ranges::sort(found);
  return found;
}

void require_forward(const Spell& from, const Spell& to) {
  if (from.from >= to.from)
    throw Error("The change from " + from.code + " (" + from.from + ") to " + to.code + " (" +
                    to.from + ") does not lead forward in time.",
                "Run `etl verify` on the warehouse, and load the code list again.");
}

}  // namespace

RegionGraph::RegionGraph(std::vector<Spell> spells, const std::vector<Succession>& successions,
                         const std::vector<Territory>& territories)
    : spells_(std::move(spells)),
      next_(spells_.size()),
      previous_(spells_.size()),
      by_beginning_(spells_.size()) {
  const auto join = [&](std::size_t from, std::size_t to, std::optional<double> weight) {
    next_[from].push_back({to, weight});
    previous_[to].push_back({from, weight});
  };
  for (const Succession& succession : successions) {
    require_forward(spells_.at(succession.from), spells_.at(succession.to));
    join(succession.from, succession.to, succession.weight);
  }
  for (const Territory& territory : territories) {
    const Spell& from = spells_.at(territory.from);
    require_forward(from, spells_.at(territory.to));
    if (!territories_.emplace(territory.from, territory.to).second)
      throw Error("All of the area of " + from.code + " (" + from.from +
                      ") is said to be in two municipalities.",
                  "Run `etl verify` on the warehouse, and load the weights again.");
  }
  std::map<std::pair<std::int64_t, std::string>, std::size_t> beginnings;
  for (std::size_t i = 0; i < spells_.size(); ++i)
    beginnings.emplace(std::pair(spells_[i].region, spells_[i].from), i);
  for (std::size_t i = 0; i < spells_.size(); ++i) {
    const auto follower = beginnings.find({spells_[i].region, spells_[i].to});
    if (next_[i].empty() && follower != beginnings.end()) join(i, follower->second, std::nullopt);
  }
  std::iota(by_beginning_.begin(), by_beginning_.end(), std::size_t{0});
  std::ranges::stable_sort(by_beginning_, {}, [&](std::size_t i) { return spells_[i].from; });
}

std::optional<std::size_t> RegionGraph::territory(std::size_t spell) const {
  const auto found = territories_.find(spell);
  return found == territories_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::size_t> RegionGraph::reach(std::size_t spell, std::string_view day) const {
  const bool forward = spells_[spell].from <= day;
  const auto valid = [&](std::size_t i) { return spells_[i].valid_on(day); };
  const auto on_the_way = [&](std::size_t i) {
    return forward ? !spells_[i].to.empty() && spells_[i].to <= day : spells_[i].from > day;
  };
  return walk(forward ? next_ : previous_, spell, valid, on_the_way);
}

std::vector<std::size_t> RegionGraph::relatives(std::size_t spell) const {
  const auto all = [](std::size_t) { return true; };
  std::vector<std::size_t> found = walk(next_, spell, all, all);
  std::ranges::move(walk(previous_, spell, all, all), std::back_inserter(found));
  std::ranges::sort(found);
  const auto repeated = std::ranges::unique(found);
  found.erase(repeated.begin(), repeated.end());
  return found;
}

}  // namespace kv::queryctl
