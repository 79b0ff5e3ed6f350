// SPDX-License-Identifier: MIT
#include "etl/places/cell_text_log.h"

#include <SQLiteCpp/Statement.h>
#include <algorithm>

namespace kv::etl {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool all_digits(std::string_view text) {
  return std::ranges::all_of(text, &is_digit);
}

bool is_plain_integer(std::string_view text) {
  if (text == "0") return true;
  if (text.starts_with('-')) text.remove_prefix(1);
  return !text.empty() && text.front() != '0' && all_digits(text);
}

// Two decimal numbers of at most 15 digits are two doubles, so that such a text without a 0 at its
// end is the shortest one of its double.
bool is_plain_real(std::string_view text, double value, char decimal_mark) {
  constexpr std::size_t kUnique = 15;
  const std::string_view number = text.starts_with('-') ? text.substr(1) : text;
  const auto mark = number.find(decimal_mark);
  if (mark == std::string_view::npos || mark == 0 || number.back() == '0') return false;
  if (number.front() == '0' && mark > 1) return false;
  if (!all_digits(number.substr(0, mark)) || !all_digits(number.substr(mark + 1))) return false;
  if (number.size() - 1 <= kUnique) return true;
  std::string plain = plain_number(value);
  std::ranges::replace(plain, '.', decimal_mark);
  return text == plain;
}

}  // namespace

bool is_plain_text(std::string_view text, const Value& value, char decimal_mark) {
  if (value.status == kStatusEmpty) return text.empty();
  if (value.status != kStatusNumber) return text == value_text(value);
  return value.is_integer ? is_plain_integer(text) : is_plain_real(text, value.real, decimal_mark);
}

void CellTextLog::add(Position at, std::string_view text) {
  if (packer_.count() > 0 && (at.file != file_ || packer_.full())) flush();
  file_ = at.file;
  packer_.add(at.row, at.column, text);
}

void CellTextLog::flush() {
  Part part{file_,
            packer_.first_row(),
            packer_.last_row(),
            static_cast<std::int64_t>(packer_.count()),
            {}};
  part.data = packer_.pack();
  parts_.push_back(std::move(part));
}

void CellTextLog::write(SQLite::Database& db, int load_id) {
  if (packer_.count() > 0) flush();
  SQLite::Statement insert(
      db,
      "INSERT INTO load_text (load_id, file_no, part, first_row, last_row, cells, data)"
      " VALUES (?, ?, ?, ?, ?, ?, ?)");
  int number = 0;
  for (const Part& part : parts_) {
    insert.bind(1, load_id);
    insert.bind(2, part.file + 1);
    insert.bind(3, number++);
    insert.bind(4, part.first_row);
    insert.bind(5, part.last_row);
    insert.bind(6, part.cells);
    insert.bindNoCopy(7, part.data.data(), static_cast<int>(part.data.size()));
    insert.exec();
    insert.reset();
  }
}

}  // namespace kv::etl
