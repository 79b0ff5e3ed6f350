// SPDX-License-Identifier: MIT
#include "etl/resolve.h"

#include <algorithm>
#include <map>
#include <set>

#include "etl/dates.h"
#include "etl/formats/region_name.h"

namespace kv::etl {
namespace {

// What stands under one code in one period in which the code was not valid.
struct Misplaced {
  std::size_t numbers = 0;  ///< other than 0, or hidden by ':'
  Position first;
  std::string text;  ///< of the first cell
};

// Cells under a kind of region that the warehouse does not have.
struct KindLeftOut {
  std::size_t cells = 0;
  std::set<std::uint32_t> regions;
  Position first;
  std::string text;
};

class Resolver {
 public:
  Resolver(const RegionIndex& regions, Batch& batch, Findings& findings)
      : regions_(regions), batch_(batch), findings_(findings) {}

  std::vector<ResolvedCell> run() {
    find_codes();
    last_day_.assign(batch_.files.size(), INT32_MIN);
    for (const Label& label : batch_.labels)
      if (label.period >= 0)
        last_day_[label.first.file] =
            std::max(last_day_[label.first.file],
                     batch_.periods[static_cast<std::size_t>(label.period)].start_day);
    find_figures_before();
    resolved_.assign(batch_.regions.size() * std::max<std::size_t>(batch_.periods.size(), 1),
                     kUnknown);

    std::vector<ResolvedCell> cells;
    cells.reserve(batch_.cells.size());
    for (const RawCell& raw : batch_.cells) {
      const Label& label = batch_.labels[raw.label];
      const RegionRef& ref = batch_.regions[raw.region];
      if (label.skipped) {
        ++batch_.cells_skipped;
        continue;
      }
      if (ref.region_id < 0) count_unknown_kind(raw);
      if (label.indicator < 0 || label.period < 0 || ref.region_id < 0)
        continue;  // told as an error
      cells.push_back({label.indicator, label.period, region_of(raw, label), label.breakdown,
                       raw.value, raw.at});
      check_count(cells.back());
    }
    tell_misplaced();
    tell_unknown_kinds();
    return cells;
  }

