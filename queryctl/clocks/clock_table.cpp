// SPDX-License-Identifier: MIT
#include "queryctl/clocks/clock_table.h"

#include <cmath>
#include <sqlite3.h>
#include <string_view>
#include <utility>
#include <vector>

#include "queryctl/clocks/border_cells.h"
#include "queryctl/clocks/cell_reader.h"
#include "schema/error.h"

namespace kv::queryctl {
namespace {

// The hidden columns are sums of key columns, there for the planner: SQLite tries a virtual table
// with all of a query's terms and with those of one other table, never with those of two. A join
// that also states `o.planner_ip = i.indicator_id + p.period_id` has it try those of both.
constexpr const char* kHidden =
    " planner_ip HIDDEN, planner_ipr HIDDEN, planner_ipb HIDDEN,"
    " PRIMARY KEY (indicator_id, period_id, region_id, breakdown_id)) WITHOUT ROWID";
constexpr const char* kColumns =
    "CREATE TABLE x (indicator_id INTEGER NOT NULL, period_id INTEGER NOT NULL,"
    " region_id INTEGER NOT NULL, breakdown_id INTEGER NOT NULL, value, status_id INTEGER NOT NULL,"
    " vintage INTEGER NOT NULL,";
constexpr const char* kBorderColumns = " lower, upper, estimated NOT NULL, reason TEXT NOT NULL,";
constexpr int kKeyColumns = 4;

enum Column {
  kIndicator,
  kPeriod,
  kRegion,
  kBreakdown,
  kValue,
  kStatus,
  kVintage,
  kLower,
  kUpper,
  kEstimated,
  kReason
};

using Request = std::shared_ptr<const ClockRequest>;

struct Table : sqlite3_vtab {
  sqlite3* db = nullptr;
  Request request;
  std::shared_ptr<BorderState> borders;  ///< of the state of the file that `version` names
  unsigned version = 0;
};

/// Rows of the table for one xFilter.
class Rows {
 public:
  virtual ~Rows() = default;
  virtual void start(const CellKeys& keys) = 0;
  virtual bool next() = 0;  ///< to the first row, or the next
  virtual void column(sqlite3_context* context, int column) const = 0;
  virtual std::int64_t key(int column) const = 0;
};

class StoredRows : public Rows {
 public:
  StoredRows(sqlite3* db, std::optional<std::int64_t> as_of) : reader_(db, as_of) {}

  void start(const CellKeys& keys) override { reader_.start(keys); }
  bool next() override { return reader_.step(); }
  void column(sqlite3_context* context, int column) const override {
    sqlite3_result_value(context, sqlite3_column_value(reader_.row(), column));
  }
  std::int64_t key(int column) const override {
    return sqlite3_column_int64(reader_.row(), column);
  }

 private:
  CellReader reader_;
};

class BorderRows : public Rows {
 public:
  BorderRows(sqlite3* db, std::shared_ptr<BorderState> state, std::optional<std::int64_t> as_of)
      : state_(std::move(state)), cells_(db, *state_, as_of) {}

  void start(const CellKeys& keys) override {
    keys_ = keys;
    indicators_.clear();
    periods_.clear();
    for (const auto& [id, facts] : state_->indicators())
      if (!keys.indicator || *keys.indicator == id) indicators_.push_back(id);
    for (const auto& [id, starts] : state_->periods())
      if (!keys.period || *keys.period == id) periods_.push_back(id);
    pair_ = 0;
    row_ = 0;
    rows_.clear();
  }

  bool next() override {
    if (row_ + 1 < rows_.size()) {
      ++row_;
      return true;
    }
    row_ = 0;
    rows_.clear();
    while (rows_.empty() && pair_ < indicators_.size() * periods_.size()) {
      indicator_ = indicators_[pair_ / periods_.size()];
      period_ = periods_[pair_ % periods_.size()];
      ++pair_;
      rows_ = cells_.read(indicator_, period_, keys_.region, keys_.breakdown);
    }
    return !rows_.empty();
  }

  void column(sqlite3_context* context, int column) const override {
    const BorderCell& cell = rows_[row_];
    switch (column) {
      case kIndicator:
      case kPeriod:
      case kRegion:
      case kBreakdown:
        return sqlite3_result_int64(context, key(column));
      case kValue:
        if (const auto* integer = std::get_if<std::int64_t>(&cell.value))
          sqlite3_result_int64(context, *integer);
        else if (const auto* real = std::get_if<double>(&cell.value))
          sqlite3_result_double(context, *real);
        return;
      case kStatus:
        return sqlite3_result_int64(context, cell.status);
      case kVintage:
        return sqlite3_result_int64(context, cell.vintage);
      case kLower:
        return optional(context, cell.lower);
      case kUpper:
        return optional(context, cell.upper);
      case kEstimated:
        return optional(context, cell.estimated);
      case kReason: {
        const std::string reason = reason_text(cell.reasons);
        return sqlite3_result_text(context, reason.data(), static_cast<int>(reason.size()),
                                   SQLITE_TRANSIENT);
      }
      default:
        return;
    }
  }

