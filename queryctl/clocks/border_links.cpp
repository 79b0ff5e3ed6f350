// SPDX-License-Identifier: MIT
#include "queryctl/clocks/border_links.h"

#include <algorithm>
#include <map>
#include <utility>

namespace kv::queryctl {
namespace {

std::string_view without_bracket(std::string_view name) {
  const auto open = name.rfind(" (");
  return name.ends_with(')') && open != std::string_view::npos ? name.substr(0, open) : name;
}

NameChange name_change(const Spell& a, const Spell& b) {
  if (a.name == b.name) return NameChange::kNone;
  return without_bracket(a.name) == without_bracket(b.name) ? NameChange::kSuffix
                                                            : NameChange::kName;
}

/// The shares in which each municipality of a day goes on, forward in time.
class Shares {
 public:
  Shares(const RegionGraph& graph, std::string_view from_day, std::string_view to_day)
      : graph_(graph), inside_(graph.spells().size()), lost_(graph.spells().size(), false) {
    for (const std::size_t spell : graph.by_beginning()) {
      const Spell& here = graph.spells()[spell];
      if (here.valid_on(from_day)) inside_[spell][spell] = 1;
      if (inside_[spell].empty() || here.valid_on(to_day)) continue;
      pass_on(spell);
    }
  }

  std::optional<double> of(std::size_t from, std::size_t to) const {
    if (lost_[from]) return std::nullopt;
    const auto share = inside_[to].find(from);
    return share == inside_[to].end() ? std::nullopt : std::optional(share->second);
  }

 private:
  void pass_on(std::size_t spell) {
    const auto& edges = graph_.next(spell);
    const bool divided = edges.size() > 1;
    const bool weighted =
        inside_[spell].size() == 1 &&
        std::ranges::all_of(edges, [](const auto& edge) { return edge.weight.has_value(); });
    for (const auto& [from, share] : inside_[spell]) {
      if (divided && !weighted) lost_[from] = true;
      for (const auto& edge : edges)
        inside_[edge.spell][from] += divided && weighted ? share * *edge.weight : share;
    }
  }

  const RegionGraph& graph_;
  std::vector<std::map<std::size_t, double>> inside_;  ///< by spell: who is in it, and how much
  std::vector<bool> lost_;                             ///< divided somewhere without known shares
};

void relate(const RegionGraph& graph, std::vector<Link>& links) {
  std::map<std::size_t, int> targets;
  std::map<std::size_t, int> sources;
  for (const Link& link : links) {
    ++targets[link.from];
    ++sources[link.to];
  }
  for (Link& link : links) {
    const Spell& a = graph.spells()[link.from];
    const Spell& b = graph.spells()[link.to];
    if (targets[link.from] > 1) {
      link.relation = Relation::kSplit;
    } else if (sources[link.to] > 1) {
      link.relation = Relation::kMerged;
    } else {
      link.name_change = name_change(a, b);
      link.relation = a.code != b.code                        ? Relation::kRenumbered
                      : link.name_change == NameChange::kName ? Relation::kRenamed
                                                              : Relation::kSame;
    }
    if (link.whole()) link.weight = 1;
  }
}

std::vector<Link> forward(const RegionGraph& graph, std::string_view from_day,
                          std::string_view to_day) {
  std::vector<Link> links;
  for (std::size_t spell = 0; spell < graph.spells().size(); ++spell)
    if (graph.spells()[spell].valid_on(from_day))
      for (const std::size_t target : graph.reach(spell, to_day)) {
        links.emplace_back();
        links.back().from = spell;
        links.back().to = target;
      }
  relate(graph, links);
  return links;
}

void weigh_forward(const RegionGraph& graph, std::string_view from_day, std::string_view to_day,
                   std::vector<Link>& links) {
  if (std::ranges::all_of(links, &Link::whole)) return;
  const Shares shares(graph, from_day, to_day);
  for (Link& link : links)
    if (!link.whole()) link.weight = shares.of(link.from, link.to);
}

/// `links` lead back in time; `whole` says which of their targets went into one source only.
void weigh_back(std::vector<Link>& links, const std::vector<bool>& whole,
                const Population& population) {
  std::map<std::size_t, std::optional<double>> sums;
  for (std::size_t i = 0; i < links.size(); ++i) {
    if (links[i].whole()) continue;
    const auto part = whole[i] && population ? population(links[i].to) : std::nullopt;
    auto& sum = sums.try_emplace(links[i].from, 0.0).first->second;
    sum = part && sum ? std::optional(*sum + *part) : std::nullopt;
    links[i].weight = part;
  }
  for (Link& link : links) {
    if (link.whole()) continue;
    const std::optional<double>& sum = sums[link.from];
    link.weight = sum && *sum > 0 ? std::optional(*link.weight / *sum) : std::nullopt;
  }
}

}  // namespace

std::vector<Link> border_links(const RegionGraph& graph, std::string_view from_day,
                               std::string_view to_day, const Population& population) {
  if (from_day <= to_day) {
    std::vector<Link> links = forward(graph, from_day, to_day);
    weigh_forward(graph, from_day, to_day, links);
    return links;
  }
  std::vector<Link> links = forward(graph, to_day, from_day);
  for (Link& link : links) std::swap(link.from, link.to);
  std::ranges::stable_sort(links, {},
                           [](const Link& link) { return std::pair(link.from, link.to); });
  std::map<std::size_t, int> into;
  for (const Link& link : links) ++into[link.to];
  std::vector<bool> whole;
  for (Link& link : links) {
    whole.push_back(into[link.to] == 1);
    link = {link.from, link.to, Relation::kSame, NameChange::kNone, std::nullopt};
  }
  relate(graph, links);
  weigh_back(links, whole, population);
  return links;
}

std::string_view relation_name(Relation relation) {
  switch (relation) {
    case Relation::kSame:
      return "same";
    case Relation::kRenamed:
      return "renamed";
    case Relation::kRenumbered:
      return "renumbered";
    case Relation::kMerged:
      return "merged";
    default:
      return "split";
  }
}

std::string_view name_change_name(NameChange change) {
  switch (change) {
    case NameChange::kSuffix:
      return "suffix";
    case NameChange::kName:
      return "name";
    default:
      return "";
  }
}

}  // namespace kv::queryctl