 private:
  static constexpr int kUnknown = -1;
  static constexpr std::string_view kUnspecified = "9999";  // and 99 of the counties

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
    for (RegionRef& ref : batch_.regions) {
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
            "Correct the code; if it is new, load today's klass-131 first.");
      } else if (knows_kind(ref.kind)) {
        add(Severity::kError, "unknown-code", ref.first, ref.text,
            "The warehouse knows regions of the kind " + ref.kind + ", and none with the code " +
                ref.code + (ref.name.empty() ? "" : " (" + ref.name + ")") + ".",
            "Correct the code; if it is new, load the list of these regions first.");
      }
    }
  }

  // Rows of a kind of region that the warehouse does not have at all.
  void count_unknown_kind(const RawCell& raw) {
    const RegionRef& ref = batch_.regions[raw.region];
    if (ref.code.empty() || ref.kind == "kommune") return;
    ++batch_.cells_skipped;
    KindLeftOut& entry = kinds_left_out_[ref.kind];
    if (entry.cells++ == 0) {
      entry.first = ref.first;
      entry.text = ref.text;
    }
    entry.regions.insert(raw.region);
  }

  void tell_unknown_kinds() {
    for (const auto& [kind, entry] : kinds_left_out_)
      add(Severity::kNote, "region-kind-unknown", entry.first, entry.text,
          "The warehouse has no regions of the kind " + kind + "; " + std::to_string(entry.cells) +
              " cell(s) of " + std::to_string(entry.regions.size()) +
              " of them were left out, and this is the first.",
          "");
  }

  // A code that had been abolished by the file's last year stands for its forerunners where the
  // file has figures under it from before it existed; where it has symbols only, the agency began
  // with the code.
  void find_figures_before() {
    figures_before_.assign(batch_.regions.size(), false);
    for (const RawCell& raw : batch_.cells) {
      const Label& label = batch_.labels[raw.label];
      const RegionRef& ref = batch_.regions[raw.region];
      if (!of_today(raw)) continue;
      if (label.period < 0 || ref.region_id < 0 || figures_before_[raw.region] ||
          !is_figure(raw.value))
        continue;
      const RegionIndex::Spell& spell =
          regions_.nearest_spell(regions_.region(ref.region_id), last_day_[raw.at.file]);
      figures_before_[raw.region] =
          batch_.periods[static_cast<std::size_t>(label.period)].start_day < spell.valid_from;
    }
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
  void check_count(const ResolvedCell& cell) {
    if (cell.value.status != kStatusNumber ||
        !batch_.indicators[static_cast<std::size_t>(cell.indicator)].is_count)
      return;
    const bool negative = cell.value.is_integer ? cell.value.integer < 0 : cell.value.real < 0;
    if (!negative && cell.value.is_integer) return;
    add(Severity::kWarning, negative ? "negative-count" : "fractional-count", cell.at,
        value_text(cell.value),
        std::string("A count (") +
            batch_.indicators[static_cast<std::size_t>(cell.indicator)].code + ") is " +
            (negative ? "negative" : "no whole number") + ".",
        "It is kept as it stands; ask the agency.");
  }

  int region_of(const RawCell& raw, const Label& label) {
    const auto period = static_cast<std::size_t>(label.period);
    int& memo = resolved_[raw.region * batch_.periods.size() + period];
    if (memo == kUnknown) memo = find_region(raw, batch_.periods[period]);
    if (!valid_on(memo, batch_.periods[period].start_day)) note_misplaced(raw, label.period, memo);
    if (is_figure(raw.value)) note_outside(raw, memo);
    return memo;
  }

  int find_region(const RawCell& raw, const BatchPeriod& period) {
    const RegionIndex::Region& own = regions_.region(batch_.regions[raw.region].region_id);
    if (!of_today(raw) || valid_on(own.id, period.start_day)) return own.id;
    const int today = last_day_[raw.at.file];
    if (regions_.nearest_spell(own, today).valid_to <= today && !figures_before_[raw.region])
      return own.id;
    const RegionIndex::Region& then = regions_.trace_back(own, today, period.start_day);
    if (then.id != own.id) ++traced_;
    return then.id;
  }

  bool of_today(const RawCell& raw) const {
    return batch_.regions[raw.region].of_today || batch_.files[raw.at.file].layout->codes_of_today;
  }

  bool valid_on(int region, int day) const {
    return regions_.spell_on(regions_.region(region), day) != nullptr;
  }

  void note_misplaced(const RawCell& raw, int period, int region) {
    if (!is_figure(raw.value)) {
      ++misplaced_symbols_;
      return;
    }
    Misplaced& entry = misplaced_[{period, region}];
    if (entry.numbers++ > 0) return;
    entry.first = raw.at;
    entry.text = value_text(raw.value);
  }

  // SSB has codes for what lies outside the municipalities (2111 Longyearbyen, 0199 Uoppgitt
  // kommune); the files have only 0 and symbols there. A number is likelier a slip of the code than
  // a finding.
  void note_outside(const RawCell& raw, int region) {
    const RegionIndex::Region& found = regions_.region(region);
    if (found.kind != "annet" || kUnspecified.starts_with(found.code)) return;
    add(Severity::kError, "outside-municipalities", raw.at, value_text(raw.value),
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
  Batch& batch_;
  Findings& findings_;
  std::vector<int> last_day_;         // of each file: the codes are those of its last period
  std::vector<bool> figures_before_;  // of each region as the file names it
  std::vector<int> resolved_;
  std::map<std::pair<int, int>, Misplaced> misplaced_;
  std::map<std::string, KindLeftOut> kinds_left_out_;
  std::size_t misplaced_symbols_ = 0;
  std::size_t traced_ = 0;
};

}  // namespace

std::vector<ResolvedCell> resolve_cells(const RegionIndex& regions, Batch& batch,
                                        Findings& findings) {
  return Resolver(regions, batch, findings).run();
}

}  // namespace kv::etl
