// SPDX-License-Identifier: MIT
#include "etl/region_reader.h"

#include <algorithm>
#include <map>

#include "etl/formats/text_check.h"
#include "etl/formats/trim.h"
#include "etl/header_pattern.h"
#include "etl/region_cell.h"

namespace kv::etl {
namespace {

constexpr std::string_view kByName = "kommunenavn";
constexpr std::string_view kLostLetter = "\xEF\xBF\xBD";  // U+FFFD

std::string wanted(const std::vector<std::string>& kinds) {
  return kinds == std::vector<std::string>{"kommune"}
             ? "Give the four digits, as in 0301 or K-0301."
             : "Give the code with all its digits.";
}

std::string a_code_of(const std::vector<std::string>& kinds) {
  if (kinds == std::vector<std::string>{"kommune"}) return "There is no municipality code here: ";
  std::string list;
  for (const std::string& kind : kinds) list += (list.empty() ? "" : ", ") + kind;
  return "There is no code of a region (" + list + ") here: ";
}

}  // namespace

RegionReader::RegionReader(const Columns& columns, const Layout& layout, std::uint16_t file,
                           Batch& batch, Findings& findings)
    : columns_(columns), layout_(layout), file_(file), batch_(batch), findings_(findings) {}

std::optional<std::uint32_t> RegionReader::region_of(const std::vector<std::string_view>& fields,
                                                     std::size_t row, std::size_t first_column) {
  first_column_ = first_column;
  if (same_region(fields)) {
    batch_.files[file_].letters_lost_in_names += last_lost_;
    note_row(last_, row);
    if (last_ < 0) return std::nullopt;
    return static_cast<std::uint32_t>(last_);
  }
  last_lost_ = layout_.names_may_be_damaged ? count_letters(fields) : 0;
  batch_.files[file_].letters_lost_in_names += last_lost_;
  key_.clear();
  for (const Columns::Region& region : columns_.regions) {
    key_ += fields[region.column];
    key_ += '\x1f';
  }
  if (columns_.name) key_ += fields[*columns_.name];
  last_key_ = key_;
  if (const auto it = known_.find(key_); it != known_.end()) {
    last_ = it->second;
  } else {
    const std::size_t column = columns_.regions.front().column;
    const Position at{static_cast<std::uint32_t>(row),
                      static_cast<std::uint32_t>(first_column + column), file_};
    const std::string_view text = trimmed(fields[column]);
    if (std::ranges::any_of(layout_.left_out, [&](const std::string& pattern) {
          return matches_pattern(pattern, text);
        })) {
      last_ = -1 - static_cast<std::int64_t>(left_out_.size());
      left_out_.push_back({std::string(text), at});
    } else {
      last_ = add_region(fields, at);
    }
    known_.emplace(key_, last_);
  }
  note_row(last_, row);
  if (last_ < 0) return std::nullopt;
  return static_cast<std::uint32_t>(last_);
}

// True when the row names its region with the same words as the row before.
bool RegionReader::same_region(const std::vector<std::string_view>& fields) const {
  std::string_view key = last_key_;
  for (const Columns::Region& region : columns_.regions) {
    const std::string_view field = fields[region.column];
    if (key.size() <= field.size() || key[field.size()] != '\x1f' || !key.starts_with(field))
      return false;
    key.remove_prefix(field.size() + 1);
  }
  return key == (columns_.name ? fields[*columns_.name] : std::string_view{});
}

std::uint32_t RegionReader::add_region(const std::vector<std::string_view>& fields, Position at) {
  const auto index = static_cast<std::uint32_t>(batch_.regions.size());
  batch_.regions.push_back(read(fields, at));
  return index;
}

RegionRef RegionReader::read(const std::vector<std::string_view>& fields, Position at) {
  std::size_t used = 0;
  while (used < columns_.regions.size() && columns_.regions.size() > 1 &&
         no_region(fields[columns_.regions[used].column]))
    ++used;
  if (used == columns_.regions.size()) {
    add(Severity::kError, "not-a-code", at, std::string(fields[columns_.regions.front().column]),
        "The row names no region: none of the columns with codes has one.",
        "Give the code, or remove the row.");
    RegionRef none;
    none.first = at;
    return none;
  }
  const Columns::Region& column = columns_.regions[used];
  at.column = static_cast<std::uint32_t>(first_column_ + column.column);
  const std::string_view text = fields[column.column];
  const std::string_view name = columns_.name ? fields[*columns_.name] : std::string_view{};
  if (column.of->kinds == std::vector<std::string>{std::string(kByName)})
    return read_name(fields, used, at);
  RegionCell cell = read_region_cell(text, column.of->kinds);
  RegionRef ref;
  ref.text = std::string(text);
  ref.code = cell.label.code;
  ref.name = cell.label.name.empty() ? std::string(name) : cell.label.name;
  ref.first = at;
  ref.kind = cell.kind;
  ref.of_today = layout_.codes_of_today || (layout_.codes_by_prefix && cell.label.prefixed);
  if (!cell.label.ok)
    add(Severity::kError, "not-a-code", at, ref.text,
        a_code_of(column.of->kinds) + cell.label.why + ".", wanted(column.of->kinds));
  if (cell.label.padded) ++batch_.files[file_].repairs.codes_padded;
  check_larger(fields, ref, used);
  check_letters(ref);
  return ref;
}

// Which municipality it is depends on the period: see RegionLabels.
RegionRef RegionReader::read_name(const std::vector<std::string_view>& fields, std::size_t used,
                                  Position at) {
  RegionRef ref;
  ref.text = std::string(trimmed(fields[columns_.regions[used].column]));
  ref.name = ref.text;
  ref.first = at;
  ref.by_name = true;
  for (std::size_t i = used + 1; i < columns_.regions.size() && ref.county.empty(); ++i)
    if (const std::string_view text = fields[columns_.regions[i].column]; !no_region(text))
      ref.county = std::string(trimmed(text));
  return ref;
}

// A row may say its county, too; then that must be the one that the code begins with.
void RegionReader::check_larger(const std::vector<std::string_view>& fields, const RegionRef& ref,
                                std::size_t used) {
  for (std::size_t i = used + 1; i < columns_.regions.size(); ++i) {
    const std::string_view text = fields[columns_.regions[i].column];
    if (no_region(text)) continue;
    const RegionCell larger = read_region_cell(text, columns_.regions[i].of->kinds);
    const bool nested = larger.kind == "fylke" || larger.kind == "kommune";
    if (larger.label.ok && (!nested || ref.code.starts_with(larger.label.code))) continue;
    Position at = ref.first;
    at.column = static_cast<std::uint32_t>(first_column_ + columns_.regions[i].column);
    add(Severity::kError, "two-regions", at, std::string(text),
        "The row names two regions, of which one is no part of the other: " + ref.text + " and " +
            std::string(text) + ".",
        "Correct one of the codes.");
  }
}

std::size_t RegionReader::count_letters(const std::vector<std::string_view>& fields) const {
  std::size_t lost = 0;
  for (const Columns::Region& region : columns_.regions)
    lost += count_lost_letters(fields[region.column]);
  if (columns_.name) lost += count_lost_letters(fields[*columns_.name]);
  return lost;
}

void RegionReader::check_letters(RegionRef& ref) {
  if (ref.name.find(kLostLetter) == std::string::npos) return;
  if (damaged_names_++ == 0) {
    damaged_at_ = ref.first;
    damaged_text_ = ref.text;
  }
  ref.name.clear();  // it cannot be compared with the classification's
}

void RegionReader::count_left_out(const Value& value) {
  LeftOut& entry = left_out_[static_cast<std::size_t>(-1 - last_)];
  ++entry.cells;
  ++batch_.cells_skipped;
  if (is_figure(value)) ++entry.figures;
}

void RegionReader::note_row(std::int64_t region, std::size_t row) {
  if (!sorted_) return;
  if (!runs_.empty() && runs_.back().region == region) {
    ++runs_.back().rows;
    return;
  }
  sorted_ = in_runs_.insert(region).second;
  runs_.push_back({region, row, 1});
}

// Where every region has the same rows, one with fewer has lost some; the last one, with the end of
// the file.
void RegionReader::tell_short_runs() {
  constexpr std::size_t kFewest = 4;
  if (!sorted_ || runs_.size() < kFewest) return;
  std::map<std::size_t, std::size_t> counts;
  for (const Run& run : runs_) ++counts[run.rows];
  const auto usual =
      std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; });
  if (usual->first < 2 || usual->second * 10 < runs_.size() * 7) return;
  for (const Run& run : runs_) {
    if (run.rows >= usual->first) continue;
    const bool last = &run == &runs_.back();
    add(last ? Severity::kError : Severity::kWarning, "incomplete-region",
        {static_cast<std::uint32_t>(run.first_row),
         static_cast<std::uint32_t>(first_column_ + columns_.regions.front().column), file_},
        run.region < 0 ? left_out_[static_cast<std::size_t>(-1 - run.region)].text
                       : batch_.regions[static_cast<std::size_t>(run.region)].text,
        "The region has " + std::to_string(run.rows) + " row(s); nearly every other has " +
            std::to_string(usual->first) + ".",
        last ? "The file may have been cut off here: take it again from the agency, or say "
               "--accept incomplete-region when it is whole."
             : "Ask the agency for the missing rows; what is there was read.",
        last);
  }
}

void RegionReader::finish() {
  for (const LeftOut& entry : left_out_)
    add(entry.figures > 0 ? Severity::kWarning : Severity::kNote, "row-left-out", entry.first,
        entry.text,
        "The rows of '" + entry.text + "' are of no region of the warehouse; " +
            std::to_string(entry.cells) + " cell(s) were left out, " +
            std::to_string(entry.figures) + " of them other than 0.",
        entry.figures > 0 ? "Sums over the regions are smaller than the agency's by these." : "");
  if (damaged_names_ > 0)
    add(Severity::kWarning, "names-damaged", damaged_at_, damaged_text_,
        std::to_string(damaged_names_) +
            " region name(s) have lost letters (U+FFFD); this is the first. The codes are "
            "trusted, and the names are those of the classification.",
        "That codes and names belong together could not be checked for these.");
  tell_short_runs();
}

void RegionReader::add(Severity severity, std::string rule, Position at, std::string value,
                       std::string message, std::string remedy, bool acceptable) {
  findings_.add({severity, std::move(rule), batch_.files[at.file].name, at.row, at.column,
                 std::move(value), std::move(message), std::move(remedy), acceptable});
}

}  // namespace kv::etl
