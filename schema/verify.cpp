// SPDX-License-Identifier: MIT
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>

#include "schema/archive.h"
#include "schema/cell_places.h"
#include "schema/cell_texts.h"
#include "schema/error.h"
#include "schema/migrations.h"
#include "schema/sql_file.h"
#include "schema/warehouse.h"

namespace kv {
namespace {

void check_integrity(SQLite::Database& db, std::vector<std::string>& problems) {
  SQLite::Statement integrity(db, "PRAGMA integrity_check");
  while (integrity.executeStep())
    if (const std::string line = integrity.getColumn(0).getString(); line != "ok")
      problems.push_back("The file is damaged: " + line + ".");
  SQLite::Statement orphans(db, "PRAGMA foreign_key_check");
  while (orphans.executeStep())
    problems.push_back("A row of table " + orphans.getColumn(0).getString() +
                       " refers to a row of " + orphans.getColumn(2).getString() +
                       " that does not exist.");
}

void check_migrations(SQLite::Database& db, std::vector<std::string>& problems) {
  SQLite::Statement applied(db, "SELECT sha256 FROM schema_migration WHERE version = ?");
  for (const Migration& migration : migrations()) {
    applied.reset();
    applied.bind(1, migration.version);
    const std::string number = std::to_string(migration.version);
    if (!applied.executeStep())
      problems.push_back("Migration " + number + " has not been applied.");
    else if (applied.getColumn(0).getString() != migration.sha256)
      problems.push_back("Migration " + number +
                         " was applied from a file that differs from this program's.");
  }
}

// Whether what is packed in load_place and load_text can be unpacked: a sentence for each table.
void check_packed(SQLite::Database& db, std::vector<std::string>& problems) {
  for (const std::string table : {"load_place", "load_text"}) {
    if (!db.tableExists(table)) continue;
    SQLite::Statement rows(db, "SELECT load_id, data FROM " + table);
    try {
      while (rows.executeStep()) {
        const SQLite::Column data = rows.getColumn(1);
        const std::string_view bytes(static_cast<const char*>(data.getBlob()),
                                     static_cast<std::size_t>(data.getBytes()));
        if (table == "load_place")
          unpack_places(bytes);
        else
          unpack_texts(bytes);
      }
    } catch (const Error& error) {
      problems.push_back("Load " + rows.getColumn(0).getString() + ", table " + table + ": " +
                         error.what());
    }
  }
}

// A block with @problem returns rows of sentences; a block with @select only has to run.
void run_checks(SQLite::Database& db, std::vector<std::string>& problems) {
  for (const EmbeddedFile& embedded : embedded_schema()) {
    if (!embedded.path.starts_with("checks/")) continue;
    const SqlFile file = parse_sql_file(embedded.path, embedded.text);
    file.require_known_tags({"select", "problem"});
    for (const SqlBlock& block : file.blocks) {
      try {
        SQLite::Statement statement(db, block.sql);
        while (statement.executeStep())
          if (block.find("problem")) problems.push_back(statement.getColumn(0).getString());
      } catch (const SQLite::Exception& cause) {
        problems.push_back("schema/" + file.path + " line " + std::to_string(block.sql_line) +
                           " cannot run: " + cause.what() + ".");
      }
    }
  }
}

}  // namespace

std::vector<std::string> verify_warehouse(SQLite::Database& db) {
  std::vector<std::string> problems;
  check_integrity(db, problems);
  check_migrations(db, problems);
  run_checks(db, problems);
  check_packed(db, problems);
  verify_archive(db, problems);
  return problems;
}

}  // namespace kv
