// SPDX-License-Identifier: MIT
#include "etl/resolve.h"

#include <algorithm>
#include <map>
#include <set>

#include "etl/dates.h"
#include "etl/formats/region_name.h"
#include "etl/left_out_regions.h"
#include "etl/region_label.h"

namespace kv::etl {
namespace {

constexpr std::uint64_t kReal = 8;  // PackedCell::flags() of a number with decimals

// What stands under one code in one period in which the code was not valid.
struct Misplaced {
  std::size_t numbers = 0;  ///< other than 0, or hidden by ':'
  Position first;
  std::string text;  ///< of the first cell
};

// A number other than 0, or one that is hidden.
bool is_figure(const PackedCell& cell) {
  const std::uint64_t flags = cell.flags();
  return (flags & 7U) == kStatusNumber ? flags != kStatusNumber || cell.bits != 0
                                       : flags == kStatusSuppressed;
}

std::uint16_t file_of(const PackedCell& cell) {
  return unpack_position(cell.place).file;
}

class Resolver {
 public:
  Resolver(const RegionIndex& regions, const CellOrder& order, Batch& batch, Findings& findings)
      : regions_(regions), order_(order), batch_(batch), findings_(findings) {}

  void run(CellSorter& sorter, Coverage& coverage) {
    find_codes();
    last_day_.assign(batch_.files.size(), INT32_MIN);
    for (const Label& label : batch_.labels)
      if (label.period >= 0)
        last_day_[label.first.file] =
            std::max(last_day_[label.first.file],
                     batch_.periods[static_cast<std::size_t>(label.period)].start_day);
    find_figures_before();
    found_.resize(batch_.regions.size());
    batch_.cells.each_block([&](std::span<const PackedCell> cells) {
      for (const PackedCell& cell : cells) take(cell, sorter, coverage);
    });
    tell_misplaced();
    left_out_.tell(batch_, findings_);
    tell_unused_county();
  }

 private:
  static constexpr std::string_view kUnspecified = "9999";  // and 99 of the counties

  static constexpr int kNoRegion = -2;

  // What a region of the files is in a period.
  struct Found {
    int region = -1;  // region_id; -1: not yet looked up; kNoRegion: told as an error
    std::uint32_t rank = 0;
    bool misplaced = false;  // its code was not valid in the period
    bool outside = false;    // it is no municipality
  };

  void take(const PackedCell& cell, CellSorter& sorter, Coverage& coverage) {
    const auto label = static_cast<std::size_t>(cell.order() >> CellStore::kRegionBits);
    const auto ref =
        static_cast<std::size_t>(cell.order() & ((std::uint64_t{1} << CellStore::kRegionBits) - 1));
    const std::uint32_t scope = order_.scope_of_label(label);
    if (scope == CellOrder::kNone && batch_.labels[label].skipped) {
      ++batch_.cells_skipped;
      return;
    }
    const bool known = batch_.regions[ref].region_id >= 0 || batch_.regions[ref].by_name;
    if (!known) left_out_.count(static_cast<std::uint32_t>(ref), is_figure(cell), batch_);
    if (scope == CellOrder::kNone || !known) return;  // told as an error
    const Scope at = order_.scopes()[scope];
    const Found& found = find(ref, at.period, cell);
    if (found.region == kNoRegion) return;
    if (found.misplaced) note_misplaced(cell, at.period, found.region);
    if (found.outside && is_figure(cell)) note_outside(cell, found.region);
    if ((cell.flags() == kStatusNumber ? static_cast<std::int64_t>(cell.bits) < 0
                                       : cell.flags() == kReal) &&
        batch_.indicators[static_cast<std::size_t>(at.indicator)].is_count)
      tell_no_count(cell, at.indicator);
    coverage.add(scope, found.rank, cell.place);
    sorter.add(
        {(order_.base_of_label(label) | order_.of_region(found.rank)) << PackedCell::kFlagBits |
             cell.flags(),
         cell.bits, cell.place});
  }

