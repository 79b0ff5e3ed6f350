// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>

#include "etl/batch.h"
#include "etl/finding.h"

namespace kv::etl {

/// Counts the cells of a batch that stand under no region of the warehouse, and tells them.
class LeftOutRegions {
 public:
  /// The code of this region of the batch is unknown, which has been told; its rows are left out
  /// when that was accepted.
  void unknown_code(std::uint32_t region) { codes_.emplace(region, Entry{}); }

  /// A cell of a region without a region_id. `figure`: it is other than 0.
  void count(std::uint32_t region, bool figure, Batch& batch);

  void tell(const Batch& batch, Findings& findings) const;

 private:
  struct Entry {
    std::size_t cells = 0;
    std::size_t figures = 0;
    std::set<std::uint32_t> regions;
    Position first;
    std::string text;  ///< of the first cell
  };

  std::map<std::uint32_t, Entry> codes_;
  std::map<std::string, Entry> kinds_;  ///< that the warehouse does not have at all
};

}  // namespace kv::etl
