// SPDX-License-Identifier: MIT
#include "etl/region_levels.h"

#include <SQLiteCpp/Statement.h>
#include <algorithm>

namespace kv::etl {

std::string_view level_kind(std::string_view kind, std::string_view code) {
  if (kind != "annet") return kind;
  return code.size() == 2 ? "fylke" : code.size() == 6 ? "bydel" : "kommune";
}

RegionLevels::RegionLevels(SQLite::Database& db) {
  SQLite::Statement kinds(db, "SELECT kind FROM region_kind ORDER BY kind");
  while (kinds.executeStep()) kinds_.push_back(kinds.getColumn(0).getString());
  SQLite::Statement regions(db, "SELECT region_id, kind, code FROM region");
  while (regions.executeStep()) {
    const auto id = static_cast<std::size_t>(regions.getColumn(0).getInt());
    if (by_region_.size() <= id)
      by_region_.resize(id + 1, static_cast<unsigned char>(level("kommune")));
    by_region_[id] = static_cast<unsigned char>(
        level(level_kind(regions.getColumn(1).getText(), regions.getColumn(2).getText())));
  }
}

std::size_t RegionLevels::level(std::string_view kind) const {
  return static_cast<std::size_t>(std::ranges::find(kinds_, kind) - kinds_.begin());
}

std::size_t RegionLevels::level_of(int region) const {
  const auto id = static_cast<std::size_t>(region);
  return id < by_region_.size() ? by_region_[id] : level("kommune");
}

std::set<std::string> kinds_of(const Batch& batch, const RegionIndex& regions) {
  std::set<std::string> kinds;
  for (const RegionRef& ref : batch.regions) {
    if (ref.region_id < 0) continue;
    const RegionIndex::Region& region = regions.region(ref.region_id);
    kinds.emplace(level_kind(region.kind, region.code));
  }
  return kinds;
}

}  // namespace kv::etl
