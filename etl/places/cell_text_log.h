// SPDX-License-Identifier: MIT
#pragma once

#include <SQLiteCpp/Database.h>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "etl/batch_cell.h"
#include "schema/cell_texts.h"

namespace kv::etl {

/// True when `text` is how the warehouse would write `value`: the number's shortest digits with
/// this decimal mark and nothing else, the status symbol, or nothing for an empty cell.
bool is_plain_text(std::string_view text, const Value& value, char decimal_mark);

/// The texts of cells that are not plain, packed as they are read: memory grows with them by a byte
/// or so, and with the other cells not at all.
class CellTextLog {
 public:
  void note(Position at, std::string_view text, const Value& value, char decimal_mark) {
    if (!is_plain_text(text, value, decimal_mark)) add(at, text);
  }
  void add(Position at, std::string_view text);

  /// Writes them as the texts of a load, in the caller's transaction.
  void write(SQLite::Database& db, int load_id);

 private:
  void flush();

  struct Part {
    int file = 0;
    std::int64_t first_row = 0;
    std::int64_t last_row = 0;
    std::int64_t cells = 0;
    std::string data;
  };
  TextPacker packer_;
  int file_ = 0;
  std::vector<Part> parts_;
};

}  // namespace kv::etl
