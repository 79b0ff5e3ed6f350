// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>

#include "etl/batch.h"
#include "etl/cell_order.h"
#include "etl/finding.h"
#include "etl/regions.h"

namespace kv::etl {

/// Which municipalities the cells speak of, against those that existed. Takes the cells in any
/// order; memory is a bit per scope and region.
class Coverage {
 public:
  Coverage(const CellOrder& order, const RegionIndex& regions, const Batch& batch);
  ~Coverage();
  Coverage(const Coverage&) = delete;
  Coverage& operator=(const Coverage&) = delete;

  /// A cell of the scope and region of these ranks in `order`; `place` as pack_position gives it.
  void add(std::uint32_t scope, std::uint32_t region, std::uint64_t place);

  /// Compares the municipalities of each (indicator, period) with those that existed on the
  /// period's first day, in the counties that the files speak of. Missing ones are named; when the
  /// file may have been cut off, that is an error, rule `coverage`, which can be accepted:
  /// - a missing code would come after the last row, or stands there for another measure of the
  /// period;
  /// - the counties are the country's first ones, and none of the later ones is there;
  /// - more than a tenth of all are missing.
  /// Files that list regions outside the municipalities are expected to have 9999 somewhere.
  void check(Findings& findings);

 private:
  class Work;
  std::unique_ptr<Work> work_;
};

}  // namespace kv::etl
