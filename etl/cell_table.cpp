// SPDX-License-Identifier: MIT
#include "etl/cell_table.h"

#include <new>
#include <utility>

#include "etl/write_error.h"

namespace kv::etl {

// The functions that SQLite calls. None lets an exception through.
struct CellTableModule {
  struct Table : sqlite3_vtab {
    CellTable* owner;
  };
  struct Cursor : sqlite3_vtab_cursor {
    const DatedCell* cell;
    sqlite3_int64 row;
  };
  enum Column { kIndicator, kPeriod, kRegion, kBreakdown, kValue, kStatus, kSince, kUntil };

  static CellTable& owner(sqlite3_vtab_cursor* cursor) {
    return *static_cast<Table*>(cursor->pVtab)->owner;
  }

  static int connect(sqlite3* db, void* aux, int, const char* const*, sqlite3_vtab** out, char**) {
    auto* table = new (std::nothrow) Table();
    if (!table) return SQLITE_NOMEM;
    table->owner = static_cast<CellTable*>(aux);
    *out = table;
    return sqlite3_declare_vtab(
        db,
        "CREATE TABLE x (indicator INT, period INT, region INT, breakdown INT, value, status INT,"
        " since INT, until INT)");
  }
  static int disconnect(sqlite3_vtab* table) {
    delete static_cast<Table*>(table);
    return SQLITE_OK;
  }
  static int best_index(sqlite3_vtab*, sqlite3_index_info*) { return SQLITE_OK; }
  static int open(sqlite3_vtab*, sqlite3_vtab_cursor** out) {
    *out = new (std::nothrow) Cursor();
    return *out ? SQLITE_OK : SQLITE_NOMEM;
  }
  static int close(sqlite3_vtab_cursor* cursor) {
    delete static_cast<Cursor*>(cursor);
    return SQLITE_OK;
  }
  static int step(sqlite3_vtab_cursor* base) {
    auto* cursor = static_cast<Cursor*>(base);
    CellTable& table = owner(base);
    try {
      cursor->cell = table.cells_ ? table.cells_->next() : nullptr;
    } catch (...) {
      table.failure_ = std::current_exception();
      return SQLITE_ERROR;
    }
    ++cursor->row;
    return SQLITE_OK;
  }
  static int filter(sqlite3_vtab_cursor* cursor, int, const char*, int, sqlite3_value**) {
    return step(cursor);
  }
  static int eof(sqlite3_vtab_cursor* cursor) { return !static_cast<Cursor*>(cursor)->cell; }
  static int column(sqlite3_vtab_cursor* base, sqlite3_context* result, int column) {
    const DatedCell& cell = *static_cast<Cursor*>(base)->cell;
    const Value& value = cell.interval.value;
    switch (column) {
      case kIndicator:
        sqlite3_result_int(result, cell.key.indicator);
        break;
      case kPeriod:
        sqlite3_result_int(result, cell.key.period);
        break;
      case kRegion:
        sqlite3_result_int(result, cell.key.region);
        break;
      case kBreakdown:
        sqlite3_result_int(result, cell.key.breakdown);
        break;
      case kValue:
        if (value.status != kStatusNumber)
          sqlite3_result_null(result);
        else if (value.is_integer)
          sqlite3_result_int64(result, value.integer);
        else
          sqlite3_result_double(result, value.real);
        break;
      case kStatus:
        sqlite3_result_int(result, value.status);
        break;
      case kSince:
        sqlite3_result_int(result, cell.interval.from);
        break;
      case kUntil:
        sqlite3_result_int(result, cell.interval.to);
        break;
      default:
        break;
    }
    return SQLITE_OK;
  }
  static int rowid(sqlite3_vtab_cursor* cursor, sqlite3_int64* out) {
    *out = static_cast<Cursor*>(cursor)->row;
    return SQLITE_OK;
  }

  // Without xCreate the table is there by its own name and cannot be made a second time.
  static const sqlite3_module* get() {
    static const sqlite3_module module = [] {
      sqlite3_module m{};
      m.xConnect = connect;
      m.xBestIndex = best_index;
      m.xDisconnect = disconnect;
      m.xDestroy = disconnect;
      m.xOpen = open;
      m.xClose = close;
      m.xFilter = filter;
      m.xNext = step;
      m.xEof = eof;
      m.xColumn = column;
      m.xRowid = rowid;
      return m;
    }();
    return &module;
  }
};

CellTable::CellTable(SQLite::Database& db) : db_(db) {
  require_written(db_, sqlite3_create_module_v2(db_.getHandle(), "incoming_cell",
                                                CellTableModule::get(), this, nullptr));
}

CellTable::~CellTable() {
  sqlite3_create_module_v2(db_.getHandle(), "incoming_cell", nullptr, nullptr, nullptr);
}

void CellTable::run(sqlite3_stmt* statement, DatedCursor& cells) {
  cells_ = &cells;
  failure_ = nullptr;
  sqlite3_step(statement);
  const int code = sqlite3_reset(statement);
  cells_ = nullptr;
  if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
  require_written(db_, code);
}

}  // namespace kv::etl
