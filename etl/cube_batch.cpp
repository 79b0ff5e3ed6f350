// SPDX-License-Identifier: MIT
#include "etl/cube_batch.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

#include "etl/cube_declare.h"
#include "etl/cube_names.h"
#include "etl/cube_regions.h"
#include "etl/formats/cube/jsonstat.h"
#include "etl/formats/cube/px.h"

namespace kv::etl {
namespace {

constexpr std::uint32_t kNoLabel = std::numeric_limits<std::uint32_t>::max();
constexpr std::size_t kMaxLabels = 4'000'000;
constexpr std::size_t kListed = 20;  // unknown signs that are told one by one
constexpr std::size_t kNowhere = std::numeric_limits<std::size_t>::max();

// One cube on its way into the batch.
class Builder : public CubeHandler {
 public:
  Builder(const Source& source, const RegionIndex& known, std::size_t file, Batch& batch,
          Findings& findings)
      : source_(source),
        known_(known),
        file_(static_cast<std::uint16_t>(file)),
        batch_(batch),
        findings_(findings),
        first_label_(batch.labels.size()),
        first_region_(batch.regions.size()),
        first_cell_(batch.cells.size()) {}

  bool metadata(const CubeMetadata& metadata) override {
    metadata_ = metadata;
    ok_ =
        find_roles() && name_indicators() && name_dimensions() &&
        read_cube_regions(metadata_.dimensions[geo_], known_, entry().name, regions_, findings_) &&
        set_strides();
    if (!ok_) return false;
    for (RegionRef& ref : regions_.refs) {
      ref.first.file = file_;
      batch_.regions.push_back(ref);
    }
    return true;
  }

  void cell(const CubeCell& cell) override {
    ++cells_;
    const std::int64_t region = regions_.of_category[digit(cell.index, geo_)];
    if (region == CubeRegions::kNone) {
      ++left_out_;
      return;
    }
    const Position at{static_cast<std::uint32_t>(cell.row),
                      static_cast<std::uint32_t>(std::min<std::size_t>(
                          cell.column, std::numeric_limits<std::uint32_t>::max())),
                      file_};
    RawCell raw;
    if (!read_value(cell, at, raw.value)) return;
    if (!cell.has_number && !is_plain_text(cell.symbol, raw.value, '.'))
      batch_.texts.add(at, cell.symbol);
    raw.label = label_of(cell.index, at);
    raw.region = static_cast<std::uint32_t>(first_region_ + static_cast<std::size_t>(region));
    raw.at = at;
    RegionRef& ref = batch_.regions[raw.region];
    if (ref.first.row == 0) ref.first = at;
    batch_.cells.push_back(raw);
  }

  // The batch as it was, or with all of the cube.
  bool finish(bool read) {
    if (unknown_ > kListed)
      refuse("unknown-status", {}, {},
             std::to_string(unknown_) + " cells in all have such a sign; the first " +
                 std::to_string(kListed) + " are listed.",
             {});
    if (!read || !ok_ || unknown_ > 0) {
      batch_.labels.resize(first_label_);
      batch_.regions.resize(first_region_);
      batch_.cells.truncate(first_cell_);
      return false;
    }
    BatchFile& file = entry();
    file.layout = &source_.layouts[regions_.codes_of_today ? 1 : 0];
    file.rows = cells_;
    file.repairs.codes_padded += regions_.padded;
    file.repairs.nil_symbols += nils_;
    file.label_columns = {"indicator", "period", "breakdown"};
    file.first_label = first_label_;
    file.last_label = batch_.labels.size();
    batch_.cells_skipped += left_out_;
    if (dots_ > 0)
      findings_.add({Severity::kWarning, "three-dots", file.name, 0, 0, "...",
                     std::to_string(dots_) +
                         " cell(s) hold '...', which the file does not explain; they are taken as "
                         "not available.",
                     "Ask the agency what it means.", false});
    return true;
  }