  std::int64_t key(int column) const override {
    if (column == kIndicator) return indicator_;
    if (column == kPeriod) return period_;
    return column == kRegion ? rows_[row_].region : rows_[row_].breakdown;
  }

 private:
  /// A whole number is written as one, as the values are.
  static void optional(sqlite3_context* context, std::optional<double> number) {
    constexpr double exact = 9007199254740992.0;  // 2^53
    if (!number) return;
    if (std::abs(*number) < exact && std::trunc(*number) == *number)
      sqlite3_result_int64(context, std::llround(*number));
    else
      sqlite3_result_double(context, *number);
  }

  std::shared_ptr<BorderState> state_;
  BorderCells cells_;
  CellKeys keys_;
  std::vector<std::int64_t> indicators_;
  std::vector<std::int64_t> periods_;
  std::size_t pair_ = 0;
  std::int64_t indicator_ = 0;
  std::int64_t period_ = 0;
  std::vector<BorderCell> rows_;
  std::size_t row_ = 0;
};

struct Cursor : sqlite3_vtab_cursor {
  OwnStatement snapshot;  ///< a read that stays open: what the cursor reads is of one state
  std::unique_ptr<Rows> rows;
  bool at_end = true;
};

Table& table_of(sqlite3_vtab* table) {
  return *static_cast<Table*>(table);
}
Cursor& cursor_of(sqlite3_vtab_cursor* cursor) {
  return *static_cast<Cursor*>(cursor);
}

/// Runs `work` and turns what it throws into SQLite's code and message.
template <typename Work>
int guarded(char** message, Work work) noexcept {
  const auto tell = [&](const char* text) {
    sqlite3_free(*message);
    *message = sqlite3_mprintf("%s", text);
  };
  try {
    work();
    return SQLITE_OK;
  } catch (const SqliteFailure& failure) {
    tell(failure.what());
    return failure.code();
  } catch (const Error& error) {
    tell((std::string(error.what()) + " " + error.remedy()).c_str());
    return SQLITE_ERROR;
  } catch (const std::bad_alloc&) {
    return SQLITE_NOMEM;
  } catch (const std::exception& error) {
    tell(error.what());
    return SQLITE_ERROR;
  }
}

int connect(sqlite3* db, void* aux, int, const char* const*, sqlite3_vtab** made, char** message) {
  return guarded(message, [&] {
    auto table = std::make_unique<Table>();
    table->db = db;
    table->request = *static_cast<Request*>(aux);
    const bool borders = table->request->clocks.borders.has_value();
    const std::string columns = std::string(kColumns) + (borders ? kBorderColumns : "") + kHidden;
    if (const int code = sqlite3_declare_vtab(db, columns.c_str()))
      throw SqliteFailure(code, sqlite3_errmsg(db));
    sqlite3_vtab_config(db, SQLITE_VTAB_INNOCUOUS);
    *made = table.release();
  });
}

int create(sqlite3* db, void* aux, int argc, const char* const* argv, sqlite3_vtab** made,
           char** message) {
  if (std::string_view(argv[1]) != "temp") {
    *message = sqlite3_mprintf("a table of the clocks is of this session only: make it in temp");
    return SQLITE_ERROR;
  }
  return connect(db, aux, argc, argv, made, message);
}

int disconnect(sqlite3_vtab* table) {
  delete &table_of(table);
  return SQLITE_OK;
}

/// What a question of these key columns costs, in rows. The key begins with the indicator. SQLite
/// takes other tables without statistics to have a million rows: looking up each region of a year
/// must be cheaper than reading all years.
double rows_read(int mask) {
  const bool indicator = (mask & 1) != 0;
  const bool period = (mask & 2) != 0;
  double rows = indicator ? (period ? 1e5 : 1e8) : 1e10;
  if (indicator && (mask & 4) != 0) rows /= 400;
  if (indicator && (mask & 8) != 0) rows /= 20;
  return rows;
}

int best_index(sqlite3_vtab*, sqlite3_index_info* info) {
  int chosen[kKeyColumns] = {-1, -1, -1, -1};
  for (int i = 0; i < info->nConstraint; ++i) {
    const auto& constraint = info->aConstraint[i];
    if (constraint.usable && constraint.op == SQLITE_INDEX_CONSTRAINT_EQ &&
        constraint.iColumn >= 0 && constraint.iColumn < kKeyColumns)
      chosen[constraint.iColumn] = i;
  }
  int mask = 0;
  int arguments = 0;
  for (int column = 0; column < kKeyColumns; ++column)
    if (chosen[column] >= 0) {
      mask |= 1 << column;
      info->aConstraintUsage[chosen[column]].argvIndex = ++arguments;
    }
  info->idxNum = mask;
  info->estimatedCost = rows_read(mask);
  info->estimatedRows = static_cast<sqlite3_int64>(rows_read(mask));
  if (mask == 15) {
    info->idxFlags = SQLITE_INDEX_SCAN_UNIQUE;
    info->estimatedRows = 1;
  }
  return SQLITE_OK;
}

void refresh_borders(Table& table) {
  unsigned version = 0;
  sqlite3_file_control(table.db, "main", SQLITE_FCNTL_DATA_VERSION, &version);
  if (table.borders && table.version == version) return;
  const ClockRequest& request = *table.request;
  table.borders = std::make_shared<BorderState>(table.db, request.clocks, request.as_of);
  table.version = version;
}

int open(sqlite3_vtab* base, sqlite3_vtab_cursor** made) {
  Table& table = table_of(base);
  return guarded(&base->zErrMsg, [&] {
    auto cursor = std::make_unique<Cursor>();
    cursor->snapshot = OwnStatement(table.db, "SELECT 1 FROM main.sqlite_schema LIMIT 1");
    cursor->snapshot.step();
    const std::optional<std::int64_t> as_of = table.request->as_of;
    if (table.request->clocks.borders) {
      refresh_borders(table);
      cursor->rows = std::make_unique<BorderRows>(table.db, table.borders, as_of);
    } else {
      cursor->rows = std::make_unique<StoredRows>(table.db, as_of);
    }
    *made = cursor.release();
  });
}

int close(sqlite3_vtab_cursor* cursor) {
  delete &cursor_of(cursor);
  return SQLITE_OK;
}

int next(sqlite3_vtab_cursor* base) {
  Cursor& cursor = cursor_of(base);
  return guarded(&base->pVtab->zErrMsg, [&] { cursor.at_end = !cursor.rows->next(); });
}

int filter(sqlite3_vtab_cursor* base, int mask, const char*, int, sqlite3_value** arguments) {
  Cursor& cursor = cursor_of(base);
  CellKeys keys;
  std::optional<std::int64_t>* const columns[kKeyColumns] = {&keys.indicator, &keys.period,
                                                             &keys.region, &keys.breakdown};
  int argument = 0;
  cursor.at_end = true;
  for (int column = 0; column < kKeyColumns; ++column) {
    if ((mask & (1 << column)) == 0) continue;
    sqlite3_value* const value = arguments[argument++];
    const int type = sqlite3_value_numeric_type(value);
    // No key is NULL, text or a fraction; SQLite itself compares what is read once more.
    if (type != SQLITE_INTEGER && type != SQLITE_FLOAT) return SQLITE_OK;
    *columns[column] = sqlite3_value_int64(value);
  }
  return guarded(&base->pVtab->zErrMsg, [&] {
    cursor.rows->start(keys);
    cursor.at_end = !cursor.rows->next();
  });
}

int eof(sqlite3_vtab_cursor* cursor) {
  return cursor_of(cursor).at_end ? 1 : 0;
}

int column(sqlite3_vtab_cursor* base, sqlite3_context* context, int column) {
  const Rows& rows = *cursor_of(base).rows;
  const bool borders = table_of(base->pVtab).request->clocks.borders.has_value();
  const int hidden = column - (borders ? kReason : kVintage) - 1;
  if (hidden < 0) {
    rows.column(context, column);
    return SQLITE_OK;
  }
  std::int64_t sum = rows.key(kIndicator) + rows.key(kPeriod);
  if (hidden > 0) sum += rows.key(hidden == 1 ? kRegion : kBreakdown);
  sqlite3_result_int64(context, sum);
  return SQLITE_OK;
}

const sqlite3_module kModule = [] {
  sqlite3_module module = {};
  module.iVersion = 1;
  module.xCreate = create;
  module.xConnect = connect;
  module.xBestIndex = best_index;
  module.xDisconnect = disconnect;
  module.xDestroy = disconnect;
  module.xOpen = open;
  module.xClose = close;
  module.xFilter = filter;
  module.xNext = next;
  module.xEof = eof;
  module.xColumn = column;
  return module;
}();

}  // namespace

void register_clock_module(sqlite3* db, const std::string& name, Request request) {
  auto* const aux = new Request(std::move(request));
  const auto forget = [](void* pointer) { delete static_cast<Request*>(pointer); };
  if (sqlite3_create_module_v2(db, name.c_str(), &kModule, aux, forget) != SQLITE_OK)
    throw Error(std::string("The clocks cannot be set: ") + sqlite3_errmsg(db) + ".");
}

}  // namespace kv::queryctl
