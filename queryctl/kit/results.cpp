// SPDX-License-Identifier: MIT
#include "queryctl/kit/results.h"

#include <sstream>

#include "queryctl/output/writer.h"

namespace kv::queryctl {
namespace {

Cell cell_of_value(const Value& value) {
  Cell cell;
  if (const auto* integer = std::get_if<std::int64_t>(&value)) {
    cell.type = Cell::Type::kInteger;
    cell.integer = *integer;
  } else if (const auto* real = std::get_if<double>(&value)) {
    cell.type = Cell::Type::kReal;
    cell.real = *real;
  } else if (const auto* text = std::get_if<std::string>(&value)) {
    cell.type = Cell::Type::kText;
    cell.text = *text;
  }
  return cell;
}

}  // namespace

void require_mode(const std::string& mode) {
  std::ostringstream nowhere;
  make_writer(mode, nowhere, {});
}

void write_results(const std::string& mode, std::ostream& out,
                   const std::vector<std::string>& columns,
                   const std::vector<std::vector<Value>>& rows) {
  const auto writer = make_writer(mode, out, {});
  std::vector<Column> named;
  for (const std::string& column : columns) named.push_back({column, {}});
  writer->begin(named);
  std::vector<Cell> cells;
  for (const std::vector<Value>& row : rows) {
    cells.clear();
    for (const Value& value : row) cells.push_back(cell_of_value(value));
    writer->row(cells);
  }
  writer->end();
}

}  // namespace kv::queryctl
