// SPDX-License-Identifier: MIT
#include "etl/cell_extractor.h"

#include <algorithm>

#include "etl/formats/symbol.h"
#include "etl/formats/trim.h"
#include "etl/header_pattern.h"
#include "schema/error.h"

namespace kv::etl {
namespace {

// Labels are held in memory, as dictionaries are; cells are not.
constexpr std::size_t kMaxLabels = 4'000'000;

// What most cells are: a whole number of some digits, as the warehouse would write it.
bool read_plain_integer(std::string_view text, std::int64_t& number) {
  constexpr std::size_t kDigits = 15;
  if (text.empty() || text.size() > kDigits || (text[0] == '0' && text.size() > 1)) return false;
  number = 0;
  for (const char c : text) {
    const auto digit = static_cast<unsigned char>(c - '0');
    if (digit > 9) return false;
    number = number * 10 + digit;
  }
  return true;
}

CellKind kind_of_symbol(const std::string& symbol) {
  if (symbol == ".") return CellKind::kNotApplicable;
  if (symbol == "..") return CellKind::kNotAvailable;
  return symbol == ":" ? CellKind::kSuppressed : CellKind::kEmpty;
}

// 1,234 is one thousand or one and a quarter; 0,234 and 1,25 are decimals. Digits are counted: a
// minus may be U+2212, and spaces of any kind may stand around the number.
bool may_be_thousands(std::string_view number, char mark) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto at = number.find(mark);
  if (at == std::string_view::npos) return false;
  const std::string_view before = number.substr(0, at);
  const auto first = std::ranges::find_if(before, is_digit);
  return std::ranges::count_if(number.substr(at), is_digit) == 3 &&
         std::ranges::count_if(before, is_digit) <= 3 && first != before.end() && *first != '0';
}

}  // namespace

CellExtractor::CellExtractor(const HeaderMatch& header, std::size_t file, Batch& batch,
                             Findings& findings)
    : header_(header),
      layout_(*header.layout),
      columns_(find_columns(header)),
      file_(static_cast<std::uint16_t>(file)),
      batch_(batch),
      findings_(findings),
      regions_(columns_, layout_, file_, batch, findings),
      completeness_(layout_, file_),
      decimal_(layout_.decimal) {
  BatchFile& entry = batch_.files[file];
  entry.first_label = batch_.labels.size();
  entry.label_columns = label_names(columns_, header_);
  value_index_.assign(header_.names.size(), 0);
  for (std::size_t i = 0; i < columns_.values.size(); ++i) value_index_[columns_.values[i]] = i;
  if (const auto& column = layout_.whole_column; !column.empty())
    for (const std::size_t value : columns_.values)
      if (header_.rows.front()[value] == column) whole_column_ = value;
}

void CellExtractor::take(const std::vector<std::string_view>& fields, std::size_t row,
                         std::size_t first_column) {
  row_ = row;
  const auto region = regions_.region_of(fields, row, first_column);
  const std::uint32_t row_label = region ? row_labels(fields) : kNone;
  if (region) completeness_.row(row_label, *region, row);
  for (const std::size_t column : columns_.values) {
    Value value;
    const Position at{static_cast<std::uint32_t>(row),
                      static_cast<std::uint32_t>(first_column + column), file_};
    const bool plain = layout_.symbols.empty() && read_plain_integer(fields[column], value.integer);
    if (!plain && !read_value(fields[column], at, value)) continue;
    if (!region) {
      regions_.count_left_out(value);
      continue;
    }
    if (column == whole_column_ && value.status == kStatusNumber)
      completeness_.part(*region,
                         value.is_integer ? static_cast<double>(value.integer) : value.real);
    if (!plain) batch_.texts.note(at, fields[column], value, layout_.decimal);
    batch_.cells.push_back({label_of(row_label, column, at), *region, value, at});
  }
}

void CellExtractor::finish() {
  regions_.finish();
  completeness_.finish(row_labels_, batch_, findings_);
  batch_.files[file_].last_label = batch_.labels.size();
}

// The rows that have the same texts in the label columns share a number. Files repeat their labels
// in one order, region after region: what came after the last one the time before mostly does
// again, and comparing is cheaper than looking up.
std::uint32_t CellExtractor::row_labels(const std::vector<std::string_view>& fields) {
  if (last_row_label_ != kNone && row_after_[last_row_label_] != kNone) {
    const std::uint32_t guess = row_after_[last_row_label_];
    std::string_view key = row_keys_[guess];
    bool same = true;
    for (const std::size_t i : columns_.labels) {
      const std::string_view field = fields[i];
      same = key.size() > field.size() && key[field.size()] == '\x1f' && key.starts_with(field);
      if (!same) break;
      key.remove_prefix(field.size() + 1);
    }
    if (same && key.empty()) return last_row_label_ = guess;
  }
  key_.clear();
  for (const std::size_t i : columns_.labels) {
    key_ += fields[i];
    key_ += '\x1f';
  }
  const auto it = row_label_index_.find(key_);
  const std::uint32_t label = it != row_label_index_.end() ? it->second : add_row_label(fields);
  if (last_row_label_ != kNone) row_after_[last_row_label_] = label;
  return last_row_label_ = label;
}