  // Gives indicators without stated decimals those of their figures.
  void settle_decimals() {
    for (std::size_t i = 0; i < indicators_.size(); ++i)
      if (indicators_[i].decimals < 0) indicators_[i].decimals = digits_[i];
  }

  const CubeMetadata& read_metadata() const { return metadata_; }
  const std::vector<CubeIndicator>& indicators() const { return indicators_; }

 private:
  BatchFile& entry() { return batch_.files[file_]; }

  bool refuse(std::string rule, Position at, std::string value, std::string message,
              std::string remedy) {
    findings_.add({Severity::kError, std::move(rule), entry().name, at.row, at.column,
                   std::move(value), std::move(message), std::move(remedy), false});
    return false;
  }

  std::string dimension_codes() const {
    std::string text;
    for (const CubeDimension& dimension : metadata_.dimensions)
      text += (text.empty() ? "" : ", ") + dimension.code;
    return text;
  }

  // The dimension with the role; where none has it, the one whose code or label is among `names`.
  std::size_t find_role(CubeRole role, std::initializer_list<std::string_view> names) {
    std::size_t found = kNowhere;
    for (std::size_t d = 0; d < metadata_.dimensions.size(); ++d)
      if (metadata_.dimensions[d].role == role) return d;
    for (std::size_t d = metadata_.dimensions.size(); d-- > 0;) {
      const CubeDimension& dimension = metadata_.dimensions[d];
      if (dimension.role != CubeRole::kNone) continue;
      const std::string code = cube_name(dimension.code);
      const std::string label = cube_name(dimension.label);
      const auto fits = [&](std::string_view name) {
        return role == CubeRole::kGeo
                   ? code.find(name) != std::string::npos || label.find(name) != std::string::npos
                   : code == name;
      };
      if (std::ranges::any_of(names, fits)) found = d;
    }
    if (found != kNowhere) metadata_.dimensions[found].role = role;
    return found;
  }

  bool find_roles() {
    if (std::ranges::count(metadata_.dimensions, CubeRole::kGeo, &CubeDimension::role) > 1)
      return refuse("two-geographies", {}, dimension_codes(),
                    "More than one dimension of the cube is geographic.",
                    "Only figures with one municipality each are loaded.");
    time_ = find_role(CubeRole::kTime, {"tid", "time"});
    metric_ = find_role(CubeRole::kMetric, {"contentscode"});
    geo_ = find_role(CubeRole::kGeo, {"region", "kommune", "municipalit"});
    if (geo_ == kNowhere)
      return refuse("no-geography", {}, dimension_codes(),
                    "No dimension of the cube is geographic (it has " + dimension_codes() + ").",
                    "Only figures per municipality are loaded; ask for the table with "
                    "municipalities.");
    if (time_ == kNowhere)
      return refuse("no-time", {}, dimension_codes(),
                    "No dimension of the cube is time (it has " + dimension_codes() + ").",
                    "Ask for the table with its time dimension.");
    return true;
  }

  bool name_indicators() {
    std::string table = cube_name(metadata_.table);
    if (table.empty()) {
      table = cube_name(metadata_.title).substr(0, 40);
      if (table.empty())
        return refuse("no-table", {}, {}, "The cube has neither a table number nor a title.",
                      "Take it from the agency with its metadata.");
      findings_.add({Severity::kWarning, "no-table", entry().name, 0, 0, table,
                     "The cube does not say which table it is; its indicators are named after its "
                     "title: " +
                         table + "….",
                     "A later delivery must have the same title to be the same indicators.",
                     false});
    }
    if (metric_ == kNowhere) {
      indicators_.push_back({table, metadata_.title.empty() ? table : metadata_.title,
                             metadata_.unit, metadata_.decimals});
      return true;
    }
    for (const CubeCategory& content : metadata_.dimensions[metric_].categories) {
      const std::string code = table + "-" + cube_name(content.code);
      const auto same = std::ranges::find(indicators_, code, &CubeIndicator::code);
      if (same != indicators_.end() || code.ends_with('-'))
        return refuse("name-clash", {}, content.code,
                      "The contents " + content.code + " would be called " + code +
                          ", which is no name or another's.",
                      "Ask the agency for codes that differ in letters and digits.");
      indicators_.push_back({code, content.label,
                             content.unit.empty() ? metadata_.unit : content.unit,
                             content.decimals < 0 ? metadata_.decimals : content.decimals});
    }
    return true;
  }

