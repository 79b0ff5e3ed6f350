// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "queryctl/clocks/region_graph.h"

namespace kv::queryctl {

/// How a municipality of one day relates to one of another. With several targets it is split (each
/// of its links); with one target that has several sources, merged; one to one is same (code and
/// name kept, or only a bracket after the name changed), renamed or renumbered (another code).
enum class Relation { kSame, kRenamed, kRenumbered, kMerged, kSplit };

/// What happened to the name in a one-to-one link. kSuffix: only a bracket at its end.
enum class NameChange { kNone, kSuffix, kName };

/// Where the weights of a split come from. kTerritory: the parts are known to have gone whole.
enum class Basis { kNone, kSupplied, kPopulation, kTerritory };

struct Link {
  std::size_t from = 0;  ///< spells of the graph
  std::size_t to = 0;
  Relation relation = Relation::kSame;
  NameChange name_change = NameChange::kNone;
  /// The share of `from` that is in `to`: 1 unless split. Of a split, the supplied shares: all of
  /// a municipality's links have one, or none has.
  std::optional<double> weight;
  Basis basis = Basis::kNone;  ///< of the weight of a split

  bool whole() const { return relation != Relation::kSplit; }
  bool one_to_one() const { return relation != Relation::kSplit && relation != Relation::kMerged; }
};

/// The population of a spell on a day; empty: not known.
using Population = std::function<std::optional<double>(std::size_t spell, const std::string& day)>;

/// Every municipality of `from_day` with every one of `to_day` that shares its area according to
/// the graph, directly, in order of the spells. Moves of borders that no succession shows are not
/// seen.
///
/// Weights of splits. Area that is known to have come out whole of a merger that was divided again
/// (RegionGraph::territory) goes there, 1, and to the other parts 0. Forward in time: the
/// population of each part on the day of the division over that of all, where every part is whole
/// and known; else the weights of the successions; none where the divided area had taken in others
/// before. Back in time: each part's population on `to_day` over that of all parts, where each of
/// them is whole and known.
std::vector<Link> border_links(const RegionGraph& graph, const std::string& from_day,
                               const std::string& to_day, const Population& population = {});

std::string_view relation_name(Relation relation);
std::string_view name_change_name(NameChange change);
std::string_view basis_name(Basis basis);

}  // namespace kv::queryctl
