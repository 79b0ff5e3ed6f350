// SPDX-License-Identifier: MIT
#include "etl/cube_regions.h"

#include <algorithm>
#include <array>
#include <map>
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

bool names_the_country(const std::string& name) {
  return std::ranges::any_of(
      std::array{"Hele landet", "Heile landet", "The whole country", "Norge", "Noreg", "Norway"},
      [&](const char* own) { return same_name(name, own); });
}

/// Counties, city districts and the country: each kind as a whole, when the names say that its
/// codes are those of the warehouse.
class LargerRegions {
 public:
  explicit LargerRegions(const RegionIndex& known) : known_(known) {}

  // False when the category is of none of these kinds.
  bool take(const CubeCategory& category, std::size_t index) {
    std::string_view code = category.code;
    if (code.starts_with("F-") || code.starts_with("F_")) code.remove_prefix(2);
    if (code.empty() || code.find_first_not_of("0123456789") != std::string_view::npos)
      return false;
    const bool zeros = code.find_first_not_of('0') == std::string_view::npos;
    const char* kind = zeros              ? "land"
                       : code.size() == 2 ? "fylke"
                       : code.size() == 6 ? "bydel"
                                          : "";
    const RegionIndex::Region* region = known_.find(kind, zeros ? "0" : code);
    if (region == nullptr) return false;
    std::string name = category.label;
    if (name.starts_with(category.code)) name.erase(0, category.code.size());
    const bool named = !plain_name(name).empty();
    Kind& of = kinds_[kind];
    of.own += named && (zeros ? names_the_country(name) : has_name(known_, *region, name));
    of.members.push_back({index, {category.code, region->code, name, {}, -1, kind}});
    return true;
  }

  // Those that the warehouse has go into `regions`, the categories of the others into `left_out`.
  void finish(CubeRegions& regions, std::vector<std::size_t>& left_out) const {
    for (const auto& [kind, of] : kinds_)
      for (const auto& [index, ref] : of.members) {
        if (of.own * 2 < of.members.size()) {
          left_out.push_back(index);
          continue;
        }
        regions.of_category[index] = static_cast<std::int64_t>(regions.refs.size());
        regions.refs.push_back(ref);
      }
  }

 private:
  struct Kind {
    std::size_t own = 0;  // with a name that the region had some time
    std::vector<std::pair<std::size_t, RegionRef>> members;
  };
  const RegionIndex& known_;
  std::map<std::string, Kind> kinds_;
};

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
  std::vector<std::size_t> left_out;  // categories
  LargerRegions larger(known);
  std::vector<std::string> other_places;
  std::size_t in_klass = 0;
  std::size_t named = 0;
  std::size_t of_today = 0;
  std::unordered_map<std::string, std::string> seen;
  for (const CubeCategory& category : geo.categories) {
    all.push_back(code_and_label(category));
    const RegionLabel code = parse_region(category.code, 4);
    if (!code.ok) {
      regions.of_category.push_back(CubeRegions::kNone);
      if (!larger.take(category, all.size() - 1)) left_out.push_back(all.size() - 1);
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
  const std::size_t municipalities = regions.refs.size();
  if (other_places.size() * 2 > named)
    return refuse("not-norwegian", geo.code,
                  "The codes of the cube have the form of Norwegian municipalities, but they are "
                  "other places: " +
                      first_few(other_places) + ".",
                  "Check which country and which classification the table is of.");
  larger.finish(regions, left_out);
  if (in_klass == 0 && regions.refs.size() == municipalities)
    return refuse("not-norwegian", geo.code,
                  "The regions of the cube are no Norwegian municipalities, counties or districts "
                  "that the warehouse has: " +
                      first_few(all) + ".",
                  "Ask for the table with municipalities or counties; for districts, load their "
                  "list first (source kodeliste).");
  if (!left_out.empty()) {
    std::ranges::sort(left_out);
    std::vector<std::string> names;
    for (const std::size_t index : left_out) names.push_back(all[index]);
    findings.add({Severity::kWarning, "not-a-municipality", file, 0, 0, names.front(),
                  std::to_string(names.size()) + " of " + std::to_string(all.size()) +
                      " regions of the cube are no municipalities, counties or districts of the "
                      "warehouse; their cells are left out: " +
                      first_few(names) + ".",
                  "Nothing has to be done, unless these are asked for.", false});
  }
  regions.codes_of_today = municipalities > 0 && of_today == municipalities;
  return true;
}

}  // namespace kv::etl