  bool name_dimensions() {
    names_.resize(metadata_.dimensions.size());
    for (std::size_t d = 0; d < names_.size(); ++d) {
      if (metadata_.dimensions[d].role != CubeRole::kNone) continue;
      const std::string name = cube_dimension(metadata_.dimensions[d].code);
      if (name.empty() || std::ranges::find(names_, name) != names_.end())
        return refuse(
            "name-clash", {}, metadata_.dimensions[d].code,
            "The dimension would be called '" + name + "', which is no name or another's.",
            "Ask the agency for codes that differ in letters and digits.");
      names_[d] = name;
    }
    return true;
  }

  bool set_strides() {
    const std::size_t n = metadata_.dimensions.size();
    strides_.assign(n, 1);
    for (std::size_t d = n - 1; d-- > 0;)
      strides_[d] = strides_[d + 1] * metadata_.dimensions[d + 1].categories.size();
    std::size_t labels = 1;
    for (std::size_t d = 0; d < n; ++d)
      if (d != geo_) labels *= metadata_.dimensions[d].categories.size();
    if (labels > kMaxLabels)
      return refuse("too-large", {}, std::to_string(labels),
                    "The cube has " + std::to_string(labels) +
                        " combinations beside the region; up to " + std::to_string(kMaxLabels) +
                        " are read.",
                    "Take the table in parts, for instance some years at a time.");
    labels_.assign(labels, kNoLabel);
    digits_.assign(indicators_.size(), 0);
    return true;
  }

  std::size_t digit(std::size_t index, std::size_t dimension) const {
    return index / strides_[dimension] % metadata_.dimensions[dimension].categories.size();
  }

  std::uint32_t label_of(std::size_t index, Position at) {
    const std::size_t block = strides_[geo_] * metadata_.dimensions[geo_].categories.size();
    std::uint32_t& label = labels_[index / block * strides_[geo_] + index % strides_[geo_]];
    if (label != kNoLabel) return label;
    Label made;
    made.first = at;
    std::string breakdown;
    for (std::size_t d = 0; d < names_.size(); ++d) {
      if (names_[d].empty()) continue;
      breakdown += (breakdown.empty() ? "" : ";") + names_[d] + "=" +
                   breakdown_category(metadata_.dimensions[d].categories[digit(index, d)].code);
    }
    made.texts = {indicators_[metric_ == kNowhere ? 0 : digit(index, metric_)].code,
                  metadata_.dimensions[time_].categories[digit(index, time_)].code,
                  std::move(breakdown)};
    label = static_cast<std::uint32_t>(batch_.labels.size());
    batch_.labels.push_back(std::move(made));
    return label;
  }

  bool read_value(const CubeCell& cell, Position at, Value& value) {
    if (cell.has_number) {
      value = number_value(cell.number);
      note_decimals(cell.index, value);
      return true;
    }
    if (cell.symbol.empty() || cell.symbol == "...") {
      dots_ += !cell.symbol.empty();
      value.status = kStatusNotAvailable;
      return true;
    }
    const CellValue symbol = parse_cell(cell.symbol, '.');
    switch (symbol.kind) {
      case CellKind::kNil:
        ++nils_;
        return true;
      case CellKind::kNotApplicable:
      case CellKind::kNotAvailable:
      case CellKind::kSuppressed:
      case CellKind::kInfinite:
        value.status = status_of(symbol.kind);
        return true;
      default:
        break;
    }
    if (unknown_++ < kListed)
      refuse("unknown-status", at, std::string(cell.symbol),
             "A cell has this sign in place of a number, and it is none of . .. : ... -",
             "Ask the agency what it means.");
    return false;
  }

