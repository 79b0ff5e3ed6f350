// SPDX-License-Identifier: MIT
#include "queryctl/statement.h"

#include <sqlite3.h>

#include "queryctl/diagnose.h"
#include "schema/error.h"

namespace kv::queryctl {
namespace {

int bind_one(sqlite3_stmt* statement, int index, const Value& value) {
  if (const auto* integer = std::get_if<std::int64_t>(&value))
    return sqlite3_bind_int64(statement, index, *integer);
  if (const auto* real = std::get_if<double>(&value))
    return sqlite3_bind_double(statement, index, *real);
  if (const auto* text = std::get_if<std::string>(&value))
    return sqlite3_bind_text64(statement, index, text->data(), text->size(), SQLITE_TRANSIENT,
                               SQLITE_UTF8);
  return sqlite3_bind_null(statement, index);
}

std::string_view bytes_of(sqlite3_stmt* statement, int column) {
  const auto* data = static_cast<const char*>(sqlite3_column_blob(statement, column));
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
  return data ? std::string_view(data, size) : std::string_view();
}

}  // namespace

Statement::Statement(sqlite3* db, const SqlPlace& place, std::size_t& end)
    : db_(db), place_(place) {
  const std::string_view rest = place.script.substr(place.offset);
  const char* tail = nullptr;
  if (sqlite3_prepare_v2(db_, rest.data(), -1, &statement_, &tail) != SQLITE_OK)
    throw sqlite_error(db_, place_, When::kPreparing);
  end = place.offset + static_cast<std::size_t>(tail - rest.data());
}

Statement::~Statement() {
  sqlite3_finalize(statement_);
}

std::vector<std::string> Statement::parameters() const {
  std::vector<std::string> names;
  for (int i = 1; i <= sqlite3_bind_parameter_count(statement_); ++i) {
    const char* name = sqlite3_bind_parameter_name(statement_, i);
    names.emplace_back(name && *name != '?' ? name + 1 : "");
  }
  return names;
}

bool Statement::reads_only() const {
  return sqlite3_stmt_readonly(statement_) != 0;
}

std::vector<std::string> Statement::bind(const Values& values) {
  std::vector<std::string> names;
  for (int i = 1; i <= sqlite3_bind_parameter_count(statement_); ++i) {
    const char* name = sqlite3_bind_parameter_name(statement_, i);
    if (!name || *name == '?')
      throw Error(where(place_) + "parameter number " + std::to_string(i) + " has no name.",
                  "Write :name in the SQL and give its value with -p name=value.");
    const auto value = values.find(std::string_view(name + 1));
    if (value == values.end())
      throw Error(where(place_) + "the parameter " + name + " has no value.",
                  std::string("Give it with -p ") + (name + 1) + "=value.");
    if (bind_one(statement_, i, value->second) != SQLITE_OK)
      throw sqlite_error(db_, place_, When::kPreparing);
    names.emplace_back(name + 1);
  }
  return names;
}

std::vector<Column> Statement::columns() const {
  std::vector<Column> columns;
  for (int i = 0; i < sqlite3_column_count(statement_); ++i) {
    const char* name = sqlite3_column_name(statement_, i);
    columns.push_back({name ? name : "", std::nullopt});
  }
  return columns;
}

bool Statement::step() {
  const int rc = sqlite3_step(statement_);
  if (rc == SQLITE_ROW) return true;
  if (rc == SQLITE_DONE) return false;
  throw sqlite_error(db_, place_, When::kRunning);
}

std::span<const Cell> Statement::row() {
  const int count = sqlite3_column_count(statement_);
  cells_.assign(static_cast<std::size_t>(count), Cell{});
  for (int i = 0; i < count; ++i) {
    Cell& cell = cells_[static_cast<std::size_t>(i)];
    switch (sqlite3_column_type(statement_, i)) {
      case SQLITE_INTEGER:
        cell.type = Cell::Type::kInteger;
        cell.integer = sqlite3_column_int64(statement_, i);
        break;
      case SQLITE_FLOAT:
        cell.type = Cell::Type::kReal;
        cell.real = sqlite3_column_double(statement_, i);
        break;
      case SQLITE_TEXT:
        cell.type = Cell::Type::kText;
        cell.text = bytes_of(statement_, i);
        break;
      case SQLITE_BLOB:
        cell.type = Cell::Type::kBlob;
        cell.text = bytes_of(statement_, i);
        break;
      default:
        break;
    }
  }
  return cells_;
}

}  // namespace kv::queryctl