  const Found& find(std::size_t ref, int period, const PackedCell& cell) {
    std::vector<Found>& of_ref = found_[ref];
    if (of_ref.empty()) of_ref.resize(batch_.periods.size());
    Found& found = of_ref[static_cast<std::size_t>(period)];
    if (found.region != -1) return found;
    const BatchPeriod& when = batch_.periods[static_cast<std::size_t>(period)];
    found.region = batch_.regions[ref].by_name ? find_name(ref, file_of(cell), when, cell)
                                               : find_region(ref, file_of(cell), when);
    if (found.region == kNoRegion) return found;
    batch_.readings.add(file_of(cell), when.id, found.region, static_cast<std::uint32_t>(ref));
    found.rank = order_.region_rank(found.region);
    found.misplaced = !valid_on(found.region, when.start_day);
    const RegionIndex::Region& region = regions_.region(found.region);
    found.outside = region.kind == "annet" && !kUnspecified.starts_with(region.code);
    return found;
  }

  void add(Severity severity, std::string rule, Position at, std::string value, std::string message,
           std::string remedy, bool acceptable = false) {
    findings_.add({severity, std::move(rule), batch_.files[at.file].name, at.row, at.column,
                   std::move(value), std::move(message), std::move(remedy), acceptable});
  }

  const RegionIndex::Region* find(const RegionRef& ref) const {
    if (ref.kind == "kommune") return regions_.find(ref.code);
    const RegionIndex::Region* region = regions_.find(ref.kind, ref.code);
    return region ? region : regions_.find("annet", ref.code);  // 99 of the counties
  }

  bool knows_kind(const std::string& kind) const {
    return std::ranges::any_of(
        regions_.all(), [&](const RegionIndex::Region& region) { return region.kind == kind; });
  }

  void find_codes() {
    for (std::size_t i = 0; i < batch_.regions.size(); ++i) {
      RegionRef& ref = batch_.regions[i];
      if (ref.code.empty()) continue;  // told as not-a-code
      const RegionIndex::Region* region = find(ref);
      if (region) {
        ref.region_id = region->id;
        check_name(ref, *region);
      } else if (ref.kind == "kommune") {
        add(Severity::kError, "unknown-code", ref.first, ref.text,
            "No municipality has ever had the code " + ref.code +
                (ref.name.empty() ? "" : " (" + ref.name + ")") +
                " in the KLASS 131 that is loaded.",
            "Correct the code; if it is new, load today's klass-131 first. Say --accept "
            "unknown-code to leave out the rows of such codes.",
            true);
        left_out_.unknown_code(static_cast<std::uint32_t>(i));
      } else if (knows_kind(ref.kind)) {
        add(Severity::kError, "unknown-code", ref.first, ref.text,
            "The warehouse knows regions of the kind " + ref.kind + ", and none with the code " +
                ref.code + (ref.name.empty() ? "" : " (" + ref.name + ")") + ".",
            "Correct the code; if it is new, load the list of these regions first. Say --accept "
            "unknown-code to leave out the rows of such codes.",
            true);
        left_out_.unknown_code(static_cast<std::uint32_t>(i));
      }
    }
  }

  void tell_unused_county() {
    if (!batch_.county.empty() && std::ranges::none_of(batch_.regions, &RegionRef::by_name))
      findings_.add({Severity::kWarning,
                     "county-not-used",
                     {},
                     0,
                     0,
                     batch_.county,
                     "--county is for files that name their municipalities without codes; these "
                     "have codes.",
                     "Nothing was left out or changed by it.",
                     false});
  }

  // A code that had been abolished by the file's last year stands for its forerunners where the
  // file has figures under it from before it existed; where it has symbols only, the agency began
  // with the code.
  void find_figures_before() {
    figures_before_.assign(batch_.regions.size(), false);
    if (std::ranges::none_of(batch_.files,
                             [](const BatchFile& file) { return file.layout->codes_of_today; }) &&
        std::ranges::none_of(batch_.regions, &RegionRef::of_today))
      return;
    batch_.cells.each_block([this](std::span<const PackedCell> cells) {
      for (const PackedCell& cell : cells) note_figure_before(CellStore::unpack(cell), cell);
    });
  }

