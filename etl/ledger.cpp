// SPDX-License-Identifier: MIT
#include "etl/ledger.h"

#include <SQLiteCpp/Statement.h>
#include <cstdlib>
#include <pwd.h>
#include <unistd.h>

#include "etl/guards.h"
#include "schema/error.h"
#include "schema/sha256.h"

namespace kv::etl {
namespace {

std::string operator_name() {
  if (const char* user = std::getenv("USER"); user && *user) return user;
  const passwd* entry = getpwuid(geteuid());
  return entry && entry->pw_name ? entry->pw_name : std::to_string(geteuid());
}

void bind(SQLite::Statement& statement, int at, std::size_t count) {
  statement.bind(at, static_cast<std::int64_t>(count));
}

void bind_text(SQLite::Statement& statement, int at, const std::string& text) {
  if (text.empty())
    statement.bind(at);
  else
    statement.bind(at, text);
}

void write_files(SQLite::Database& db, int load_id, const Batch& batch) {
  SQLite::Statement insert(db,
                           "INSERT INTO load_file (load_id, file_no, name, bytes, sha256, "
                           "encoding, layout, period, rows,"
                           " sheet, decimal_mark)"
                           " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  int number = 0;
  for (const BatchFile& file : batch.files) {
    insert.bind(1, load_id);
    insert.bind(2, ++number);
    insert.bind(3, file.path.empty() ? file.name : file.path);
    bind(insert, 4, file.bytes);
    insert.bind(5, file.sha256);
    insert.bind(6, file.encoding);
    insert.bind(7, file.layout->name);
    bind_text(insert, 8, file.period_in_file ? std::string{} : file.file_period);
    bind(insert, 9, file.rows);
    bind_text(insert, 10, file.sheet);
    bind_text(insert, 11, file.layout->regions.empty() ? "" : std::string(1, file.layout->decimal));
    insert.exec();
    insert.reset();
  }
}

void write_findings(SQLite::Database& db, int load_id, const Findings& findings) {
  // For the CHECK of the severity, whose names are the program's, SQLite would make a table of the
  // three for each row.
  const UncheckedCells unchecked(db);
  SQLite::Statement insert(db, "INSERT INTO load_finding VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  int number = 0;
  for (const Finding& finding : findings.complete()) {
    insert.bind(1, load_id);
    insert.bind(2, ++number);
    insert.bind(3, std::string(severity_name(finding.severity)));
    insert.bind(4, finding.rule);
    bind_text(insert, 5, file_and_sheet(finding));
    if (finding.row > 0)
      bind(insert, 6, finding.row);
    else
      insert.bind(6);
    bind_text(insert, 7, column_letters(finding.column));
    bind_text(insert, 8, finding.value);
    insert.bind(9, finding.message);
    bind_text(insert, 10, finding.remedy);
    insert.exec();
    insert.reset();
  }
}

}  // namespace

std::optional<LoadRecord> find_same_files(SQLite::Database& db, const Source& source,
                                          const std::set<std::string>& identities,
                                          std::optional<int> vintage) {
  SQLite::Statement loads(
      db,
      "SELECT load_id, vintage, vintage_basis, loaded_at, coalesce(mapping_sha256, ''), cells_read"
      " FROM load JOIN source USING (source_id) WHERE code = ? ORDER BY load_id");
  loads.bind(1, source.code);
  const std::string mapping = sha256_hex(source.text);
  SQLite::Statement files(
      db, "SELECT sha256 || ' ' || coalesce(period, '') FROM load_file WHERE load_id = ?");
  while (loads.executeStep()) {
    LoadRecord record;
    record.load_id = loads.getColumn(0).getInt();
    record.vintage = loads.getColumn(1).getInt();
    record.vintage_basis = loads.getColumn(2).getString();
    record.loaded_at = loads.getColumn(3).getString();
    if (vintage && *vintage != record.vintage) continue;
    std::set<std::string> found;
    files.reset();
    files.bind(1, record.load_id);
    while (files.executeStep()) found.insert(files.getColumn(0).getString());
    if (found != identities) continue;
    const std::string then = loads.getColumn(4).getString();  // empty before schema version 2
    const bool changed = !source.text.empty() && then != mapping;
    // Regions are completed; figures of one vintage are not said twice in two ways.
    if (changed && loads.getColumn(5).getInt64() == 0) continue;
    record.mapping_changed = changed && !then.empty();
    return record;
  }
  return std::nullopt;
}

int write_load(SQLite::Database& db, int source_id, const LoadRecord& record, const Batch& batch,
               const Findings& findings) {
  SQLite::Statement insert(
      db,
      "INSERT INTO load (load_id, source_id, vintage, vintage_basis, loaded_at, operator, "
      "tool_version, "
      "note, accepted,"
      " rows_read, cells_read, cells_new, cells_unchanged, cells_revised, cells_removed, "
      "cells_skipped,"
      " rows_changed) VALUES (nullif(?17, 0), ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, "
      "?13, ?14,"
      " ?15, ?16)");
  std::string accepted;
  for (const std::string& rule : findings.accepted())
    accepted += (accepted.empty() ? "" : ",") + rule;
  insert.bind(1, source_id);
  insert.bind(2, record.vintage);
  insert.bind(3, record.vintage_basis);
  insert.bind(4, record.loaded_at);
  insert.bind(5, record.operator_name.empty() ? operator_name() : record.operator_name);
  insert.bind(6, KV_VERSION);
  bind_text(insert, 7, record.note);
  bind_text(insert, 8, accepted);
  bind(insert, 9, record.rows_read);
  bind(insert, 10, record.cells_read);
  bind(insert, 11, record.cells_new);
  bind(insert, 12, record.cells_unchanged);
  bind(insert, 13, record.cells_revised);
  bind(insert, 14, record.cells_removed);
  bind(insert, 15, record.cells_skipped);
  bind(insert, 16, record.rows_changed);
  insert.bind(17, record.load_id);
  insert.exec();
  const int load_id = static_cast<int>(db.getLastInsertRowid());
  write_files(db, load_id, batch);
  write_findings(db, load_id, findings);
  return load_id;
}

void require_needed_sources(SQLite::Database& db, const Source& source) {
  SQLite::Statement loaded(db, "SELECT 1 FROM load JOIN source USING (source_id) WHERE code = ?");
  for (const std::string& code : source.needs) {
    loaded.bind(1, code);
    if (!loaded.executeStep())
      throw Error("Source " + source.code + " needs " + code + ", which has not been loaded.",
                  "Load it first: etl load DB " + code + " FILE…");
    loaded.reset();
  }
}

void write_scope(SQLite::Database& db, int load_id, int vintage,
                 const std::set<std::pair<int, int>>& scope, const std::set<std::string>& kinds) {
  if (scope.empty()) return;
  SQLite::Statement kind_insert(db, "INSERT INTO load_kind (load_id, kind) VALUES (?, ?)");
  for (const std::string& kind : kinds) {
    kind_insert.bind(1, load_id);
    kind_insert.bind(2, kind);
    kind_insert.exec();
    kind_insert.reset();
  }
  SQLite::Statement insert(
      db, "INSERT INTO load_scope (indicator_id, period_id, vintage, load_id) VALUES (?, ?, ?, ?)");
  for (const auto& [indicator, period] : scope) {
    insert.bind(1, indicator);
    insert.bind(2, period);
    insert.bind(3, vintage);
    insert.bind(4, load_id);
    insert.exec();
    insert.reset();
  }
}

}  // namespace kv::etl
