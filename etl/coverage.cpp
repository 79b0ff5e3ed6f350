// SPDX-License-Identifier: MIT
#include "etl/coverage.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "etl/county_coverage.h"
#include "etl/stream/packed_cell.h"

namespace kv::etl {
namespace {

constexpr std::string_view kUnknown = "9999";

// The county's number: a municipality's code begins with its two digits.
int county(const std::string& code) {
  return (code[0] - '0') * 10 + (code[1] - '0');
}

// The first names of a list, and how many follow.
std::string shortened(const std::vector<std::string>& list) {
  constexpr std::size_t kShown = 12;
  std::string text;
  for (std::size_t i = 0; i < std::min(list.size(), kShown); ++i) text += (i ? ", " : "") + list[i];
  if (list.size() > kShown) text += " and " + std::to_string(list.size() - kShown) + " more";
  return text;
}

}  // namespace

class Coverage::Work {
 public:
  Work(const CellOrder& order, const RegionIndex& regions, const Batch& batch)
      : order_(order),
        regions_(regions),
        batch_(batch),
        words_((order.region_count() + 63) / 64),
        found_(order.scopes().size() * words_),
        tails_(batch.files.size()),
        whole_counties_(order, regions, batch) {
    for (const RegionIndex::Region& region : regions_.all()) by_rank_.push_back(region.id);
    std::ranges::sort(by_rank_);
    for (const int id : by_rank_) {
      const std::string& kind = regions_.region(id).kind;
      counted_.push_back(kind == "kommune" || kind == "annet");
      is_county_.push_back(kind == "fylke");
    }
  }

  void add(std::uint32_t scope, std::uint32_t region, std::uint64_t place) {
    if (is_county_[region]) whole_counties_.add(scope, by_rank_[region]);
    if (!counted_[region]) return;  // counties stand between municipalities
    found_[scope * words_ + region / 64] |= std::uint64_t{1} << (region % 64);
    const Position at = unpack_position(place);
    Tail& tail = tails_[at.file];
    if (at.row < tail.row) return;
    if (at.row > tail.row) {
      tail.row = at.row;
      for (const std::size_t period : tail.periods) tail.last[period] = CellOrder::kNone;
      tail.periods.clear();
    }
    const auto period = static_cast<std::size_t>(order_.scopes()[scope].period);
    if (tail.last.empty()) tail.last.resize(batch_.periods.size(), CellOrder::kNone);
    std::uint32_t& last = tail.last[period];
    if (last == CellOrder::kNone) tail.periods.push_back(period);
    if (last == CellOrder::kNone || last < region) last = region;
  }

  void check(Findings& findings) {
    findings_ = &findings;
    whole_counties_.check(findings);
    collect();
    if (listed_.empty()) return;
    int first = INT32_MAX;
    int last = INT32_MIN;
    for (const BatchPeriod& period : batch_.periods) {
      first = std::min(first, period.start_day);
      last = std::max(last, period.start_day);
    }
    families_ = regions_.families(first - kYear, last);
    for (const RegionIndex::Region& region : regions_.all())
      if (region.kind == "kommune") municipalities_.push_back(&region);
    for (const auto& [scope, rank] : groups_) compare(scope, regions_of(rank));
    tell();
    tell_part_of_country();
  }

 private:
  static constexpr int kYear = 366;

  struct Gap {
    std::vector<std::string> indicators;
    std::size_t expected = 0;
    bool cut_off = false;
  };

  // The last row of a file: the last region that it has of each period.
  struct Tail {
    std::uint32_t row = 0;
    std::vector<std::size_t> periods;
    std::vector<std::uint32_t> last;  // by period: the region's rank
  };

  std::unordered_set<int> regions_of(std::size_t scope) const {
    std::unordered_set<int> ids;
    for (std::size_t rank = 0; rank < by_rank_.size(); ++rank)
      if (found_[scope * words_ + rank / 64] >> (rank % 64) & 1U) ids.insert(by_rank_[rank]);
    return ids;
  }

