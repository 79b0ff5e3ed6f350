// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "plugins/protect/kernels/table.h"

namespace kv::protect {

/// A category of one dimension, from the coarsest level to the finest: {"Telemark", "Skien"}.
/// A dimension without levels has paths of one name.
using Path = std::vector<std::string>;

/// The name of a dimension's total.
inline constexpr const char* kTotal = "*";

/// Collects the finest counts of a table and makes it whole: every margin, over every level of
/// every dimension, with the sums that bind them.
class Margins {
 public:
  /// Adds `count` to the cell; rows of the same cell add up. Throws std::invalid_argument when the
  /// number of dimensions or levels changes, a category is empty, is "*" or stands under two
  /// others.
  void add(const std::vector<Path>& cell, std::int64_t count);

  bool empty() const { return cells_.empty(); }

  /// keys[i]: the name in each dimension of cell i of the table ("*" for a total); a name is joined
  /// by '|'. Combinations that no row has are cells with 0. A dimension whose coarsest level has
  /// one category only has that for its total. The grand total is always published, and with
  /// `publish_margins` every margin. Throws std::invalid_argument beyond kMostCells.
  struct Whole {
    Table table;
    std::vector<std::vector<std::string>> keys;
  };
  Whole whole(bool publish_margins) const;

  static constexpr std::size_t kMostCells = 20'000;

 private:
  struct Node {
    std::string name;
    std::size_t parent = 0;
    std::vector<std::size_t> children;
    std::size_t level = 0;
  };
  using Tree = std::vector<Node>;  // node 0 is the total; parents stand before their children

  Tree tree(std::size_t dimension) const;

  std::vector<std::size_t> levels_;
  std::map<std::vector<Path>, std::int64_t> cells_;
};

}  // namespace kv::protect
