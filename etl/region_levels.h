// SPDX-License-Identifier: MIT
#pragma once

#include <SQLiteCpp/Database.h>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "etl/batch.h"
#include "etl/regions.h"

namespace kv::etl {

/// The kind of region that a vintage speaks of when it speaks of a region: the region's own, and
/// for what lies outside the municipalities ("annet") the one whose codes are as long.
std::string_view level_kind(std::string_view kind, std::string_view code);

/// The levels of all regions of a warehouse, as small numbers.
class RegionLevels {
 public:
  explicit RegionLevels(SQLite::Database& db);

  std::size_t size() const { return kinds_.size(); }
  const std::string& kind(std::size_t level) const { return kinds_[level]; }
  /// Of a kind; size() for one that the warehouse does not know.
  std::size_t level(std::string_view kind) const;
  /// Of a region, by its id.
  std::size_t level_of(int region) const;

 private:
  std::vector<std::string> kinds_;
  std::vector<unsigned char> by_region_;
};

/// The kinds of which the files name regions.
std::set<std::string> kinds_of(const Batch& batch, const RegionIndex& regions);

}  // namespace kv::etl
