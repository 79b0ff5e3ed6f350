// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "etl/history.h"
#include "schema/sha256.h"

namespace kv::etl {

/// A cell that would change, and by how much of its old value where both are numbers; from 0 the
/// change is infinite.
struct ListedChange {
  CellChange change;
  std::optional<double> percent;
};

/// What a load does to the figures, as the one who loads asks: counted, the largest revisions
/// listed, and one hash of all that changes. Takes part in a merge, whether it writes or not; its
/// memory grows with the scopes and regions, not with the cells.
class ChangeSummary : public MergeListener {
 public:
  /// `percent`: revisions beyond it are counted. `listed`: how many of each kind are kept.
  explicit ChangeSummary(double percent = 10, std::size_t listed = 20);

  void begin_scope(int indicator, int period) override;
  void cell(const CellChange& change) override;

  std::size_t added = 0;
  std::size_t unchanged = 0;
  std::size_t revised = 0;  ///< not counting those that are suppressed or published by it
  std::size_t revised_beyond = 0;
  std::size_t removed = 0;
  std::size_t suppressed = 0;  ///< had a value or another symbol, is now ':'
  std::size_t published = 0;   ///< was ':', is not any more

  double percent() const { return percent_; }
  /// The largest revisions, largest first; of equals, the first in key order.
  std::vector<ListedChange> largest() const;
  const std::vector<ListedChange>& listed_removed() const { return removed_; }
  const std::vector<ListedChange>& listed_suppressed() const { return suppressed_; }
  const std::vector<ListedChange>& listed_published() const { return published_; }
  /// The regions that the files have in each (indicator, period), ascending.
  const std::map<std::pair<int, int>, std::vector<int>>& regions() const { return regions_; }
  /// 64 hexadecimal digits: the same when the same cells change from the same to the same values.
  std::string effect_hash();

 private:
  void take_revised(const CellChange& change);
  void list(std::vector<ListedChange>& kept, const CellChange& change) const;

  double percent_;
  std::size_t listed_;
  std::vector<std::pair<std::size_t, ListedChange>> largest_;  // a heap, the smallest on top
  std::vector<ListedChange> removed_;
  std::vector<ListedChange> suppressed_;
  std::vector<ListedChange> published_;
  std::map<std::pair<int, int>, std::vector<int>> regions_;
  std::vector<int>* found_ = nullptr;
  Sha256 hash_;
};

}  // namespace kv::etl
