// SPDX-License-Identifier: MIT
#include "etl/coverage.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace kv::etl {
namespace {

constexpr std::string_view kUnknown = "9999";

// The county's number: a municipality's code begins with its two digits.
int county(const std::string& code) {
  return (code[0] - '0') * 10 + (code[1] - '0');
}

std::string place_text(const Batch& batch, Position at) {
  Finding finding;
  finding.file = batch.files[at.file].name;
  finding.row = at.row;
  finding.column = at.column;
  return place(finding);
}

// The first names of a list, and how many follow.
std::string shortened(const std::vector<std::string>& list) {
  constexpr std::size_t kShown = 12;
  std::string text;
  for (std::size_t i = 0; i < std::min(list.size(), kShown); ++i) text += (i ? ", " : "") + list[i];
  if (list.size() > kShown) text += " and " + std::to_string(list.size() - kShown) + " more";
  return text;
}

class Coverage {
 public:
  Coverage(const std::vector<ResolvedCell>& cells, const RegionIndex& regions, const Batch& batch,
           Findings& findings)
      : cells_(cells), regions_(regions), batch_(batch), findings_(findings) {}

  void run() {
    if (cells_.empty()) return;
    int first = INT32_MAX;
    int last = INT32_MIN;
    for (const BatchPeriod& period : batch_.periods) {
      first = std::min(first, period.start_day);
      last = std::max(last, period.start_day);
    }
    families_ = regions_.families(first - kYear, last);
    collect();
    for (const RegionIndex::Region& region : regions_.all())
      if (region.kind == "kommune") municipalities_.push_back(&region);
    for (const auto& [key, regions] : found_) compare(key, regions);
    tell();
    tell_part_of_country();
  }

 private:
  using Group = std::pair<int, int>;  // indicator, period
  static constexpr int kYear = 366;

  struct Gap {
    std::vector<std::string> indicators;
    std::size_t expected = 0;
    bool cut_off = false;
  };

  // The last row of a file: what it says of which region, by period.
  struct Tail {
    std::uint32_t row = 0;
    std::map<int, std::string> codes;
  };

  void collect() {
    std::unordered_set<int>* found = nullptr;
    Group group{-1, -1};
    tails_.resize(batch_.files.size());
    for (const ResolvedCell& cell : cells_)
      tails_[cell.at.file].row = std::max(tails_[cell.at.file].row, cell.at.row);
    for (const ResolvedCell& cell : cells_) {
      const RegionIndex::Region& region = regions_.region(cell.region);
      if (region.kind != "kommune" && region.kind != "annet") continue;  // counties stand between
      if (!found || group != Group{cell.indicator, cell.period}) {
        group = {cell.indicator, cell.period};
        found = &found_[group];
      }
      found->insert(cell.region);
      listed_.insert(cell.region);
      if (region.kind == "kommune") counties_.insert(county(region.code));
      if (Tail& tail = tails_[cell.at.file]; cell.at.row == tail.row)
        tail.codes[cell.period] = region.code;
    }
  }

  void compare(const Group& group, const std::unordered_set<int>& regions) {
    const int day = batch_.periods[static_cast<std::size_t>(group.second)].start_day;
    std::unordered_set<int>
        families;  // of found codes that were not valid: they stand for another code
    for (const int id : regions)
      if (!regions_.spell_on(regions_.region(id), day)) families.insert(families_.at(id));

    std::size_t expected = 0;
    std::vector<std::string> missing;
    std::vector<std::string> in_other_counties;
    std::set<int> counties_here;
    for (const RegionIndex::Region* region : municipalities_) {
      const RegionIndex::Spell* spell = regions_.spell_on(*region, day);
      if (!spell) continue;
      const bool spoken_of = counties_.contains(county(region->code));
      if (spoken_of) ++expected;
      if (regions.contains(region->id) || families.contains(families_.at(region->id)))
        counties_here.insert(county(region->code));
      else
        (spoken_of ? missing : in_other_counties).push_back(region->code + " " + spell->name);
    }
    const bool ends_early = begins_the_country(counties_here, in_other_counties);
    if (ends_early) {
      expected += in_other_counties.size();
      missing.insert(missing.end(), in_other_counties.begin(), in_other_counties.end());
    }
    if (lacks_unknown(regions, day)) missing.push_back(std::string(kUnknown) + " Uoppgitt");
    if (missing.empty()) return;
    std::ranges::sort(missing);
    Gap& gap = gaps_[{group.second, missing}];
    gap.expected = expected;
    gap.indicators.push_back(batch_.indicators[static_cast<std::size_t>(group.first)].code);
    if (ends_early || misses_the_end(group.second, missing) || missing.size() * 10 > expected)
      gap.cut_off = true;
  }