  void note_figure_before(const RawCell& raw, const PackedCell& cell) {
    const Label& label = batch_.labels[raw.label];
    const RegionRef& ref = batch_.regions[raw.region];
    if (!of_today(raw.region, raw.at.file) || label.period < 0 || ref.region_id < 0 ||
        figures_before_[raw.region] || !is_figure(cell))
      return;
    const RegionIndex::Spell& spell =
        regions_.nearest_spell(regions_.region(ref.region_id), last_day_[raw.at.file]);
    figures_before_[raw.region] =
        batch_.periods[static_cast<std::size_t>(label.period)].start_day < spell.valid_from;
  }

  void check_name(const RegionRef& ref, const RegionIndex::Region& region) {
    if (plain_name(ref.name).empty()) return;
    std::string known;
    for (const int index : region.spells) {
      const std::string& name = regions_.spell(index).name;
      if (same_name(ref.name, name)) return;
      if (known.find(name) == std::string::npos) known += (known.empty() ? "" : ", ") + name;
    }
    add(Severity::kWarning, "name-mismatch", ref.first, ref.text,
        "The file calls " + ref.code + " '" + ref.name + "'; in KLASS 131 it is " + known + ".",
        "The code is trusted. Check that codes and names have not slipped against each other.");
  }

  // A count is a whole number and not negative; what is neither is kept and told.
  void tell_no_count(const PackedCell& cell, int indicator) {
    const Value value = unpack_value(cell);
    const bool negative = value.is_integer ? value.integer < 0 : value.real < 0;
    add(Severity::kWarning, negative ? "negative-count" : "fractional-count",
        unpack_position(cell.place), value_text(value),
        "A count (" + batch_.indicators[static_cast<std::size_t>(indicator)].code + ") is " +
            (negative ? "negative" : "no whole number") + ".",
        "It is kept as it stands; ask the agency.");
  }

  int find_region(std::size_t ref, std::uint16_t file, const BatchPeriod& period) {
    const RegionIndex::Region& own = regions_.region(batch_.regions[ref].region_id);
    if (!of_today(ref, file) || valid_on(own.id, period.start_day)) return own.id;
    const int today = last_day_[file];
    if (regions_.nearest_spell(own, today).valid_to <= today && !figures_before_[ref])
      return own.id;
    const RegionIndex::Region& then = regions_.trace_back(own, today, period.start_day);
    if (then.id != own.id) ++traced_;
    return then.id;
  }

  // The name in that period; one that the period does not have, as in the file's last period, and
  // traced back from there: agencies write today's names for all years.
  int find_name(std::size_t ref, std::uint16_t file, const BatchPeriod& period,
                const PackedCell& cell) {
    if (!labels_) labels_.emplace(regions_);
    const RegionRef& label = batch_.regions[ref];
    const std::string& county = label.county.empty() ? batch_.county : label.county;
    LabelAnswer answer = labels_->find(label.text, period.start_day, county);
    bool later = false;
    if (answer.kind == LabelAnswer::Kind::kUnknown && last_day_[file] > period.start_day) {
      answer = labels_->find(label.text, last_day_[file], county);
      later = answer.kind == LabelAnswer::Kind::kUnique;
    }
    if (answer.kind == LabelAnswer::Kind::kUnique) {
      const RegionIndex::Region& own = *answer.regions.front();
      const int found =
          later ? regions_.trace_back(own, last_day_[file], period.start_day).id : own.id;
      if (found != own.id) ++traced_;
      return found;
    }
    tell_name(label, period, county, answer, cell);
    return kNoRegion;
  }

  void tell_name(const RegionRef& label, const BatchPeriod& period, const std::string& county,
                 const LabelAnswer& answer, const PackedCell& cell) {
    Position at = unpack_position(cell.place);
    at.column = label.first.column;
    const NameProblem problem =
        labels_->problem(label.text, county, period.start_day, period.starts, answer);
    if (names_told_.insert(label.text + county + problem.rule).second)
      add(Severity::kError, problem.rule, at, label.text, problem.message, problem.remedy);
  }

