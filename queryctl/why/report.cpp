// SPDX-License-Identifier: MIT
#include "queryctl/why/report.h"

#include <array>

namespace kv::queryctl {
namespace {

const std::array<Column, 24>& columns() {
  static const std::array<Column, 24> list = {
      {{"what", {}},         {"indicator", {}},   {"region", {}},     {"name", {}},
       {"period", {}},       {"breakdown", {}},   {"value", {}},      {"status", {}},
       {"vintage_from", {}}, {"vintage_to", {}},  {"said_again", {}}, {"file", {}},
       {"sheet", {}},        {"cell", {}},        {"row", {}},        {"column", {}},
       {"text", {}},         {"conversions", {}}, {"sha256", {}},     {"load", {}},
       {"source", {}},       {"loaded_at", {}},   {"relation", {}},   {"share", {}}}};
  return list;
}

Value text_or_null(const std::string& text) {
  return text.empty() ? Value{} : Value{text};
}

std::string joined(const std::vector<std::string>& list) {
  std::string text;
  for (const std::string& entry : list) text += (text.empty() ? "" : ", ") + entry;
  return text;
}

// The first columns, which every row has.
std::vector<Value> begin_row(const std::string& what, const NamedCell& cell, const Value& value,
                             const std::string& status) {
  return {what, cell.indicator, cell.region, cell.name, cell.period, cell.breakdown, value, status};
}

}  // namespace

std::span<const Column> why_columns() {
  return columns();
}

std::string place_text(const Origin& origin) {
  std::int64_t column = origin.column;
  const std::string row = std::to_string(origin.row);
  if (!origin.table) return "line " + row + ", letter " + std::to_string(column);
  if (column <= 0) return "row " + row;
  std::string letters;
  for (; column > 0; column = (column - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
  return letters + row;
}

void add_rows(const NamedCell& cell, const std::vector<CellStatement>& statements,
              std::vector<std::vector<Value>>& rows) {
  for (const CellStatement& statement : statements) {
    const bool now = statement.to.empty();
    const bool removed = !now && &statement == &statements.front();
    for (const Origin& origin : statement.origins) {
      std::vector<Value> row = begin_row(now       ? "is"
                                         : removed ? "was, and is removed"
                                                   : "was",
                                         cell, statement.value, statement.status);
      row.insert(row.end(), {statement.from, text_or_null(statement.to),
                             text_or_null(joined(statement.repeated))});
      if (origin.known)
        row.insert(row.end(), {origin.file, text_or_null(origin.sheet), place_text(origin),
                               origin.row, origin.column > 0 ? Value{origin.column} : Value{},
                               origin.text, origin.conversions, origin.sha256});
      else
        row.insert(row.end(), {Value{}, Value{}, Value{}, Value{}, Value{}, Value{},
                               "where it stood was not recorded by this load", Value{}});
      row.insert(row.end(), {origin.load, origin.source, origin.loaded_at,
                             text_or_null(cell.relation), cell.share});
      rows.push_back(std::move(row));
    }
  }
}

std::vector<Value> answer_row(const NamedCell& cell, const Value& value, const std::string& status,
                              const std::string& remark) {
  std::vector<Value> row = begin_row("answer", cell, value, status);
  row.resize(columns().size());
  row[17] = remark;
  return row;
}

}  // namespace kv::queryctl