  // True when the counties that are there are the country's first ones, and only later ones are
  // not.
  static bool begins_the_country(const std::set<int>& here,
                                 const std::vector<std::string>& elsewhere) {
    return !here.empty() && !elsewhere.empty() &&
           std::ranges::all_of(
               elsewhere, [&](const std::string& code) { return county(code) > *here.rbegin(); });
  }

  // Files that list what lies outside the municipalities (0199, 2111, …) end with the row for
  // unknown.
  bool lacks_unknown(const std::unordered_set<int>& regions, int day) const {
    const RegionIndex::Region* unknown = regions_.find(kUnknown);
    return unknown && regions_.spell_on(*unknown, day) && !listed_.contains(unknown->id) &&
           std::ranges::any_of(regions,
                               [this](int id) { return regions_.region(id).kind == "annet"; });
  }

  // True when a missing code would have come after the last row of a file, or stands in it for
  // another measure. Files are in the order of the codes, at least towards their end.
  bool misses_the_end(int period, const std::vector<std::string>& missing) const {
    return std::ranges::any_of(tails_, [&](const Tail& tail) {
      const auto last = tail.codes.find(period);
      if (last == tail.codes.end()) return false;
      return std::ranges::any_of(
          missing, [&](const std::string& entry) { return entry.substr(0, 4) >= last->second; });
    });
  }

  void tell() {
    for (const auto& [key, gap] : gaps_) {
      const BatchPeriod& period = batch_.periods[static_cast<std::size_t>(key.first)];
      const std::vector<std::string>& missing = key.second;
      findings_.add(
          {gap.cut_off ? Severity::kError : Severity::kWarning,
           "coverage",
           {},
           0,
           0,
           {},
           shortened(gap.indicators) + " " + period.code + ": " + std::to_string(missing.size()) +
               " of " + std::to_string(gap.expected) +
               " municipalities are missing: " + shortened(missing) + ".",
           gap.cut_off
               ? "The file may have been cut off: take it again from the agency, or say --accept "
                 "coverage when it is whole."
               : "Ask the agency when these should be there; they are shown as having no figure.",
           true});
    }
  }

  void tell_part_of_country() {
    if (counties_.empty()) return;  // the files speak of no municipality
    std::set<int> all;
    const int day = batch_.periods[static_cast<std::size_t>(cells_.back().period)].start_day;
    for (const RegionIndex::Region& region : regions_.all())
      if (region.kind == "kommune" && regions_.spell_on(region, day))
        all.insert(county(region.code));
    const auto present = static_cast<std::size_t>(
        std::ranges::count_if(all, [this](int number) { return counties_.contains(number); }));
    if (present < all.size())
      findings_.add({Severity::kWarning,
                     "part-of-country",
                     {},
                     0,
                     0,
                     {},
                     "The files speak of " + std::to_string(present) + " of the " +
                         std::to_string(all.size()) + " counties that the loaded KLASS 131 has.",
                     "Nothing has to be done when only these were asked for.",
                     false});
  }

  const std::vector<ResolvedCell>& cells_;
  const RegionIndex& regions_;
  const Batch& batch_;
  Findings& findings_;
  std::unordered_map<int, int> families_;
  std::unordered_set<int> listed_;  // regions that the files have anywhere
  std::set<int> counties_;
  std::vector<const RegionIndex::Region*> municipalities_;
  std::vector<Tail> tails_;
  std::map<Group, std::unordered_set<int>> found_;
  std::map<std::pair<int, std::vector<std::string>>, Gap> gaps_;
};

}  // namespace

void check_duplicates(const std::vector<ResolvedCell>& cells, const RegionIndex& regions,
                      const Batch& batch, Findings& findings) {
  for (std::size_t i = 1; i < cells.size(); ++i) {
    const ResolvedCell& a = cells[i - 1];
    const ResolvedCell& b = cells[i];
    if (a.indicator != b.indicator || a.period != b.period || a.region != b.region ||
        a.breakdown != b.breakdown)
      continue;
    const std::string& breakdown = batch.breakdowns[static_cast<std::size_t>(b.breakdown)];
    findings.add({Severity::kError, "duplicate-cell", batch.files[b.at.file].name, b.at.row,
                  b.at.column, value_text(b.value),
                  batch.indicators[static_cast<std::size_t>(b.indicator)].code + " of " +
                      regions.region(b.region).code + " in " +
                      batch.periods[static_cast<std::size_t>(b.period)].code +
                      (breakdown.empty() ? "" : " (" + breakdown + ")") + " stands twice: '" +
                      value_text(a.value) + "' in " + place_text(batch, a.at) + ".",
                  "Remove one of the two, or load the files as two vintages.", false});
  }
}

void check_coverage(const std::vector<ResolvedCell>& cells, const RegionIndex& regions,
                    const Batch& batch, Findings& findings) {
  Coverage(cells, regions, batch, findings).run();
}

}  // namespace kv::etl
