// SPDX-License-Identifier: MIT
#pragma once

#include <kommunevarehus/plugin.h>
#include <kommunevarehus/sdk/api.h>
#include <new>
#include <string>

namespace kv::sdk {

/// `<plugin>_help`: a table-valued function without arguments, one row per function of the plugin,
/// read from the records that registered them.
class HelpTable {
 public:
  static const sqlite3_module* module() {
    static const sqlite3_module instance = [] {
      sqlite3_module m{};  // no xCreate: it needs no CREATE VIRTUAL TABLE and can have none
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
    const kv_plugin* plugin = nullptr;
  };
  struct Cursor : sqlite3_vtab_cursor {
    std::size_t row = 0;
  };

  static const kv_plugin& plugin_of(sqlite3_vtab_cursor* cursor) {
    return *static_cast<Table*>(cursor->pVtab)->plugin;
  }
  static std::size_t& row_of(sqlite3_vtab_cursor* cursor) {
    return static_cast<Cursor*>(cursor)->row;
  }

  static int connect(sqlite3* db, void* plugin, int, const char* const*, sqlite3_vtab** out,
                     char**) {
    const int rc = sqlite3_declare_vtab(
        db,
        "CREATE TABLE x(name TEXT, kind TEXT, signature TEXT, summary TEXT, details TEXT,"
        " parameters TEXT, returns TEXT, example TEXT, result TEXT)");
    if (rc != SQLITE_OK) return rc;
    sqlite3_vtab_config(db, SQLITE_VTAB_INNOCUOUS);
    auto* table = new (std::nothrow) Table();
    if (table == nullptr) return SQLITE_NOMEM;
    table->plugin = static_cast<const kv_plugin*>(plugin);
    *out = table;
    return SQLITE_OK;
  }
  static int disconnect(sqlite3_vtab* table) {
    delete static_cast<Table*>(table);
    return SQLITE_OK;
  }
  static int best_index(sqlite3_vtab* table, sqlite3_index_info* info) {
    const std::size_t rows = static_cast<Table*>(table)->plugin->function_count;
    info->estimatedCost = static_cast<double>(rows);
    info->estimatedRows = static_cast<sqlite3_int64>(rows);
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
  static int filter(sqlite3_vtab_cursor* cursor, int, const char*, int, sqlite3_value**) {
    row_of(cursor) = 0;
    return SQLITE_OK;
  }
  static int next(sqlite3_vtab_cursor* cursor) {
    ++row_of(cursor);
    return SQLITE_OK;
  }
  static int at_end(sqlite3_vtab_cursor* cursor) {
    return row_of(cursor) >= plugin_of(cursor).function_count;
  }
  static int rowid(sqlite3_vtab_cursor* cursor, sqlite3_int64* out) {
    *out = static_cast<sqlite3_int64>(row_of(cursor)) + 1;
    return SQLITE_OK;
  }

  static int column(sqlite3_vtab_cursor* cursor, sqlite3_context* context, int index) {
    const kv_function& record = *plugin_of(cursor).functions[row_of(cursor)];
    const char* const before[] = {record.name, record.kind, record.signature, record.summary,
                                  record.details};
    const char* const after[] = {record.returns, record.example, record.result};
    constexpr int kParameters = 5;
    if (index == kParameters) return parameters(context, record);
    const char* text = index < kParameters ? before[index] : after[index - kParameters - 1];
    sqlite3_result_text(context, text, -1, SQLITE_STATIC);  // NULL text is NULL
    return SQLITE_OK;
  }

  /// One line each: "threshold (number): The smallest whole …".
  static int parameters(sqlite3_context* context, const kv_function& record) noexcept {
    try {
      std::string lines;
      for (std::size_t i = 0; i < record.parameter_count; ++i) {
        const kv_parameter& p = *record.parameters[i];
        if (i > 0) lines += '\n';
        lines += std::string(p.name) + " (" + p.type + "): " + p.summary;
      }
      sqlite3_result_text64(context, lines.data(), lines.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
      return SQLITE_OK;
    } catch (const std::bad_alloc&) {
      return SQLITE_NOMEM;
    }
  }
};

}  // namespace kv::sdk
