// SPDX-License-Identifier: MIT
#include "etl/formats/xlsx/sheet_reader.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

#include "etl/formats/place.h"
#include "etl/formats/xlsx/cell_maker.h"
#include "etl/formats/xlsx/cell_reference.h"
#include "etl/formats/xlsx/positions.h"
#include "etl/formats/xlsx/rich_text.h"
#include "etl/formats/xlsx/sheet_part.h"
#include "etl/formats/xlsx/text_arena.h"
#include "etl/formats/xlsx/xml.h"
#include "schema/error.h"

namespace kv::etl::xlsx {

struct SheetReader::State final : XmlHandler {
  State(const Workbook& book, const Sheet& sheet)
      : limits(book.limits()),
        maker(book, texts),
        rich(book.limits().text_bytes),
        xml(sheet_part(book, sheet), book.limits(), *this) {}

  void start(const XmlTag& tag) override {
    ++depth;
    if (depth >= 6) {
      if (in_rich) rich.start(tag);
      return;
    }
    if (depth == 1) return check_sheet_root(tag);
    if (!tag.is_main()) return;
    if (depth == 2) {
      in_data = tag.name == "sheetData";
    } else if (!in_data) {
      return;
    } else if (depth == 3) {
      in_row = tag.name == "row";
      if (in_row) begin_row(tag);
    } else if (depth == 4) {
      in_cell = in_row && tag.name == "c";
      if (in_cell) begin_cell(tag);
    } else if (in_cell) {
      cell_part(tag);
    }
  }

  void end() override {
    if (depth >= 6 && in_rich) rich.end();
    if (depth == 5) {
      if (in_rich) raw.rich_text = rich.finished();
      in_value = in_rich = false;
    } else if (depth == 4 && in_cell) {
      end_cell();
      in_cell = false;
    } else if (depth == 3 && in_row) {
      in_row = false;
      end_row();
    } else if (depth == 2) {
      in_data = false;
    }
    --depth;
  }

  void text(std::string_view piece) override {
    if (in_rich) return rich.text(piece);
    if (!in_value || depth != 5) return;
    if (raw.value.size() + piece.size() > limits.text_bytes)
      throw Error("A cell in row " + std::to_string(row.number) + " holds more than " +
                      std::to_string(limits.text_bytes) + " bytes.",
                  "Find the cell and shorten it, or ask the file's sender what it is.");
    raw.value += piece;
  }

  void begin_row(const XmlTag& tag) {
    row.number = positions.row(tag.attribute("r"));
    row.hidden = is_true(tag.attribute("hidden"));
    row.cells.clear();
    texts.clear();
    sorted = true;
  }

  void begin_cell(const XmlTag& tag) {
    const char* reference = nullptr;
    const char* type = nullptr;
    const char* style = nullptr;
    for (const char* const* at = tag.attributes; *at != nullptr; at += 2) {
      if (at[0][0] == '\0' || at[0][1] != '\0') continue;
      if (at[0][0] == 'r') reference = at[1];
      if (at[0][0] == 't') type = at[1];
      if (at[0][0] == 's') style = at[1];
    }
    raw.column = positions.column(reference);
    raw.type = cell_type(type);
    raw.style = 0;
    raw.style_ok = true;
    if (style != nullptr) {
      const std::string_view number = style;
      const char* last = number.data() + number.size();
      const auto [parsed, error] = std::from_chars(number.data(), last, raw.style);
      raw.style_ok = error == std::errc{} && parsed == last;
    }
    raw.has_formula = raw.has_rich_text = false;
    raw.values = 0;
    raw.value.clear();
  }

  void cell_part(const XmlTag& tag) {
    if (tag.name == "v") {
      in_value = true;
      ++raw.values;
    } else if (tag.name == "f") {
      raw.has_formula = true;
    } else if (tag.name == "is") {
      in_rich = raw.has_rich_text = true;
      rich.begin();
    }
  }

  void end_cell() {
    if (row.cells.size() >= kMaxColumns)
      throw Error("Row " + std::to_string(row.number) + " has more than " +
                      std::to_string(kMaxColumns) + " cells.",
                  "The file was written by a faulty program; open it in Excel and save it anew.");
    sorted = sorted && (row.cells.empty() || row.cells.back().column < raw.column);
    row.cells.push_back(maker.make(raw));
    if (texts.size() > limits.row_bytes)
      throw Error("Row " + std::to_string(row.number) + " holds more than " +
                      std::to_string(limits.row_bytes >> 20) + " MiB of text.",
                  "Look at the row in Excel, or ask the file's sender what it is.");
  }

  void end_row() {
    if (!sorted) {
      std::ranges::stable_sort(row.cells, {}, &Cell::column);
      drop_duplicates();
    }
    ready = true;
    xml.pause();
  }

  void drop_duplicates() {
    std::size_t kept = 0;
    for (std::size_t i = 1; i < row.cells.size(); ++i) {
      const Cell& first = row.cells[kept];
      const Cell& cell = row.cells[i];
      if (cell.column == first.column)
        problems.add({"duplicate-cell-ref", row.number, cell.column,
                      shown(first.text) + " | " + shown(cell.text),
                      "The cell is in the file twice.",
                      "Open the file in Excel, look which value it shows, and save it anew."});
      else
        row.cells[++kept] = cell;
    }
    row.cells.resize(kept + 1);
  }

  Limits limits;
  ProblemList problems;
  Positions positions{&problems};
  TextArena texts;
  CellMaker maker;
  RichText rich;
  RawCell raw;
  Row row;
  std::size_t depth = 0;
  bool in_data = false;
  bool in_row = false;
  bool in_cell = false;
  bool in_value = false;
  bool in_rich = false;
  bool sorted = true;
  bool ready = false;
  XmlReader xml;
};

SheetReader::SheetReader(const Workbook& book, const Sheet& sheet)
    : state_(std::make_unique<State>(book, sheet)) {}

SheetReader::~SheetReader() = default;

bool SheetReader::next(Row& row) {
  state_->ready = false;
  state_->xml.run();
  if (!state_->ready) {
    state_->problems.close();
    return false;
  }
  std::swap(row, state_->row);
  return true;
}

const std::vector<Problem>& SheetReader::problems() const {
  return state_->problems.problems();
}

}  // namespace kv::etl::xlsx
