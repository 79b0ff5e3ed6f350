// SPDX-License-Identifier: MIT
#include "queryctl/captured.h"

#include <sstream>
#include <utility>

#include "queryctl/cells.h"
#include "queryctl/output/remarks.h"
#include "queryctl/session.h"
#include "queryctl/statement.h"
#include "schema/error.h"

namespace kv::queryctl {

void Session::keep_rows(Statement& statement, std::span<const Column> columns) {
  CapturedTable& table = captured_->tables.emplace_back();
  table.columns.assign(columns.begin(), columns.end());
  while (statement.step()) {
    const std::span<const Cell> cells = statement.row();
    require_taken(table.rows.size(), cells);
    std::vector<Value>& row = table.rows.emplace_back();
    for (const Cell& cell : cells)
      row.push_back(cell.type == Cell::Type::kBlob ? Value(hex(cell.text)) : value_of(cell));
  }
}

void Session::keep_rows(std::span<const Column> columns, std::span<const std::vector<Value>> rows) {
  CapturedTable& table = captured_->tables.emplace_back();
  table.columns.assign(columns.begin(), columns.end());
  std::vector<Cell> cells;
  for (const std::vector<Value>& row : rows) {
    cells.clear();
    for (const Value& value : row) cells.push_back(cell_of(value));
    require_taken(table.rows.size(), cells);
    table.rows.push_back(row);
  }
}

void Session::require_taken(std::size_t rows, std::span<const Cell> cells) {
  if (!takes(static_cast<std::int64_t>(rows), cells))
    throw Error("A result that is needed whole has more than --limit or --max-bytes allows.",
                "Raise it, or ask for less.");
}

template <typename Work>
Captured Session::capture(Work work) {
  Captured kept;
  std::ostringstream text;
  Captured* const captured_before = std::exchange(captured_, &kept);
  std::ostream* const out_before = std::exchange(out_, &text);
  const auto restore = [&] {
    captured_ = captured_before;
    out_ = out_before;
  };
  try {
    watch_.check();
    work();
  } catch (...) {
    restore();
    throw;
  }
  restore();
  kept.text = text.str();
  return kept;
}

Captured Session::capture_command(std::string_view name, std::span<const std::string> arguments,
                                  std::string_view format) {
  const Command& command = command_of(name);
  const Arguments parsed = parse_arguments(command.info(), arguments);
  const Settings before = settings_;
  settings_.format = format;
  settings_.output_name.clear();
  try {
    Captured kept = capture([&] {
      check_arguments(*this, command.info(), parsed);
      command.run(*this, parsed);
    });
    settings_ = before;
    return kept;
  } catch (...) {
    settings_ = before;
    throw;
  }
}

Captured Session::capture_query(std::string_view sql, const Values& values, std::string_view origin,
                                int first_line) {
  const std::string text(sql);
  return capture([&] {
    const std::unique_ptr<Statement> statement = only_statement({text, 0, origin, first_line});
    statement->bind(with_standard_values(values));
    if (!statement->reads_only())
      throw Error(std::string(origin) + ": only what reads can be a part of something.",
                  "Write a query.");
    keep_rows(*statement, statement->columns());
  });
}

}  // namespace kv::queryctl
