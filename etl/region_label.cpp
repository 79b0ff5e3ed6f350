// SPDX-License-Identifier: MIT
#include "etl/region_label.h"

#include <algorithm>
#include <limits>
#include <set>

#include "etl/dates.h"
#include "etl/formats/region_code.h"
#include "etl/formats/region_name.h"
#include "etl/formats/trim.h"

namespace kv::etl {
namespace {

// A label without any year is of one of the municipalities since the population tables begin.
constexpr int kFirstYear = 1986;

struct Window {
  std::optional<int> first;  // year
  std::optional<int> last;
  bool given() const { return first || last; }
};

// What the brackets at the end of a label say.
struct Brackets {
  Window years;
  std::vector<std::string> texts;
};

std::vector<int> years_in(std::string_view text) {
  std::vector<int> years;
  int digits = 0;
  int value = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && text[i] >= '0' && text[i] <= '9') {
      value = digits++ == 0 ? text[i] - '0' : value * 10 + text[i] - '0';
      if (digits > 4) return {};
      continue;
    }
    if (digits == 4) years.push_back(value);
    digits = 0;
  }
  return years;
}

// "-2017", "t.o.m. 2019": the last year; "2020-", "f.o.m. 2020": the first; "1964-2019": both.
bool read_years(std::string_view text, Window& window) {
  const std::vector<int> years = years_in(text);
  if (years.size() == 2) {
    window.first = years[0];
    window.last = years[1];
  } else if (years.size() == 1) {
    const bool first = text.starts_with('f') || text.starts_with('F') || text.ends_with('-') ||
                       text.ends_with("–");
    (first ? window.first : window.last) = years[0];
  }
  return !years.empty();
}

Brackets brackets_of(std::string_view label) {
  Brackets brackets;
  label = trimmed(label);
  while (label.ends_with(')')) {
    const std::size_t open = label.rfind('(');
    if (open == std::string_view::npos) break;
    const std::string_view text = trimmed(label.substr(open + 1, label.size() - open - 2));
    if (!read_years(text, brackets.years) && !text.empty()) brackets.texts.emplace_back(text);
    label = trimmed(label.substr(0, open));
  }
  return brackets;
}

int day_of(int year) {
  return parse_date(std::to_string(year) + "-01-01").value_or(0);
}

// Whether each word of `text` is, or begins, the word of `name` at its place.
bool shortens(std::string_view text, std::string_view name) {
  const std::vector<std::string> given = name_words(text);
  const std::vector<std::string> whole = name_words(name);
  if (given.empty() || given.size() != whole.size()) return false;
  for (std::size_t i = 0; i < given.size(); ++i) {
    std::string_view word = given[i];
    while (word.ends_with('.')) word.remove_suffix(1);
    if (word.empty() || !whole[i].starts_with(word)) return false;
  }
  return true;
}

// Whether two of the regions have existed on one day.
bool any_together(const RegionIndex& index, const std::vector<const RegionIndex::Region*>& found) {
  for (std::size_t i = 0; i < found.size(); ++i)
    for (std::size_t j = i + 1; j < found.size(); ++j)
      for (const int a : found[i]->spells)
        for (const int b : found[j]->spells)
          if (index.spell(a).valid_from < index.spell(b).valid_to &&
              index.spell(b).valid_from < index.spell(a).valid_to)
            return true;
  return false;
}

}  // namespace

RegionLabels::RegionLabels(const RegionIndex& regions) : regions_(regions) {
  for (const RegionIndex::Region& region : regions.all()) {
    for (const int spell : region.spells) {
      const std::string& name = regions.spell(spell).name;
      if (region.kind == "fylke") counties_.emplace_back(region.code, name);
      if (region.kind != "kommune") continue;
      for (const std::string& key : name_keys(name)) spells_by_name_[key].push_back(spell);
    }
  }
}

bool RegionLabels::of_county(std::string_view code, std::string_view county) const {
  if (county == code.substr(0, 2)) return true;
  return std::ranges::any_of(counties_, [&](const auto& entry) {
    return code.starts_with(entry.first) && shortens(county, entry.second);
  });
}

