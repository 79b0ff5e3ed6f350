// SPDX-License-Identifier: MIT
#include "etl/boundaries/classification.h"

#include <SQLiteCpp/Statement.h>
#include <algorithm>

#include "etl/formats/region_code.h"

namespace kv::etl {
namespace {

constexpr int kFirstYear = 1950;

std::string new_year(int year) {
  std::string text = std::to_string(year);
  return std::string(4 - std::min<std::size_t>(4, text.size()), '0') + text + "-01-01";
}

}  // namespace

Classification::Classification(SQLite::Database& db, std::string kind) : kind_(std::move(kind)) {
  SQLite::Statement rows(db,
                         "SELECT r.code, r.region_id, v.valid_from, coalesce(v.valid_to, "
                         "'9999-12-31'), v.name FROM region AS r JOIN region_version AS v USING "
                         "(region_id) WHERE r.kind = ? ORDER BY r.code, v.valid_from");
  rows.bind(1, kind_);
  while (rows.executeStep()) {
    Region& region = regions_[rows.getColumn(0).getString()];
    region.id = rows.getColumn(1).getInt();
    region.spells.push_back({rows.getColumn(2).getString(), rows.getColumn(3).getString(),
                             rows.getColumn(4).getString()});
  }
}

bool Classification::known(std::string_view code) const {
  return regions_.find(code) != regions_.end();
}

int Classification::region_id(std::string_view code) const {
  const auto found = regions_.find(code);
  return found == regions_.end() ? -1 : found->second.id;
}

const Classification::Spell* Classification::spell_in(std::string_view code, int year) const {
  const auto found = regions_.find(code);
  if (found == regions_.end()) return nullptr;
  const std::string day = new_year(year);
  for (const Spell& spell : found->second.spells)
    if (spell.from <= day && day < spell.to) return &spell;
  return nullptr;
}

std::optional<std::string> Classification::name_in(std::string_view code, int year) const {
  const Spell* spell = spell_in(code, year);
  return spell ? std::optional(spell->name) : std::nullopt;
}

std::string Classification::any_name(std::string_view code, int year) const {
  if (const Spell* spell = spell_in(code, year)) return spell->name;
  const auto found = regions_.find(code);
  if (found == regions_.end()) return {};
  const std::string day = new_year(year);
  const Spell* nearest = &found->second.spells.front();
  for (const Spell& spell : found->second.spells)
    if (spell.from <= day) nearest = &spell;
  return nearest->name;
}

std::set<std::string> Classification::codes_in(int year) const {
  std::set<std::string> codes;
  for (const auto& [code, region] : regions_)
    if (spell_in(code, year)) codes.insert(code);
  return codes;
}

std::optional<std::string> Classification::read_code(const std::string& text, bool* padded) const {
  const bool lost_zero = kind_ == "fylke" && text.size() == 1;  // 1 for 01
  const RegionLabel label = parse_region(lost_zero ? "0" + text : text, digits());
  if (!label.ok) return std::nullopt;
  if (padded) *padded = label.padded || lost_zero;
  return label.code;
}

std::size_t Classification::distance(const std::set<std::string>& codes, int year) const {
  const std::set<std::string> valid = codes_in(year);
  const auto shared = static_cast<std::size_t>(
      std::ranges::count_if(codes, [&](const std::string& code) { return valid.contains(code); }));
  return codes.size() + valid.size() - 2 * shared;
}

Classification::Fit Classification::best_years(const std::set<std::string>& codes) const {
  int last = kFirstYear;
  for (const auto& [code, region] : regions_)
    for (const Spell& spell : region.spells)
      last = std::max(last, std::atoi(spell.from.substr(0, 4).c_str()) + 1);
  Fit fit;
  for (int year = kFirstYear; year <= last; ++year) {
    const std::size_t here = distance(codes, year);
    if (fit.years.empty() || here < fit.distance) fit = {{}, here};
    if (here == fit.distance) fit.years.push_back(year);
  }
  return fit;
}

std::string year_ranges(const std::vector<int>& years) {
  std::string text;
  for (std::size_t i = 0; i < years.size();) {
    std::size_t j = i;
    while (j + 1 < years.size() && years[j + 1] == years[j] + 1) ++j;
    text += (text.empty() ? "" : ", ") + std::to_string(years[i]);
    if (j > i) text += " to " + std::to_string(years[j]);
    i = j + 1;
  }
  return text;
}

}  // namespace kv::etl
