// SPDX-License-Identifier: MIT
#include "etl/formats/xlsx/cell_maker.h"

#include <charconv>
#include <optional>

#include "etl/formats/xlsx/escaped_text.h"
#include "etl/formats/xlsx/number_text.h"
#include "etl/formats/xlsx/serial_date.h"

namespace kv::etl::xlsx {
namespace {

std::string_view without_xml_space(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  const auto begin = text.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

std::optional<std::size_t> index_of(std::string_view text) {
  std::size_t index = 0;
  const char* end = text.data() + text.size();
  const auto [at, error] = std::from_chars(text.data(), end, index);
  if (error != std::errc{} || at != end) return {};
  return index;
}

}  // namespace

RawCell::Type cell_type(const char* t) {
  if (t == nullptr) return RawCell::Type::kNumber;
  const std::string_view type = t;
  if (type == "s") return RawCell::Type::kShared;
  if (type == "n") return RawCell::Type::kNumber;
  if (type == "str") return RawCell::Type::kFormulaText;
  if (type == "inlineStr") return RawCell::Type::kInline;
  if (type == "b") return RawCell::Type::kBoolean;
  if (type == "e") return RawCell::Type::kError;
  if (type == "d") return RawCell::Type::kDate;
  return RawCell::Type::kUnknown;
}

CellMaker::CellMaker(const Workbook& book, TextArena& texts)
    : book_(book), styles_(book.styles()), strings_(book.shared_strings()), texts_(texts) {}

Cell CellMaker::make(const RawCell& raw) {
  Cell cell;
  cell.column = raw.column;
  cell.formula = raw.has_formula;
  const std::string_view value = without_xml_space(raw.value);
  if (raw.values > 1) {
    failed(cell, CellIssue::kBadValue, value);
  } else if (raw.type == RawCell::Type::kUnknown) {
    failed(cell, CellIssue::kUnknownType, value);
  } else if (raw.has_rich_text) {
    text_cell(cell, raw.rich_text);
  } else if (raw.type == RawCell::Type::kFormulaText && raw.values == 1) {
    buffer_.clear();
    append_unescaped(buffer_, raw.value);
    text_cell(cell, buffer_);
    if (raw.has_formula) cell.kind = CellKind::kText;  // a result of no letters is a result
  } else if (value.empty()) {
    if (raw.has_formula) cell.issue = CellIssue::kNoStoredResult;
  } else {
    switch (raw.type) {
      case RawCell::Type::kShared:
        shared(cell, value);
        break;
      case RawCell::Type::kBoolean:
        boolean(cell, value);
        break;
      case RawCell::Type::kDate:
        iso_date(cell, value);
        break;
      case RawCell::Type::kError:
        failed(cell, CellIssue::kErrorValue, value);
        break;
      case RawCell::Type::kInline:
      case RawCell::Type::kFormulaText:
      case RawCell::Type::kUnknown:
        buffer_.clear();
        append_unescaped(buffer_, raw.value);
        text_cell(cell, buffer_);
        break;
      case RawCell::Type::kNumber:
        number(cell, value, raw);
        break;
    }
  }
  if (raw.has_formula && cell.kind != CellKind::kEmpty && cell.issue == CellIssue::kNone &&
      book_.asks_to_calculate())
    cell.issue = CellIssue::kUnsureResult;
  return cell;
}

void CellMaker::text_cell(Cell& cell, std::string_view text) {
  if (text.empty()) return;
  cell.kind = CellKind::kText;
  cell.text = texts_.keep(text);
}

void CellMaker::shared(Cell& cell, std::string_view index) {
  const auto number = index_of(index);
  const auto text = number ? strings_.text(*number) : std::nullopt;
  if (!text) return failed(cell, CellIssue::kNoSuchText, index);
  if (text->empty()) return;
  cell.kind = CellKind::kText;
  cell.text = *text;
}

void CellMaker::number(Cell& cell, std::string_view xml, const RawCell& raw) {
  const NumberFormat* format = raw.style_ok ? styles_.format(raw.style) : nullptr;
  if (is_plain_digits(xml)) {
    cell.number = cell.text = texts_.keep(xml);
  } else {
    const auto plain = plain_number(xml);
    if (!plain) return failed(cell, CellIssue::kBadValue, xml);
    cell.number = texts_.keep(xml);
    cell.text = *plain == xml ? cell.number : texts_.keep(*plain);
  }
  cell.kind = CellKind::kNumber;
  if (format == nullptr) {
    cell.kind = CellKind::kError;
    cell.issue = CellIssue::kNoSuchStyle;
  } else if (format->kind == FormatKind::kZeros) {
    if (!is_plain_digits(cell.text)) return;
    cell.kind = CellKind::kText;
    cell.padded = cell.text.size() < format->digits;
    cell.text =
        texts_.keep(format->before + zero_padded(cell.text, format->digits) + format->after);
  } else if (format->kind != FormatKind::kNumber) {
    date(cell, *format);
  }
}

void CellMaker::date(Cell& cell, const NumberFormat& format) {
  double serial = -1;
  std::from_chars(cell.number.data(), cell.number.data() + cell.number.size(), serial);
  const SerialDate date = serial_date(serial, book_.date_system(), format.kind);
  if (!date.ok) {
    cell.kind = CellKind::kError;
    cell.issue = CellIssue::kNoSuchDate;
    return;
  }
  cell.text = texts_.keep(date.text);
  cell.kind = !date.has_date  ? CellKind::kTime
              : date.has_time ? CellKind::kDateTime
                              : CellKind::kDate;
}

void CellMaker::iso_date(Cell& cell, std::string_view text) {
  bool has_time = false;
  if (!is_iso_date(std::string(text), has_time)) return failed(cell, CellIssue::kBadValue, text);
  if (text.substr(std::min<std::size_t>(text.size(), 10)) == "T00:00:00") {
    text = text.substr(0, 10);
    has_time = false;
  }
  cell.text = texts_.keep(text);
  cell.kind = has_time ? CellKind::kDateTime : CellKind::kDate;
}

void CellMaker::boolean(Cell& cell, std::string_view text) {
  const bool yes = text == "1" || text == "true" || text == "TRUE";
  if (!yes && text != "0" && text != "false" && text != "FALSE")
    return failed(cell, CellIssue::kBadValue, text);
  cell.kind = CellKind::kBoolean;
  cell.text = yes ? "TRUE" : "FALSE";
}

void CellMaker::failed(Cell& cell, CellIssue issue, std::string_view text) {
  cell.kind = CellKind::kError;
  cell.issue = issue;
  cell.text = texts_.keep(text);
}

}  // namespace kv::etl::xlsx
