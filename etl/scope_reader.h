// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <span>
#include <utility>

#include "etl/cell_order.h"
#include "etl/history.h"
#include "etl/stream/sorted_cells.h"

namespace kv::etl {

/// The sorted cells of a load, one (indicator, period) after the other, in the warehouse's terms.
/// Of cells that stand for the same thing only the first comes through.
class ScopeReader : public CellCursor {
 public:
  /// Two cells in a row that stand for the same thing.
  using Twice = std::function<void(const PackedCell& first, const PackedCell& second)>;

  ScopeReader(SortedCells& cells, const CellOrder& order, const DimensionIds& ids, Twice twice)
      : cells_(cells), order_(order), ids_(ids), twice_(std::move(twice)) {}

  /// The next scope, as ids of the warehouse; nullopt at the end. The one before must have been
  /// read to its end.
  std::optional<std::pair<int, int>> next_scope();
  const VersionedCell* next() override;
  /// Those that next_scope() has given.
  const std::set<std::pair<int, int>>& scopes() const { return scopes_; }

 private:
  bool more();

  SortedCells& cells_;
  const CellOrder& order_;
  const DimensionIds& ids_;
  Twice twice_;
  std::span<const PackedCell> batch_;
  std::uint32_t scope_ = 0;
  std::set<std::pair<int, int>> scopes_;
  std::optional<PackedCell> last_;
  VersionedCell cell_;
};

}  // namespace kv::etl