  // The decimals of figures whose metadata does not give them.
  void note_decimals(std::size_t index, const Value& value) {
    const std::size_t content = metric_ == kNowhere ? 0 : digit(index, metric_);
    if (value.is_integer || indicators_[content].decimals >= 0) return;
    std::array<char, 400> text{};
    const auto [end, error] =
        std::to_chars(text.data(), text.data() + text.size(), value.real, std::chars_format::fixed);
    const auto point = std::find(text.data(), end, '.');
    if (error == std::errc{} && point != end)
      digits_[content] =
          std::max(digits_[content], std::min(15, static_cast<int>(end - point) - 1));
  }

  const Source& source_;
  const RegionIndex& known_;
  std::uint16_t file_;
  Batch& batch_;
  Findings& findings_;
  std::size_t first_label_;
  std::size_t first_region_;
  std::size_t first_cell_;
  CubeMetadata metadata_;
  bool ok_ = false;
  std::size_t geo_ = kNowhere;
  std::size_t time_ = kNowhere;
  std::size_t metric_ = kNowhere;
  std::vector<CubeIndicator> indicators_;
  std::vector<std::string> names_;  // of breakdown dimensions; empty for the others
  CubeRegions regions_;
  std::vector<std::size_t> strides_;
  std::vector<std::uint32_t> labels_;  // by combination beside the region
  std::vector<int> digits_;
  std::size_t cells_ = 0;
  std::size_t left_out_ = 0;
  std::size_t nils_ = 0;
  std::size_t dots_ = 0;
  std::size_t unknown_ = 0;
};

// A text that leaves memory as it is read.
class PassingSource : public ByteSource {
 public:
  explicit PassingSource(TextOfFile& text) : text_(text) {}
  std::size_t read(char* buffer, std::size_t capacity) override {
    const std::size_t count = text_.text().copy(buffer, capacity, at_);
    at_ += count;
    text_.passed(at_);
    return count;
  }
  void seek(std::size_t offset) override { at_ = std::min(offset, text_.text().size()); }

 private:
  TextOfFile& text_;
  std::size_t at_ = 0;
};

void tell(CubeProblems& problems, const std::string& file, Findings& findings) {
  const auto add = [&](ProblemList& list, Severity severity) {
    list.close();
    for (const Problem& problem : list.problems())
      findings.add({severity, problem.rule, file, problem.row, problem.column, problem.value,
                    problem.message, problem.remedy, false});
  };
  add(problems.errors, Severity::kError);
  add(problems.warnings, Severity::kWarning);
  add(problems.notes, Severity::kNote);
}

std::string vintage_of(const CubeMetadata& metadata, const std::string& file, Findings& findings) {
  if (const auto day = updated_day(metadata.updated)) return *day;
  findings.add({Severity::kWarning, "no-vintage", file, 0, 0, metadata.updated,
                "The file does not say on which day the agency published it.",
                "Give the day with --vintage DATE; else it is the day of the load.", false});
  return {};
}

}  // namespace

CubeReading extract_cube(CubeFormat format, TextOfFile& text, const RegionIndex& regions,
                         SQLite::Database& db, std::size_t file, Batch& batch, Findings& findings) {
  Builder builder(cube_source(format), regions, file, batch, findings);
  CubeProblems problems;
  if (format == CubeFormat::kPx) {
    read_px(text.text(), text.encoding, builder, problems,
            [&text](std::size_t offset) { text.passed(offset); });
  } else {
    PassingSource source(text);
    read_jsonstat(source, builder, problems);
  }
  const std::string& name = batch.files[file].name;
  tell(problems, name, findings);
  CubeReading reading;
  reading.ok = builder.finish(!problems.failed());
  if (!reading.ok) return reading;
  builder.settle_decimals();
  declare_cube(db, builder.read_metadata(), builder.indicators(), name, findings);
  reading.vintage = vintage_of(builder.read_metadata(), name, findings);
  return reading;
}

}  // namespace kv::etl
