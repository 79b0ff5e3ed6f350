// SPDX-License-Identifier: MIT
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "etl/formats/utf8.h"
#include "etl/formats/xlsx/number_text.h"
#include "etl/formats/xlsx/sheet_records.h"
#include "schema/error.h"
#include "tests/etl/formats/xlsx/xlsx_file.h"
#include "tests/fuzz/expect.h"

namespace {

using namespace kv::etl;
using xlsx::Cell;
using xlsx::CellIssue;
using xlsx::CellKind;

// Small, so that what grows without bound runs into them.
xlsx::Limits small_limits() {
  xlsx::Limits limits;
  limits.total_bytes = 8 << 20;
  limits.text_bytes = 64 << 10;
  limits.row_bytes = 1 << 20;
  limits.shared_bytes = 1 << 20;
  limits.merges = 1000;
  limits.entries = 100;
  return limits;
}

void check_problems(const std::vector<Problem>& problems) {
  for (const Problem& problem : problems) {
    kv::expect(!problem.message.empty() && !problem.remedy.empty(), "a problem says what to do");
    kv::expect(check_utf8(problem.value + problem.message).valid, "a problem is UTF-8");
  }
}

void check_cell(const Cell& cell) {
  kv::expect(check_utf8(cell.text).valid, "text is UTF-8");
  if (cell.kind == CellKind::kNumber) {
    kv::expect(xlsx::plain_number(cell.text) == std::string(cell.text) ||
                   xlsx::plain_number(cell.number) == std::string(cell.text),
               "a number is plain digits");
    kv::expect(cell.text.find_first_not_of("0123456789.-") == std::string_view::npos,
               "a number has no other letters");
  }
  kv::expect((cell.kind == CellKind::kError) <= (cell.issue != CellIssue::kNone),
             "an error cell says why");
  kv::expect(cell.kind != CellKind::kEmpty || cell.text.empty(), "what is empty has no text");
}

void read_cells(const xlsx::Workbook& book, const xlsx::Sheet& sheet) {
  xlsx::SheetReader reader(book, sheet);
  xlsx::Row row;
  while (reader.next(row)) {
    std::size_t last = 0;
    for (const Cell& cell : row.cells) {
      kv::expect(cell.column > last && cell.column <= xlsx::kMaxColumns, "columns ascend");
      last = cell.column;
      check_cell(cell);
    }
  }
  check_problems(reader.problems());
}

void read_records(const xlsx::Workbook& book, const xlsx::Sheet& sheet) {
  RecordOptions options;
  options.header_rows = 2;
  options.fill_down = true;
  options.strip_notes = true;
  options.decimal = ',';
  options.last_row = 200;
  options.last_column = 200;
  SheetRecords records(book, sheet, options);
  std::vector<std::string_view> fields;
  std::size_t row = 0;
  while (records.next(fields)) {
    kv::expect(fields.size() == records.width(), "records are of one width");
    kv::expect(records.row() == ++row, "no row is left out");
  }
  check_problems(records.problems());
}

void read_book(std::string_view bytes) {
  try {
    const xlsx::Workbook book = xlsx::Workbook::from_bytes(bytes, small_limits());
    for (const xlsx::Sheet& sheet : book.sheets()) {
      try {
        read_cells(book, sheet);
        read_records(book, sheet);
      } catch (const kv::Error& error) {
        kv::expect(!error.remedy().empty(), "a refusal says what to do");
      }
    }
  } catch (const kv::Error& error) {
    kv::expect(!error.remedy().empty(), "a refusal says what to do");
    kv::expect(check_utf8(error.what()).valid, "a refusal is UTF-8");
  }
}

}  // namespace

// The first byte says what the rest is: a whole file, or the inside of a workbook's parts (rows,
// shared strings, number formats, cell styles, what follows the rows), each ended by a byte 0x1E.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  std::string_view rest(reinterpret_cast<const char*>(data) + 1, size - 1);
  if ((data[0] & 1) == 0) {
    read_book(rest);
    return 0;
  }
  std::array<std::string, 5> parts;
  for (std::string& part : parts) {
    const auto end = rest.find('\x1E');
    part = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
  }
  xlsx::BookFile file = xlsx::one_sheet(parts[0], parts[1]);
  file.formats = parts[2];
  file.styles = parts[3];
  file.sheets[0].after = parts[4];
  file.date1904 = (data[0] & 2) != 0;
  if ((data[0] & 4) != 0) file.properties = "<calcPr fullCalcOnLoad='1'/>";
  read_book(file.bytes());
  return 0;
}
