// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kv::queryctl {

/// A municipality's code while it meant one area under one name. Days are ISO 8601 text.
struct Spell {
  std::int64_t region = 0;
  std::string code;
  std::string name;
  std::string from;
  std::string to;  ///< the day after the last; empty: still valid

  bool valid_on(std::string_view day) const { return from <= day && (to.empty() || day < to); }
};

/// (A part of) spell `from` went on as spell `to`. weight: the share that did, where it is known.
struct Succession {
  std::size_t from = 0;
  std::size_t to = 0;
  std::optional<double> weight;
};

/// The whole area of spell `from` is in spell `to`, although a merger and a division lie between:
/// what the successions cannot tell. Both are indexes.
struct Territory {
  std::size_t from = 0;
  std::size_t to = 0;
};

/// Spells and what became of them. Spells are named by their index. A spell that ends without a
/// successor on the day on which the next spell of its code begins goes on as that one.
class RegionGraph {
 public:
  RegionGraph() = default;
  /// Throws Error for a succession or a territory that does not lead forward in time, and for a
  /// spell with two territories.
  RegionGraph(std::vector<Spell> spells, const std::vector<Succession>& successions,
              const std::vector<Territory>& territories = {});

  struct Edge {
    std::size_t spell = 0;
    std::optional<double> weight;
  };

  const std::vector<Spell>& spells() const { return spells_; }
  const std::vector<Edge>& next(std::size_t spell) const { return next_[spell]; }
  const std::vector<Edge>& previous(std::size_t spell) const { return previous_[spell]; }
  /// The later spell that holds all of this one's area again, where that is known.
  std::optional<std::size_t> territory(std::size_t spell) const;
  /// All spells, earlier beginnings first.
  const std::vector<std::size_t>& by_beginning() const { return by_beginning_; }

  /// The spells of `day` that hold some of the area that `spell` had; sorted. `spell` itself when
  /// it is valid then; empty when it has no successor or predecessor there.
  std::vector<std::size_t> reach(std::size_t spell, std::string_view day) const;

  /// Every spell from which `spell` came or to which it led, itself included; sorted.
  std::vector<std::size_t> relatives(std::size_t spell) const;

 private:
  std::vector<Spell> spells_;
  std::vector<std::vector<Edge>> next_;
  std::vector<std::vector<Edge>> previous_;
  std::map<std::size_t, std::size_t> territories_;
  std::vector<std::size_t> by_beginning_;
};

}  // namespace kv::queryctl
