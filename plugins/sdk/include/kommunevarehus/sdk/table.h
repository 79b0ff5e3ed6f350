// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <kommunevarehus/plugin.h>
#include <kommunevarehus/sdk/api.h>
#include <kommunevarehus/sdk/arguments.h>
#include <kommunevarehus/sdk/function.h>
#include <new>
#include <optional>
#include <string>
#include <vector>

namespace kv::sdk {

/// A value of a row: NULL for none (NaN too is NULL in SQL). Infinity goes out as it is.
inline Cell cell(std::optional<double> value) {
  return value ? Cell(*value) : Cell();
}

/// A table-valued function: `SELECT … FROM name(argument, …)`. It can be used as a table without
/// CREATE VIRTUAL TABLE and in no other way. The rows are made when the scan begins.
class TableModule {
 public:
  static const sqlite3_module* module() {
    static const sqlite3_module instance = [] {
      sqlite3_module m{};
      m.xConnect = connect;
      m.xBestIndex = best_index;
      m.xDisconnect = disconnect;
      m.xOpen = open;
      m.xClose = close;
      m.xFilter = filter;
      m.xNext = next;
      m.xEof = at_end;
      m.xColumn = column;
      m.xRowid = rowid;
      return m;
    }();
    return &instance;
  }

 private:
  struct Table : sqlite3_vtab {
    const Function* function = nullptr;
    int columns = 0;
  };
  struct Cursor : sqlite3_vtab_cursor {
    Rows rows;
    std::size_t at = 0;
  };

  static int connect(sqlite3* db, void* data, int, const char* const*, sqlite3_vtab** out, char**) {
    try {
      const auto* function = static_cast<const Function*>(data);
      const std::string shown = function->table->columns;
      std::string sql = "CREATE TABLE x(" + shown;
      for (std::size_t i = 0; i < function->record.parameter_count; ++i)
        sql += ", \"" + std::string(function->record.parameters[i]->name) + "\" HIDDEN";
      const int rc = sqlite3_declare_vtab(db, (sql + ")").c_str());
      if (rc != SQLITE_OK) return rc;
      sqlite3_vtab_config(db, (function->flags & SQLITE_DIRECTONLY) != 0 ? SQLITE_VTAB_DIRECTONLY
                                                                         : SQLITE_VTAB_INNOCUOUS);
      auto* table = new Table();
      table->function = function;
      table->columns = 1;
      for (const char c : shown) table->columns += c == ',' ? 1 : 0;
      *out = table;
      return SQLITE_OK;
    } catch (const std::bad_alloc&) {
      return SQLITE_NOMEM;
    }
  }
  static int disconnect(sqlite3_vtab* table) {
    delete static_cast<Table*>(table);
    return SQLITE_OK;
  }

  /// Every argument that has a usable "=" is passed, in the order of the parameters; idxNum says
  /// which are there.
  static int best_index(sqlite3_vtab* vtab, sqlite3_index_info* info) {
    const Table& table = *static_cast<Table*>(vtab);
    int given = 0;
    int next_argument = 1;
    const auto parameters = static_cast<int>(table.function->record.parameter_count);
    for (int p = 0; p < parameters; ++p) {
      for (int c = 0; c < info->nConstraint; ++c) {
        const auto& constraint = info->aConstraint[c];
        if (constraint.iColumn != table.columns + p || constraint.op != SQLITE_INDEX_CONSTRAINT_EQ)
          continue;
        if (constraint.usable == 0) return SQLITE_CONSTRAINT;
        if ((given & (1 << p)) != 0) continue;
        given |= 1 << p;
        info->aConstraintUsage[c].argvIndex = next_argument++;
        info->aConstraintUsage[c].omit = 1;
      }
    }
    info->idxNum = given;
    info->estimatedCost = 1000;
    info->estimatedRows = 100;
    return SQLITE_OK;
  }
  static int open(sqlite3_vtab*, sqlite3_vtab_cursor** out) {
    auto* cursor = new (std::nothrow) Cursor();
    *out = cursor;
    return cursor == nullptr ? SQLITE_NOMEM : SQLITE_OK;
  }
  static int close(sqlite3_vtab_cursor* cursor) {
    delete static_cast<Cursor*>(cursor);
    return SQLITE_OK;
  }

  static int filter(sqlite3_vtab_cursor* base, int given, const char*, int count,
                    sqlite3_value** values) {
    auto* cursor = static_cast<Cursor*>(base);
    auto* table = static_cast<Table*>(base->pVtab);
    const kv_function& record = table->function->record;
    cursor->rows.clear();
    cursor->at = 0;
    try {
      if (given + 1 != 1 << record.parameter_count)
        throw ArgumentError("too few arguments; write " + std::string(record.signature));
      const Arguments arguments(record, std::span(values, static_cast<std::size_t>(count)));
      table->function->table->rows(arguments, cursor->rows);
      return SQLITE_OK;
    } catch (const std::bad_alloc&) {
      return SQLITE_NOMEM;
    } catch (const std::exception& error) {
      sqlite3_free(table->zErrMsg);
      table->zErrMsg = sqlite3_mprintf("%s: %s", record.name, error.what());
      return SQLITE_ERROR;
    }
  }
  static int next(sqlite3_vtab_cursor* cursor) {
    ++static_cast<Cursor*>(cursor)->at;
    return SQLITE_OK;
  }
  static int at_end(sqlite3_vtab_cursor* cursor) {
    const auto* own = static_cast<Cursor*>(cursor);
    return own->at >= own->rows.size();
  }
  static int rowid(sqlite3_vtab_cursor* cursor, sqlite3_int64* out) {
    *out = static_cast<sqlite3_int64>(static_cast<Cursor*>(cursor)->at) + 1;
    return SQLITE_OK;
  }
  static int column(sqlite3_vtab_cursor* base, sqlite3_context* context, int index) {
    const auto* cursor = static_cast<Cursor*>(base);
    const std::vector<Cell>& row = cursor->rows[cursor->at];
    if (static_cast<std::size_t>(index) >= row.size()) return SQLITE_OK;  // an argument: NULL
    const Cell& value = row[static_cast<std::size_t>(index)];
    if (const auto* integer = std::get_if<std::int64_t>(&value))
      sqlite3_result_int64(context, *integer);
    else if (const auto* real = std::get_if<double>(&value))
      sqlite3_result_double(context, *real);
    else if (const auto* text = std::get_if<std::string>(&value))
      sqlite3_result_text64(context, text->data(), text->size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    return SQLITE_OK;
  }
};

}  // namespace kv::sdk
