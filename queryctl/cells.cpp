// SPDX-License-Identifier: MIT
#include "queryctl/cells.h"

namespace kv::queryctl {

Cell cell_of(const Value& value) {
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

Value value_of(const Cell& cell) {
  switch (cell.type) {
    case Cell::Type::kInteger:
      return cell.integer;
    case Cell::Type::kReal:
      return cell.real;
    case Cell::Type::kNull:
      return {};
    default:
      return std::string(cell.text);
  }
}

}  // namespace kv::queryctl
