// SPDX-License-Identifier: MIT
#include "etl/cube_regions.h"

#include <algorithm>
#include <unordered_map>

#include "etl/formats/region_code.h"
#include "etl/formats/region_name.h"

namespace kv::etl {
namespace {

constexpr std::size_t kShown = 6;

std::string code_and_label(const CubeCategory& category) {
  return category.label == category.code ? category.code : category.code + " " + category.label;
}

std::string first_few(const std::vector<std::string>& list) {
  std::string text;
  for (std::size_t i = 0; i < std::min(list.size(), kShown); ++i) text += (i ? ", " : "") + list[i];
  if (list.size() > kShown) text += " and " + std::to_string(list.size() - kShown) + " more";
  return text;
}

// The name beside a code: in the label, with or without the code before it.
std::string name_of(const CubeCategory& category, const RegionLabel& code) {
  const RegionLabel label = parse_region(category.label, 4);
  if (label.ok && label.code == code.code) return label.name;
  return category.label == category.code ? code.name : category.label;
}

bool has_name(const RegionIndex& known, const RegionIndex::Region& region,
              const std::string& name) {
  return std::ranges::any_of(region.spells,
                             [&](int spell) { return same_name(name, known.spell(spell).name); });
}

}  // namespace

bool read_cube_regions(const CubeDimension& geo, const RegionIndex& known, const std::string& file,
                       CubeRegions& regions, Findings& findings) {
  const auto refuse = [&](std::string rule, std::string value, std::string message,
                          std::string remedy) {
    findings.add({Severity::kError, std::move(rule), file, 0, 0, std::move(value),
                  std::move(message), std::move(remedy), false});
    return false;
  };
  std::vector<std::string> all;
  std::vector<std::string> left_out;
  std::vector<std::string> other_places;
  std::size_t in_klass = 0;
  std::size_t named = 0;
  std::size_t of_today = 0;
  std::unordered_map<std::string, std::string> seen;
  for (const CubeCategory& category : geo.categories) {
    all.push_back(code_and_label(category));
    const RegionLabel code = parse_region(category.code, 4);
    if (!code.ok) {
      left_out.push_back(all.back());
      regions.of_category.push_back(CubeRegions::kNone);
      continue;
    }
    const auto [first, is_new] = seen.emplace(code.code, category.code);
    if (!is_new)
      return refuse(
          "two-codes", category.code,
          "The cube has the municipality " + code.code + " twice, as " + first->second +
              " and as " + category.code + ".",
          "Ask the agency for one list of codes only (for instance without agg_KommSummer).");
    const std::string name = name_of(category, code);
    if (const RegionIndex::Region* region = known.find(code.code)) {
      ++in_klass;
      if (!plain_name(name).empty()) {
        ++named;
        if (!has_name(known, *region, name)) other_places.push_back(all.back());
      }
    }
    of_today += code.prefixed;
    regions.padded += code.padded;
    regions.of_category.push_back(static_cast<std::int64_t>(regions.refs.size()));
    regions.refs.push_back({category.code, code.code, name, {}, -1});
  }
  if (in_klass == 0)
    return refuse(
        "not-norwegian", geo.code,
        "The regions of the cube are no Norwegian municipalities: " + first_few(all) + ".",
        "Only figures per municipality of KLASS 131 are loaded; ask for the table with "
        "municipalities.");
  if (other_places.size() * 2 > named)
    return refuse("not-norwegian", geo.code,
                  "The codes of the cube have the form of Norwegian municipalities, but they are "
                  "other places: " +
                      first_few(other_places) + ".",
                  "Check which country and which classification the table is of.");
  if (!left_out.empty())
    findings.add({Severity::kWarning, "not-a-municipality", file, 0, 0, left_out.front(),
                  std::to_string(left_out.size()) + " of " + std::to_string(all.size()) +
                      " regions of the cube are no municipalities; their cells are left out: " +
                      first_few(left_out) + ".",
                  "Nothing has to be done; sums are made from the municipalities.", false});
  regions.codes_of_today = of_today == regions.refs.size();
  return true;
}

}  // namespace kv::etl
