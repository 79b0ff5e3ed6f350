// SPDX-License-Identifier: MIT
#include "queryctl/clocks/cell_reader.h"

#include <sqlite3.h>
#include <string_view>
#include <utility>

#include "queryctl/clocks/embedded_clocks.h"

namespace kv::queryctl {
namespace {

constexpr std::array<std::string_view, 4> kKeyColumns = {"indicator_id", "period_id", "region_id",
                                                         "breakdown_id"};

}  // namespace

SqliteFailure::SqliteFailure(sqlite3* db)
    : std::runtime_error(sqlite3_errmsg(db)), code_(sqlite3_extended_errcode(db)) {}

OwnStatement::OwnStatement(sqlite3* db, const std::string& sql) : db_(db) {
  if (sqlite3_prepare_v2(db, sql.c_str(), -1, &statement_, nullptr) != SQLITE_OK)
    throw SqliteFailure(db);
}

OwnStatement::~OwnStatement() {
  sqlite3_finalize(statement_);
}

OwnStatement::OwnStatement(OwnStatement&& other) noexcept
    : db_(other.db_), statement_(std::exchange(other.statement_, nullptr)) {}

OwnStatement& OwnStatement::operator=(OwnStatement&& other) noexcept {
  std::swap(db_, other.db_);
  std::swap(statement_, other.statement_);
  return *this;
}

bool OwnStatement::step() {
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  throw SqliteFailure(db_);
}

void OwnStatement::reset() {
  sqlite3_reset(statement_);
}

std::int64_t OwnStatement::integer(int column) const {
  return sqlite3_column_int64(statement_, column);
}

std::string OwnStatement::text(int column) const {
  const void* const bytes = sqlite3_column_text(statement_, column);
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
  return bytes ? std::string(static_cast<const char*>(bytes), size) : std::string();
}

unsigned CellKeys::mask() const {
  return (indicator ? 1U : 0U) | (period ? 2U : 0U) | (region ? 4U : 0U) | (breakdown ? 8U : 0U);
}

std::string cells_sql(bool as_of, unsigned mask) {
  std::string keys;
  for (std::size_t i = 0; i < kKeyColumns.size(); ++i)
    if ((mask & (1U << i)) != 0)
      keys += (keys.empty() ? "" : " AND ") + std::string(kKeyColumns[i]) + " = ?" +
              std::to_string(i + 1);
  return clock_sql(as_of ? "cells_as_of" : "cells", {{"keys", keys.empty() ? "true" : keys}});
}

void CellReader::start(const CellKeys& keys) {
  stop();
  const unsigned mask = keys.mask();
  OwnStatement& statement = statements_[mask];
  if (!statement) statement = OwnStatement(db_, cells_sql(as_of_.has_value(), mask));
  const std::array<std::optional<std::int64_t>, 5> values = {keys.indicator, keys.period,
                                                             keys.region, keys.breakdown, as_of_};
  for (std::size_t i = 0; i < values.size(); ++i)
    if (values[i] && sqlite3_bind_int64(statement.get(), static_cast<int>(i) + 1, *values[i]))
      throw SqliteFailure(db_);
  current_ = &statement;
}

void CellReader::stop() {
  if (current_) current_->reset();
}

}  // namespace kv::queryctl
