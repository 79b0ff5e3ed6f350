// SPDX-License-Identifier: MIT
#include "etl/statbank_text.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>

#include "etl/formats/csv.h"
#include "etl/formats/period.h"
#include "etl/formats/symbol.h"
#include "etl/statbank_labels.h"

namespace kv::etl {
namespace {

constexpr std::size_t kMostRowsAbove = 20;
constexpr std::size_t kSample = 500;  // rows that tell labels from figures
constexpr std::array kRegionNames = {"region",       "kommune",       "kommuner", "regioner",
                                     "municipality", "kommunenummer", "bydel",    "fylke"};

bool digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_figure(const std::string& cell) {
  return parse_cell(cell, '.').kind != CellKind::kBad ||
         parse_cell(cell, ',').kind != CellKind::kBad;
}

// Five digits of a file's name that stand alone: 06913_20240101-120000.csv.
std::string number_in_name(const std::string& file) {
  const std::string name = std::filesystem::path(file).filename().string();
  for (std::size_t at = 0; at + 5 <= name.size(); ++at)
    if (std::all_of(name.begin() + static_cast<std::ptrdiff_t>(at),
                    name.begin() + static_cast<std::ptrdiff_t>(at + 5), digit) &&
        (at == 0 || !digit(name[at - 1])) && (at + 5 == name.size() || !digit(name[at + 5])))
      return name.substr(at, 5);
  return {};
}

// One way of reading the file: a separator, and where its header stands.
class Reading {
 public:
  Reading(std::string_view text, char separator) : separator_(separator) {
    CsvReader records(text, separator);
    rows_ = read_header_rows(records, kMostRowsAbove + 1 + kSample);
    while (header_ < rows_.size() && header_ <= kMostRowsAbove && filled(rows_[header_]) < 2) {
      for (const std::string& cell : rows_[header_])
        if (!table_number(cell).empty()) title_ = cell;
      ++header_;
    }
    if (header_ >= rows_.size()) return;
    names_ = rows_[header_];
    while (!names_.empty() && names_.back().empty()) names_.pop_back();
    for (const std::string& name : names_) small_.push_back(small_letters(name));
  }

  // A header and a row of figures below it.
  bool fits() const { return names_.size() > 1 && header_ + 1 < rows_.size() && any_figures(); }

  bool column_holds_figures(std::size_t column) const {
    bool any = false;
    for (std::size_t r = header_ + 1; r < rows_.size(); ++r) {
      if (rows_[r].size() < names_.size()) continue;
      any = true;
      if (!is_figure(rows_[r][column])) return false;
    }
    return any;
  }

  bool any_figures() const {
    for (std::size_t i = 0; i < names_.size(); ++i)
      if (column_holds_figures(i)) return true;
    return false;
  }

  char separator() const { return separator_; }
  std::size_t header() const { return header_; }
  const std::string& title() const { return title_; }
  const std::vector<std::string>& names() const { return names_; }
  const std::vector<std::string>& small_names() const { return small_; }

 private:
  static std::ptrdiff_t filled(const std::vector<std::string>& row) {
    return std::ranges::count_if(row, [](const std::string& cell) { return !cell.empty(); });
  }

  char separator_;
  HeaderRows rows_;
  std::size_t header_ = 0;
  std::string title_;
  std::vector<std::string> names_;
  std::vector<std::string> small_;
};

class Finder {
 public:
  Finder(const Reading& reading, const Layout& layout, const std::string& file, Findings& findings)
      : reading_(reading), layout_(layout), file_(file), findings_(findings) {}

  std::optional<HeaderMatch> run() {
    const std::vector<std::string>& names = reading_.names();
    const std::vector<std::string>& small = reading_.small_names();
    HeaderMatch match;
    match.layout = &layout_;
    match.separator = reading_.separator();
    match.first_row = reading_.header() + 1;
    match.records = 1;
    match.title = reading_.title();
    // A table whose variables all stand in the rows has its title above the figures.
    if (match.title.empty())
      for (const std::string& name : names)
        if (!table_number(name).empty()) match.title = name;
    variables_ = variables_of(match.title);
    const std::vector<bool> label = find_labels();
    std::vector<std::size_t> figures;
    std::set<std::string> seen;
    std::size_t region = names.size();
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (!label[i]) {
        figures.push_back(i);
        continue;
      }
      if (names[i].empty() || !seen.insert(small[i]).second)
        return refuse("no-header", i + 1, "A column has no name, or that of another one.",
                      "Take the table from the Statbank again.");
      if (region == names.size() || (!names_regions(small[region]) && names_regions(small[i])))
        region = i;
    }
    if (region == names.size() || figures.empty())
      return refuse("no-header", 0, "No column of figures stands beside columns with labels.",
                    "Take the table from the Statbank again, or as .xlsx or JSON-stat.");
    const bool time_in_rows = std::ranges::any_of(seen, names_time);
    std::vector<std::string> headers;
    for (const std::size_t i : figures) headers.push_back(names[i]);
    const auto listed = static_cast<std::size_t>(  // variables of the columns, by the title
        std::ranges::count_if(variables_, [&](const auto& name) { return !seen.contains(name); }));
    const auto parts = parts_of(headers, listed, time_in_rows);
    if (!parts) return std::nullopt;

