// SPDX-License-Identifier: MIT
// How a session writes results: the writer, the limits, what is told of them.
#include <algorithm>
#include <ostream>

#include "queryctl/cells.h"
#include "queryctl/output/harmless.h"
#include "queryctl/session.h"
#include "queryctl/statement.h"
#include "schema/error.h"

namespace kv::queryctl {

std::unique_ptr<ResultWriter> Session::writer() {
  if (book_) return book_->sheet(settings_.headers);
  WriterOptions options;
  options.headers = settings_.headers;
  options.null_value = settings_.null_value;
  if (!settings_.whole) options.max_width = terminal_width_;
  options.color = settings_.color && terminal_width_.has_value();
  options.separator = settings_.separator;
  options.row_separator = settings_.row_separator;
  options.table = settings_.insert_table;
  options.widths = settings_.widths;
  options.decimal_comma = settings_.decimal_comma;
  std::unique_ptr<ResultWriter> made = make_writer(settings_.mode, *out_, options);
  return terminal_width_ ? make_harmless(std::move(made)) : std::move(made);
}

void Session::require_output() const {
  if (!*out_) throw Error("The result cannot be written: the output is closed or full.");
}

void Session::write_result(Statement& statement, std::span<const Column> given) {
  const std::vector<Column> own = given.empty() ? statement.columns() : std::vector<Column>{};
  const std::span<const Column> columns = given.empty() ? std::span<const Column>(own) : given;
  if (columns.empty()) {
    while (statement.step()) {
    }
    return;
  }
  if (captured_) {
    return keep_rows(statement, columns);
  }
  const std::unique_ptr<ResultWriter> result = writer();
  std::int64_t written = 0;
  std::int64_t left_out = 0;
  bool begun = false;
  while (statement.step()) {
    if (!begun) result->begin(columns);
    begun = true;
    const std::span<const Cell> cells = statement.row();
    if (left_out > 0 || !takes(written, cells)) {
      ++left_out;
      continue;
    }
    result->row(cells);
    ++written;
    require_output();
  }
  if (!begun) result->begin(columns);
  result->end();
  out_->flush();
  require_output();
  for (const std::string& notice : result->notices()) warn(notice);
  tell_left_out(written, left_out);
}

bool Session::takes(std::int64_t rows, std::span<const Cell> cells) {
  const auto limit = row_limit();
  if (limit && rows >= *limit) return false;
  std::int64_t bytes = 0;
  for (const Cell& cell : cells)
    bytes += cell.text.data() ? static_cast<std::int64_t>(cell.text.size()) : 8;
  if (settings_.max_bytes && bytes > *settings_.max_bytes - bytes_written_) return false;
  bytes_written_ += bytes;
  statistics_.bytes += bytes;
  ++statistics_.rows;
  if (progress_) {
    progress_->count_row();
    if (terminal_width_) progress_->wipe();
  }
  return true;
}

std::optional<std::int64_t> Session::row_limit() const {
  if (settings_.whole) return std::nullopt;
  if (!terminal_width_ || !settings_.max_rows || captured_) return settings_.limit;
  return std::min(*settings_.max_rows, settings_.limit.value_or(*settings_.max_rows));
}

void Session::tell_left_out(std::int64_t written, std::int64_t left_out) {
  if (left_out == 0) return;
  statistics_.rows_left_out += left_out;
  const auto limit = row_limit();
  const bool by_rows = limit && written >= *limit;
  const bool by_screen = by_rows && limit != settings_.limit;
  warn(std::to_string(written) + " of " + std::to_string(written + left_out) + " rows are shown; " +
       (by_screen ? ".maxrows sets how many."
                  : (by_rows ? "--limit sets how many." : "--max-bytes sets how much.")));
}

void Session::write_rows(std::span<const Column> columns,
                         std::span<const std::vector<Value>> rows) {
  if (captured_) {
    return keep_rows(columns, rows);
  }
  const std::unique_ptr<ResultWriter> result = writer();
  result->begin(columns);
  std::int64_t written = 0;
  std::vector<Cell> cells;
  for (const std::vector<Value>& row : rows) {
    cells.clear();
    for (const Value& value : row) cells.push_back(cell_of(value));
    if (!takes(written, cells)) break;
    result->row(cells);
    ++written;
  }
  result->end();
  out_->flush();
  require_output();
  for (const std::string& notice : result->notices()) warn(notice);
  tell_left_out(written, static_cast<std::int64_t>(rows.size()) - written);
}

}  // namespace kv::queryctl
