// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "etl/formats/xlsx/sheet_records.h"
#include "tests/etl/formats/csv_helpers.h"
#include "tests/etl/formats/xlsx/rows.h"

namespace kv::etl {

/// "4 2||3" is row 4 with three fields; "3 blank ||" one without anything.
struct Records {
  std::vector<std::string> lines;
  std::vector<std::string> problems;  ///< "rule@row:column"
  RecordCounts counts;
};

inline Records records_of(const xlsx::BookFile& file, const RecordOptions& options = {}) {
  const std::string bytes = file.bytes();
  const xlsx::Workbook book = xlsx::Workbook::from_bytes(bytes);
  SheetRecords records(book, book.sheet("1"), options);
  Records out;
  std::vector<std::string_view> fields;
  while (records.next(fields)) {
    EXPECT_EQ(fields.size(), records.width());
    std::string line = std::to_string(records.row()) + (records.blank() ? " blank " : " ");
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (i > 0) line += '|';
      line += fields[i];
    }
    out.lines.push_back(line);
  }
  out.problems = places(records.problems());
  out.counts = records.counts();
  return out;
}

}  // namespace kv::etl