  void collect() {
    std::vector<std::uint64_t> all(words_);
    for (std::uint32_t scope = 0; scope < order_.scopes().size(); ++scope) {
      bool any = false;
      for (std::size_t word = 0; word < words_; ++word) {
        all[word] |= found_[scope * words_ + word];
        any = any || found_[scope * words_ + word] != 0;
      }
      if (any) groups_.emplace(order_.scopes()[scope], scope);
    }
    for (std::size_t rank = 0; rank < by_rank_.size(); ++rank) {
      if ((all[rank / 64] >> (rank % 64) & 1U) == 0) continue;
      listed_.insert(by_rank_[rank]);
      const RegionIndex::Region& region = regions_.region(by_rank_[rank]);
      if (region.kind == "kommune") counties_.insert(county(region.code));
    }
  }

  void compare(const Scope& scope, const std::unordered_set<int>& regions) {
    const int day = batch_.periods[static_cast<std::size_t>(scope.period)].start_day;
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
    Gap& gap = gaps_[{scope.period, missing}];
    gap.expected = expected;
    gap.indicators.push_back(batch_.indicators[static_cast<std::size_t>(scope.indicator)].code);
    if (ends_early || misses_the_end(scope.period, missing) || missing.size() * 10 > expected)
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
           std::ranges::any_of(regions, [this](int id) {
             const RegionIndex::Region& region = regions_.region(id);
             return region.kind == "annet" && region.code.size() == kUnknown.size();
           });
  }

  // True when a missing code would have come after the last row of a file, or stands in it for
  // another measure. Files are in the order of the codes, at least towards their end.
  bool misses_the_end(int period, const std::vector<std::string>& missing) const {
    return std::ranges::any_of(tails_, [&](const Tail& tail) {
      const auto index = static_cast<std::size_t>(period);
      if (tail.last.empty() || tail.last[index] == CellOrder::kNone) return false;
      const std::string& code = regions_.region(by_rank_[tail.last[index]]).code;
      return std::ranges::any_of(
          missing, [&](const std::string& entry) { return entry.substr(0, 4) >= code; });
    });
  }

  // Files that are not expected to speak of every municipality.
  bool partial() const {
    return std::ranges::all_of(batch_.files, [](const BatchFile& file) {
      return file.layout != nullptr && file.layout->partial;
    });
  }

  void tell() {
    const bool may_be_cut_off = !partial();
    for (auto& [key, gap] : gaps_) {
      gap.cut_off = gap.cut_off && may_be_cut_off;
      const BatchPeriod& period = batch_.periods[static_cast<std::size_t>(key.first)];
      const std::vector<std::string>& missing = key.second;
      findings_->add(
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
    const int day =
        batch_.periods[static_cast<std::size_t>(groups_.rbegin()->first.period)].start_day;
    for (const RegionIndex::Region& region : regions_.all())
      if (region.kind == "kommune" && regions_.spell_on(region, day))
        all.insert(county(region.code));
    const auto present = static_cast<std::size_t>(
        std::ranges::count_if(all, [this](int number) { return counties_.contains(number); }));
    if (present < all.size())
      findings_->add({Severity::kWarning,
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

  const CellOrder& order_;
  const RegionIndex& regions_;
  const Batch& batch_;
  Findings* findings_ = nullptr;
  std::size_t words_;
  std::vector<std::uint64_t> found_;  // scope by scope, a bit per region
  std::vector<Tail> tails_;           // by file
  CountyCoverage whole_counties_;
  std::vector<int> by_rank_;     // region_id
  std::vector<bool> counted_;    // by rank
  std::vector<bool> is_county_;  // by rank
  std::map<Scope, std::size_t> groups_;
  std::unordered_map<int, int> families_;
  std::unordered_set<int> listed_;  // regions that the files have anywhere
  std::set<int> counties_;
  std::vector<const RegionIndex::Region*> municipalities_;
  std::map<std::pair<int, std::vector<std::string>>, Gap> gaps_;
};

Coverage::Coverage(const CellOrder& order, const RegionIndex& regions, const Batch& batch)
    : work_(std::make_unique<Work>(order, regions, batch)) {}

Coverage::~Coverage() = default;

void Coverage::add(std::uint32_t scope, std::uint32_t region, std::uint64_t place) {
  work_->add(scope, region, place);
}

void Coverage::check(Findings& findings) {
  work_->check(findings);
}

}  // namespace kv::etl
