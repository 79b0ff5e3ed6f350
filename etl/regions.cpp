// SPDX-License-Identifier: MIT
#include "etl/regions.h"

#include <SQLiteCpp/Statement.h>
#include <algorithm>
#include <cstdlib>
#include <functional>
#include <numeric>
#include <set>

#include "etl/dates.h"

namespace kv::etl {

RegionIndex::RegionIndex(SQLite::Database& db) {
  // 'annet' after 'kommune': a code of both kinds means the municipality.
  SQLite::Statement regions(
      db, "SELECT region_id, kind, code FROM region ORDER BY kind = 'annet', region_id");
  while (regions.executeStep()) {
    Region region{regions.getColumn(0).getInt(),
                  regions.getColumn(1).getString(),
                  regions.getColumn(2).getString(),
                  {}};
    by_id_.emplace(region.id, regions_.size());
    by_kind_and_code_.emplace(region.kind + ' ' + region.code, regions_.size());
    if (region.kind == "kommune" || region.kind == "annet")
      by_code_.emplace(region.code, regions_.size());
    regions_.push_back(std::move(region));
  }

  std::unordered_map<int, int> spell_of_version;
  SQLite::Statement versions(
      db,
      "SELECT version_id, region_id, valid_from, valid_to, name FROM region_version"
      " ORDER BY region_id, valid_from");
  while (versions.executeStep()) {
    Spell spell;
    spell.region = versions.getColumn(1).getInt();
    spell.valid_from = parse_date(versions.getColumn(2).getString()).value_or(0);
    if (!versions.getColumn(3).isNull())
      spell.valid_to = parse_date(versions.getColumn(3).getString()).value_or(0);
    spell.name = versions.getColumn(4).getString();
    const int index = static_cast<int>(spells_.size());
    spell_of_version.emplace(versions.getColumn(0).getInt(), index);
    regions_[by_id_.at(spell.region)].spells.push_back(index);
    spells_.push_back(std::move(spell));
  }

  SQLite::Statement changes(db, "SELECT from_version, to_version FROM region_change");
  while (changes.executeStep()) {
    const int from = spell_of_version.at(changes.getColumn(0).getInt());
    const int to = spell_of_version.at(changes.getColumn(1).getInt());
    spells_[static_cast<std::size_t>(from)].after.push_back(to);
    spells_[static_cast<std::size_t>(to)].before.push_back(from);
  }
}

const RegionIndex::Region* RegionIndex::find(std::string_view code) const {
  const auto it = by_code_.find(std::string(code));
  return it == by_code_.end() ? nullptr : &regions_[it->second];
}

const RegionIndex::Region* RegionIndex::find(std::string_view kind, std::string_view code) const {
  const auto it = by_kind_and_code_.find(std::string(kind) + ' ' + std::string(code));
  return it == by_kind_and_code_.end() ? nullptr : &regions_[it->second];
}

const RegionIndex::Spell* RegionIndex::spell_on(const Region& region, int day) const {
  for (const int index : region.spells)
    if (const Spell& candidate = spell(index);
        candidate.valid_from <= day && day < candidate.valid_to)
      return &candidate;
  return nullptr;
}

const RegionIndex::Spell& RegionIndex::nearest_spell(const Region& region, int day) const {
  const auto distance = [&](int index) {
    const Spell& s = spell(index);
    if (day < s.valid_from) return s.valid_from - day;
    return day < s.valid_to ? 0 : day - s.valid_to + 1;
  };
  return spell(*std::ranges::min_element(region.spells, {}, distance));
}

const RegionIndex::Region& RegionIndex::trace_back(const Region& region, int later, int day) const {
  const Spell* at = &nearest_spell(region, later);
  while (at->valid_from > day) {
    if (at->before.size() != 1) break;
    const Spell& previous = spell(at->before.front());
    if (previous.after.size() != 1) break;
    at = &previous;
  }
  return this->region(at->region);
}

std::unordered_map<int, int> RegionIndex::families(int from, int to) const {
  std::vector<std::size_t> parent(regions_.size());
  std::iota(parent.begin(), parent.end(), std::size_t{0});
  const auto root = [&parent](std::size_t i) {
    while (parent[i] != i) i = parent[i] = parent[parent[i]];
    return i;
  };
  for (const Spell& s : spells_) {
    if (s.valid_from < from || s.valid_from > to) continue;
    for (const int previous : s.before)
      parent[root(by_id_.at(spell(previous).region))] = root(by_id_.at(s.region));
  }
  std::unordered_map<int, int> family;
  for (std::size_t i = 0; i < regions_.size(); ++i)
    family.emplace(regions_[i].id, regions_[root(i)].id);
  return family;
}

}  // namespace kv::etl
