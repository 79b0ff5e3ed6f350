// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "etl/formats/xlsx/cell.h"
#include "etl/formats/xlsx/text_arena.h"
#include "etl/formats/xlsx/workbook.h"

namespace kv::etl::xlsx {

/// A cell as the XML has it.
struct RawCell {
  enum class Type { kNumber, kShared, kFormulaText, kInline, kBoolean, kDate, kError, kUnknown };

  std::size_t column = 0;
  Type type = Type::kNumber;
  std::size_t style = 0;
  bool style_ok = true;  ///< the attribute is absent or a number
  bool has_formula = false;
  std::size_t values = 0;      ///< how many <v>
  bool has_rich_text = false;  ///< <is>
  std::string value;           ///< the text of <v>
  std::string_view rich_text;
};

/// The type that the attribute t names; nullptr stands for its absence.
RawCell::Type cell_type(const char* t);

/// Says what cells mean.
class CellMaker {
 public:
  /// `texts` takes the texts that are not shared strings.
  CellMaker(const Workbook& book, TextArena& texts);
  Cell make(const RawCell& raw);

 private:
  void text_cell(Cell& cell, std::string_view text);
  void shared(Cell& cell, std::string_view index);
  void number(Cell& cell, std::string_view xml, const RawCell& raw);
  void date(Cell& cell, const NumberFormat& format);
  void iso_date(Cell& cell, std::string_view text);
  void boolean(Cell& cell, std::string_view text);
  void failed(Cell& cell, CellIssue issue, std::string_view text);

  const Workbook& book_;
  const Styles& styles_;
  const SharedStrings& strings_;
  TextArena& texts_;
  std::string buffer_;
};

}  // namespace kv::etl::xlsx
