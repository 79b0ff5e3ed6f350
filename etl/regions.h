// SPDX-License-Identifier: MIT
#pragma once

#include <SQLiteCpp/Database.h>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kv::etl {

/// The warehouse's regions in memory: which codes exist, when they were valid, what became of them.
/// Dates are days since 1970-01-01; `valid_to` is exclusive.
class RegionIndex {
 public:
  struct Spell {
    int region = 0;  ///< region_id
    int valid_from = 0;
    int valid_to = std::numeric_limits<int>::max();
    std::string name;
    std::vector<int> before;  ///< indexes of the spells it was made from
    std::vector<int> after;   ///< indexes of the spells it went on as
  };
  struct Region {
    int id = 0;
    std::string kind;
    std::string code;
    std::vector<int> spells;  ///< indexes, ascending in time
  };

  explicit RegionIndex(SQLite::Database& db);

  bool empty() const { return regions_.empty(); }
  /// The municipality of that code, else what lies outside the municipalities (kind annet, 0199);
  /// nullptr when there is none. Other kinds are never found here: a file's municipality column
  /// that says 08 is wrong, whatever county has that number.
  const Region* find(std::string_view code) const;
  /// The region of that kind (fylke, kommune, …) and code: ("fylke", "08"); nullptr when there is
  /// none.
  const Region* find(std::string_view kind, std::string_view code) const;
  const Region& region(int id) const { return regions_.at(by_id_.at(id)); }
  std::span<const Region> all() const { return regions_; }
  const Spell& spell(int index) const { return spells_[static_cast<std::size_t>(index)]; }

  /// The spell of a region on a day, or nullptr.
  const Spell* spell_on(const Region& region, int day) const;
  /// Like spell_on, or the spell nearest in time when the code was not valid on that day.
  const Spell& nearest_spell(const Region& region, int day) const;

  /// What `region` (as valid on `later`, or nearest to it) was on the earlier day `day`, followed
  /// back through renumberings and renamings. Where a merger or a split lies between, the code that
  /// it had just after that; `region` itself when it had been there on `day` already.
  const Region& trace_back(const Region& region, int later, int day) const;

  /// An identifier shared by all regions that changes between `from` and `to` connect.
  /// Two codes of one municipality (before and after a renumbering) have the same.
  std::unordered_map<int, int> families(int from, int to) const;

 private:
  std::vector<Region> regions_;
  std::vector<Spell> spells_;
  std::unordered_map<int, std::size_t> by_id_;
  std::unordered_map<std::string, std::size_t> by_code_;           // municipalities and annet
  std::unordered_map<std::string, std::size_t> by_kind_and_code_;  // "fylke 08"
};

}  // namespace kv::etl
