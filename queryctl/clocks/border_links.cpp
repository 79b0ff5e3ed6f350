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
  /// `use_weights`: else only what goes on whole is followed.
  Shares(const RegionGraph& graph, std::string_view from_day, std::string_view to_day,
         const Population& population, bool use_weights)
      : graph_(graph),
        to_day_(to_day),
        population_(population),
        use_weights_(use_weights),
        inside_(graph.spells().size()),
        lost_(graph.spells().size(), false),
        basis_(graph.spells().size(), Basis::kTerritory) {
    for (const std::size_t spell : graph.by_beginning()) {
      const Spell& here = graph.spells()[spell];
      if (here.valid_on(from_day)) inside_[spell][spell] = 1;
      if (inside_[spell].empty() || here.valid_on(to_day)) continue;
      pass_on(spell);
    }
  }

  /// 0 where all of `from` is known to be elsewhere; empty when the shares are not known.
  std::optional<double> of(std::size_t from, std::size_t to) const {
    if (lost_[from]) return std::nullopt;
    const auto share = inside_[to].find(from);
    return share == inside_[to].end() ? 0 : share->second;
  }
  Basis basis(std::size_t from) const { return basis_[from]; }

 private:
  void pass_on(std::size_t spell) {
    const auto whole = graph_.territory(spell);
    if (whole && graph_.spells()[*whole].from <= to_day_) {
      for (const auto& [from, share] : inside_[spell]) inside_[*whole][from] += share;
      return;
    }
    const auto& edges = graph_.next(spell);
    const bool divided = edges.size() > 1;
    Basis basis = Basis::kNone;
    const std::vector<double> weights = divided && use_weights_ && inside_[spell].size() == 1
                                            ? weights_of(spell, basis)
                                            : std::vector<double>{};
    for (const auto& [from, share] : inside_[spell]) {
      if (divided && weights.empty()) lost_[from] = true;
      if (!weights.empty()) basis_[from] = basis;
      for (std::size_t i = 0; i < edges.size(); ++i)
        inside_[edges[i].spell][from] += weights.empty() ? share : share * weights[i];
    }
  }

  /// One for each part of a divided spell; none when they are not known.
  std::vector<double> weights_of(std::size_t spell, Basis& basis) const {
    std::vector<double> weights = populations_of(spell);
    basis = Basis::kPopulation;
    if (!weights.empty()) return weights;
    basis = Basis::kSupplied;
    for (const auto& edge : graph_.next(spell)) {
      if (!edge.weight) return {};
      weights.push_back(*edge.weight);
    }
    return weights;
  }

  std::vector<double> populations_of(std::size_t spell) const {
    std::vector<double> parts;
    double sum = 0;
    for (const auto& edge : graph_.next(spell)) {
      const bool whole = graph_.previous(edge.spell).size() == 1;
      const auto part = whole && population_
                            ? population_(edge.spell, graph_.spells()[edge.spell].from)
                            : std::nullopt;
      if (!part || !(*part >= 0)) return {};
      parts.push_back(*part);
      sum += *part;
    }
    if (!(sum > 0)) return {};
    for (double& part : parts) part /= sum;
    return parts;
  }

  const RegionGraph& graph_;
  std::string_view to_day_;
  const Population& population_;
  bool use_weights_;
  std::vector<std::map<std::size_t, double>> inside_;  ///< by spell: who is in it, and how much
  std::vector<bool> lost_;                             ///< divided somewhere without known shares
  std::vector<Basis> basis_;
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

/// `links` lead forward in time.
void weigh_forward(const Shares& shares, std::vector<Link>& links) {
  for (Link& link : links) {
    if (link.whole()) continue;
    link.weight = shares.of(link.from, link.to);
    if (link.weight) link.basis = shares.basis(link.from);
  }
}

/// `links` lead back in time, to `day`; `shares` forward from there, and say which share of each
/// target is in the source.
void weigh_back(const Shares& shares, const std::string& day, const Population& population,
                std::vector<Link>& links) {
  struct Parts {
    int some = 0;               ///< targets of which the source holds something
    std::optional<double> sum;  ///< of the populations of those
  };
  std::map<std::size_t, Parts> sources;
  std::map<std::size_t, int> into;
  for (const Link& link : links) ++into[link.to];
  const auto share_of = [&](const Link& link) {
    return into[link.to] == 1 ? std::optional(1.0) : shares.of(link.to, link.from);
  };
  for (const Link& link : links) {
    if (link.whole()) continue;
    Parts& parts = sources.try_emplace(link.from, Parts{0, 0.0}).first->second;
    if (share_of(link) == 0) continue;
    ++parts.some;
    const auto part = share_of(link) == 1 && population ? population(link.to, day) : std::nullopt;
    parts.sum = part && parts.sum ? std::optional(*parts.sum + *part) : std::nullopt;
  }
  for (Link& link : links) {
    if (link.whole()) continue;
    const Parts& parts = sources.at(link.from);
    const bool alone = parts.some == 1;
    const bool none = share_of(link) == 0;
    if (alone && (none || share_of(link) == 1)) {
      link.weight = none ? 0 : 1;
    } else if (parts.sum && *parts.sum > 0) {
      link.weight = none ? 0 : *population(link.to, day) / *parts.sum;
    } else {
      continue;
    }
    link.basis = alone || none ? Basis::kTerritory : Basis::kPopulation;
  }
}

}  // namespace

std::vector<Link> border_links(const RegionGraph& graph, const std::string& from_day,
                               const std::string& to_day, const Population& population) {
  const bool ahead = from_day <= to_day;
  std::vector<Link> links =
      ahead ? forward(graph, from_day, to_day) : forward(graph, to_day, from_day);
  if (!ahead) {
    for (Link& link : links)
      link = {link.to, link.from, Relation::kSame, NameChange::kNone, std::nullopt, Basis::kNone};
    std::ranges::stable_sort(links, {},
                             [](const Link& link) { return std::pair(link.from, link.to); });
    relate(graph, links);
  }
  if (std::ranges::all_of(links, &Link::whole)) return links;
  if (ahead)
    weigh_forward(Shares(graph, from_day, to_day, population, true), links);
  else
    weigh_back(Shares(graph, to_day, from_day, population, false), to_day, population, links);
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

std::string_view basis_name(Basis basis) {
  switch (basis) {
    case Basis::kSupplied:
      return "supplied";
    case Basis::kPopulation:
      return "population";
    case Basis::kTerritory:
      return "territory";
    default:
      return "";
  }
}

}  // namespace kv::queryctl