bool RegionLabels::is_county(std::string_view text) const {
  return std::ranges::any_of(counties_, [&](const auto& entry) {
    return text == entry.first || shortens(text, entry.second);
  });
}

// Also by what it was before and became later.
bool RegionLabels::in_county(const RegionIndex::Region& region, std::string_view county) const {
  std::set<int> seen(region.spells.begin(), region.spells.end());
  std::vector<int> open(seen.begin(), seen.end());
  while (!open.empty()) {
    const RegionIndex::Spell& spell = regions_.spell(open.back());
    open.pop_back();
    if (of_county(regions_.region(spell.region).code, county)) return true;
    for (const std::vector<int>* next : {&spell.before, &spell.after})
      for (const int other : *next)
        if (seen.insert(other).second) open.push_back(other);
  }
  return false;
}

void RegionLabels::narrow(std::vector<const RegionIndex::Region*>& found,
                          std::string_view county) const {
  std::vector<const RegionIndex::Region*> kept;
  std::ranges::copy_if(found, std::back_inserter(kept), [&](const RegionIndex::Region* region) {
    return of_county(region->code, county);
  });
  if (kept.empty())
    std::ranges::copy_if(found, std::back_inserter(kept), [&](const RegionIndex::Region* region) {
      return in_county(*region, county);
    });
  found = std::move(kept);
}

LabelAnswer RegionLabels::find(std::string_view label, std::optional<int> day,
                               std::string_view county) const {
  if (const RegionLabel code = parse_region(label, 4); code.ok) {
    const RegionIndex::Region* region = regions_.find("kommune", code.code);
    if (!region) return {};
    return {LabelAnswer::Kind::kUnique, {region}};
  }
  const Brackets brackets = brackets_of(label);
  int from = std::numeric_limits<int>::min();
  int to = std::numeric_limits<int>::max();
  if (brackets.years.first) from = day_of(*brackets.years.first);
  if (brackets.years.last) to = day_of(*brackets.years.last);
  if (from > to) return {};
  if (!day && !brackets.years.given()) from = day_of(kFirstYear);
  if (day) from = to = std::clamp(*day, from, to);

  std::set<const RegionIndex::Region*> regions;
  for (const std::string& key : name_keys(label)) {
    const auto spells = spells_by_name_.find(key);
    if (spells == spells_by_name_.end()) continue;
    for (const int index : spells->second) {
      const RegionIndex::Spell& spell = regions_.spell(index);
      if (spell.valid_from <= to && from < spell.valid_to)
        regions.insert(&regions_.region(spell.region));
    }
  }
  std::vector<const RegionIndex::Region*> found(regions.begin(), regions.end());
  std::ranges::sort(found, {}, &RegionIndex::Region::code);
  for (const std::string& text : brackets.texts)
    if (is_county(text)) narrow(found, text);
  if (!county.empty()) narrow(found, county);
  if (found.empty()) return {};
  LabelAnswer answer{LabelAnswer::Kind::kUnique, std::move(found)};
  if (answer.regions.size() > 1)
    answer.kind = day || any_together(regions_, answer.regions) ? LabelAnswer::Kind::kAmbiguous
                                                                : LabelAnswer::Kind::kNeedsYear;
  return answer;
}

NameProblem RegionLabels::problem(const std::string& label, const std::string& county, int day,
                                  const std::string& date, const LabelAnswer& answer) const {
  if (answer.regions.empty())
    return {"unknown-name",
            "No municipality" + (county.empty() ? "" : " in county " + county) + " was called '" +
                label + "' on " + date + ".",
            county.empty() || is_county(county)
                ? "Correct the name, or leave the row out; a row of something else than a "
                  "municipality has no place in this layout."
                : "There is no county called '" + county + "': give its name or its two digits."};
  std::string candidates;
  for (const RegionIndex::Region* region : answer.regions)
    candidates += (candidates.empty() ? "" : ", ") + region->code + " " +
                  regions_.nearest_spell(*region, day).name;
  return {"ambiguous-name",
          "The name fits " + std::to_string(answer.regions.size()) + " municipalities on " + date +
              ": " + candidates + ".",
          "Say which: the county in brackets after the name, or --county 08 when all of the file "
          "is of one county."};
}

}  // namespace kv::etl