    match.rows.assign(parts->front().size(), std::vector<std::string>(names.size()));
    for (std::size_t i = 0; i < figures.size(); ++i)
      for (std::size_t k = 0; k < match.rows.size(); ++k)
        match.rows[k][figures[i]] = (*parts)[i][k];
    match.names = names;
    match.names[region] = layout_.regions.front().column;
    match.uses.assign(names.size(), ColumnUse::kByLayout);
    for (std::size_t i = 0; i < names.size(); ++i)
      if (label[i] && i != region) match.uses[i] = ColumnUse::kLabel;
    if (match.title.empty()) return with_number_of_name(std::move(match));
    return match;
  }

 private:
  // The title names the columns with labels. Without it, they are those that hold texts, and those
  // without a period in their name that stand before one of these.
  std::vector<bool> find_labels() const {
    const std::vector<std::string>& small = reading_.small_names();
    std::vector<bool> label(small.size(), false);
    if (!variables_.empty()) {
      for (std::size_t i = 0; i < small.size(); ++i)
        label[i] = known(small[i]) || std::ranges::find(variables_, small[i]) != variables_.end();
      return label;
    }
    std::size_t last = 0;
    for (std::size_t i = 0; i < small.size(); ++i) {
      const bool period = has_period(reading_.names()[i]);
      label[i] = known(small[i]) || (!period && !reading_.column_holds_figures(i));
      if (label[i] && std::find(label.begin(), label.begin() + static_cast<std::ptrdiff_t>(i),
                                true) == label.begin())
        last = i;
    }
    // Codes between labels look like figures.
    for (std::size_t i = 0; i < last; ++i) label[i] = label[i] || !has_period(reading_.names()[i]);
    return label;
  }

  static bool has_period(const std::string& name) {
    const auto space = name.rfind(' ');
    return parse_period(name.substr(space == std::string::npos ? 0 : space + 1)).ok ||
           parse_period(name.substr(0, name.find(' '))).ok;
  }

  static bool names_regions(const std::string& name) {
    return std::ranges::find(kRegionNames, name) != kRegionNames.end();
  }

  static bool known(const std::string& name) {
    return names_time(name) || names_regions(name) || name == "statistikkvariabel" ||
           name == "contents" || name == "contentscode";
  }

  std::optional<std::vector<std::vector<std::string>>> parts_of(
      const std::vector<std::string>& headers, std::size_t listed, bool time_in_rows) {
    const bool titled = headers.size() == 1 && !table_number(headers.front()).empty();
    if (titled && time_in_rows) return std::vector<std::vector<std::string>>(1, {""});
    // Without a list of variables: the contents, if anything stands beside the period.
    std::size_t count = listed;
    if (variables_.empty()) {
      const bool bare = !time_in_rows && std::ranges::all_of(headers, [](const std::string& text) {
        return parse_period(text).ok;
      });
      count = bare || time_in_rows ? 1 : 2;
    }
    for (const std::size_t n : {count, count + 1}) {  // a title may not list the contents
      if (n == 0) continue;
      if (auto parts = take_apart(headers, n, !time_in_rows)) return parts;
    }
    refuse("header-not-split", reading_.names().size(),
           "The columns' names, such as '" + headers.back() + "', cannot be taken apart into " +
               std::to_string(count) + " labels" +
               (time_in_rows ? "." : ", one of them a period at the end or the beginning."),
           "Take the table with all variables but one in the rows, or as .xlsx or JSON-stat.");
    return std::nullopt;
  }

  std::optional<HeaderMatch> with_number_of_name(HeaderMatch match) {
    const std::string number = number_in_name(file_);
    if (number.empty())
      return refuse("no-table", 0,
                    "Neither a title above the header nor the file's name says which table of the "
                    "Statbank this is.",
                    "Give the file the table's number as its name, as in 06913.csv.");
    match.title = number + ":";
    findings_.add({Severity::kNote,
                   "table-from-name",
                   file_,
                   0,
                   0,
                   number,
                   "The file has no title; it is table " + number + " by its name.",
                   {},
                   false});
    return match;
  }

  std::optional<HeaderMatch> refuse(const char* rule, std::size_t column, std::string message,
                                    std::string remedy) {
    findings_.add({Severity::kError, rule, file_, reading_.header() + 1, column,
                   column == 0 ? std::string{} : reading_.names()[column - 1], std::move(message),
                   std::move(remedy), false});
    return std::nullopt;
  }

  const Reading& reading_;
  const Layout& layout_;
  const std::string& file_;
  Findings& findings_;
  std::vector<std::string> variables_;  // as the title lists them
};

}  // namespace

std::string table_number(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos || colon < 4 || colon > 20) return {};
  const std::size_t begin = colon < 5 || !digit(text[colon - 5]) ? colon - 4 : colon - 5;
  const std::string_view number = text.substr(begin, colon - begin);
  return std::ranges::all_of(number, digit) ? std::string(number) : std::string{};
}

std::optional<HeaderMatch> find_statbank_text(std::string_view text, const Layout& layout,
                                              const std::string& file, Findings& findings) {
  for (const char separator : std::array{';', '\t', ','})
    if (const Reading reading(text, separator); reading.fits())
      return Finder(reading, layout, file, findings).run();
  findings.add({Severity::kError,
                "unknown-layout",
                file,
                1,
                1,
                {},
                "The file has no table as the Statbank exports it: a header with the names of "
                "variables, and below it rows of labels and figures.",
                "Take the table from the Statbank again, or name another source.",
                false});
  return std::nullopt;
}

}  // namespace kv::etl