  bool of_today(std::size_t ref, std::uint16_t file) const {
    return batch_.regions[ref].of_today || batch_.files[file].layout->codes_of_today;
  }

  bool valid_on(int region, int day) const {
    return regions_.spell_on(regions_.region(region), day) != nullptr;
  }

  void note_misplaced(const PackedCell& cell, int period, int region) {
    if (!is_figure(cell)) {
      ++misplaced_symbols_;
      return;
    }
    Misplaced& entry = misplaced_[{period, region}];
    if (entry.numbers++ > 0) return;
    entry.first = unpack_position(cell.place);
    entry.text = value_text(unpack_value(cell));
  }

  // SSB has codes for what lies outside the municipalities (2111 Longyearbyen, 0199 Uoppgitt
  // kommune); the files have only 0 and symbols there. A number is likelier a slip of the code than
  // a finding.
  void note_outside(const PackedCell& cell, int region) {
    const RegionIndex::Region& found = regions_.region(region);
    add(Severity::kError, "outside-municipalities", unpack_position(cell.place),
        value_text(unpack_value(cell)),
        "A number other than 0 stands under " + found.code + " " +
            regions_.spell(found.spells.back()).name + ", which is no municipality.",
        "Check the code; say --accept outside-municipalities when it is right.", true);
  }

  void tell_misplaced() {
    for (const auto& [key, entry] : misplaced_) {
      const BatchPeriod& period = batch_.periods[static_cast<std::size_t>(key.first)];
      const RegionIndex::Region& region = regions_.region(key.second);
      const RegionIndex::Spell& spell = regions_.nearest_spell(region, period.start_day);
      const bool ended = spell.valid_to <= period.start_day;
      add(Severity::kWarning, "code-not-valid", entry.first, entry.text,
          "Code " + region.code + " " + spell.name + " was not valid on " + period.starts +
              (ended ? " (it ended on " + format_date(spell.valid_to) + ")"
                     : " (it began on " + format_date(spell.valid_from) + ")") +
              "; " + std::to_string(entry.numbers) + " number(s) other than 0 stand under it for " +
              period.code + ".",
          "They are kept under this code and counted in every sum over all codes.");
    }
    if (misplaced_symbols_ > 0)
      findings_.add({Severity::kNote,
                     "code-not-valid",
                     {},
                     0,
                     0,
                     {},
                     std::to_string(misplaced_symbols_) +
                         " cell(s) with 0 or a symbol stand under codes "
                         "that were not valid in their period; kept.",
                     {},
                     false});
    if (traced_ > 0)
      findings_.add({Severity::kNote,
                     "traced-code",
                     {},
                     0,
                     0,
                     {},
                     std::to_string(traced_) + " pair(s) of code and period were given the code of "
                                               "that time: the file uses today's for "
                                               "municipalities that only got a new number.",
                     {},
                     false});
  }

  const RegionIndex& regions_;
  std::optional<RegionLabels> labels_;
  std::set<std::string> names_told_;
  const CellOrder& order_;
  Batch& batch_;
  Findings& findings_;
  std::vector<int> last_day_;              // of each file: the codes are those of its last period
  std::vector<bool> figures_before_;       // of each region as the file names it
  std::vector<std::vector<Found>> found_;  // by region of the files, then period
  std::map<std::pair<int, int>, Misplaced> misplaced_;
  LeftOutRegions left_out_;
  std::size_t misplaced_symbols_ = 0;
  std::size_t traced_ = 0;
};

}  // namespace

void resolve_cells(const RegionIndex& regions, const CellOrder& order, Batch& batch,
                   CellSorter& sorter, Coverage& coverage, Findings& findings) {
  Resolver(regions, order, batch, findings).run(sorter, coverage);
}

}  // namespace kv::etl