std::uint32_t CellExtractor::add_row_label(const std::vector<std::string_view>& fields) {
  std::vector<std::string> texts;
  for (const std::size_t i : columns_.labels) texts.emplace_back(trimmed(fields[i]));
  const auto number = static_cast<std::uint32_t>(row_labels_.size());
  if (number * columns_.values.size() >= kMaxLabels)
    throw Error(batch_.files[file_].name + ", row " + std::to_string(row_) +
                    ": there are more than " + std::to_string(kMaxLabels) +
                    " different combinations of the columns beside the region.",
                "One of these columns seems to hold figures or free text; check the file, or take "
                "it in parts.",
                ExitCode::kProblems);
  row_labels_.push_back(std::move(texts));
  row_keys_.push_back(key_);
  row_after_.push_back(kNone);
  labels_.resize(labels_.size() + columns_.values.size(), kNone);
  row_label_index_.emplace(key_, number);
  return number;
}

std::uint32_t CellExtractor::label_of(std::uint32_t row_label, std::size_t column, Position at) {
  std::uint32_t& label = labels_[row_label * columns_.values.size() + value_index_[column]];
  if (label != kNone) return label;
  Label entry;
  entry.first = at;
  entry.texts = row_labels_[row_label];
  if (!columns_.single_value)
    for (const auto& row : header_.rows)
      entry.texts.push_back(column < row.size() ? row[column] : std::string{});
  label = static_cast<std::uint32_t>(batch_.labels.size());
  batch_.labels.push_back(std::move(entry));
  return label;
}

// What the layout says of texts that are neither numbers nor symbols everywhere.
CellKind CellExtractor::kind_of(const CellValue& cell, std::string_view text) const {
  text = trimmed(text);
  for (const ValueSymbol& symbol : layout_.symbols)
    if (matches_pattern(symbol.text, text)) return kind_of_symbol(symbol.symbol);
  return cell.kind;
}

// False when the cell is absent or bad (then it has been told).
bool CellExtractor::read_value(std::string_view text, Position at, Value& value) {
  CellValue cell = parse_cell(text, decimal_);
  if (cell.kind == CellKind::kBad && !marked_) cell = with_other_mark(text);
  if (!layout_.symbols.empty()) {
    const CellKind kind = kind_of(cell, text);
    if (kind != cell.kind) ++repairs().symbols_read;
    cell.kind = kind;
  }
  if (cell.repaired_thousands) ++repairs().thousands_spaced;
  switch (cell.kind) {
    case CellKind::kNumber:
      if (!cell.is_integer) {
        marked_ = true;
        if (decimal_ != layout_.decimal) ++repairs().other_decimals;
      }
      value = number_value(cell);
      return true;
    case CellKind::kNil:
      ++repairs().nil_symbols;
      return true;
    case CellKind::kEmpty:
      if (layout_.empty_is_absent) {
        ++repairs().cells_absent;
        return false;
      }
      value.status = kStatusEmpty;
      return true;
    case CellKind::kNotApplicable:
    case CellKind::kNotAvailable:
    case CellKind::kSuppressed:
    case CellKind::kInfinite:
      value.status = status_of(cell.kind);
      return true;
    case CellKind::kBad:
      break;
  }
  tell_bad(text, at);
  return false;
}

// A delivery may have the other decimal mark throughout: the first number that has one decides,
// unless it may as well be thousands.
CellValue CellExtractor::with_other_mark(std::string_view text) {
  const char other = decimal_ == '.' ? ',' : '.';
  CellValue cell = parse_cell(text, other);
  if (cell.kind == CellKind::kNumber && !may_be_thousands(trimmed(text), other)) decimal_ = other;
  if (decimal_ != other) cell.kind = CellKind::kBad;
  return cell;
}

void CellExtractor::tell_bad(std::string_view text, Position at) {
  const char other = decimal_ == '.' ? ',' : '.';
  const bool unsure = parse_cell(text, other).kind == CellKind::kNumber;
  std::string message = std::string("The cell is neither a number (decimal mark ") + decimal_ +
                        ") nor one of the symbols . .. : - Inf.";
  std::string remedy = "Correct the cell, or ask the agency what it means.";
  if (unsure && marked_) {
    message = std::string("The cell has the mark '") + other +
              "', and other numbers of the file '" + decimal_ +
              "': one of them separates thousands.";
    remedy = "Write all numbers of the file with one decimal mark and without thousands marks.";
  } else if (unsure) {
    message = std::string("The mark '") + other +
              "' of this number may separate thousands or decimals; files of this layout have the "
              "decimal mark '" +
              decimal_ + "'.";
    remedy = std::string("Write the number without the mark, or with '") + decimal_ +
             "' when it has decimals.";
  }
  findings_.add({Severity::kError, "not-a-number", batch_.files[file_].name, at.row, at.column,
                 std::string(text), std::move(message), std::move(remedy), false});
}

}  // namespace kv::etl
