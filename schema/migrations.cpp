// SPDX-License-Identifier: MIT
#include "schema/migrations.h"

#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>

#include "schema/error.h"
#include "schema/sha256.h"
#include "schema/sql_file.h"
#include "schema/warehouse.h"

namespace kv {
namespace {

std::vector<Migration> read_migrations() {
  std::vector<Migration> list;
  for (const EmbeddedFile& file : embedded_schema()) {
    if (file.path.starts_with("checks/")) continue;
    const SqlFile parsed = parse_sql_file(file.path, file.text);
    parsed.require_known_tags({"migration", "title"});
    Migration migration;
    migration.version = std::stoi(parsed.blocks.at(0).get("migration", "0"));
    migration.title = parsed.blocks.at(0).get("title");
    migration.path = std::string(file.path);
    migration.sql = file.text;
    migration.sha256 = sha256_hex(file.text);
    if (migration.version != static_cast<int>(list.size()) + 1 || migration.title.empty())
      throw Error("schema/" + migration.path + " is not migration " +
                      std::to_string(list.size() + 1) + " with a title.",
                  "Number migrations without a hole and give each a @title.");
    list.push_back(std::move(migration));
  }
  return list;
}

void apply(SQLite::Database& db, const Migration& migration) {
  db.exec(std::string(migration.sql));
  SQLite::Statement record(
      db,
      "INSERT INTO schema_migration (version, title, sha256, applied_at, tool_version)"
      " VALUES (?, ?, ?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ?)");
  record.bind(1, migration.version);
  record.bind(2, migration.title);
  record.bind(3, migration.sha256);
  record.bind(4, KV_VERSION);
  record.exec();
  SQLite::Statement orphans(db, "PRAGMA foreign_key_check");
  if (orphans.executeStep())
    throw Error("Migration " + std::to_string(migration.version) + " leaves a row in table " +
                orphans.getColumn(0).getString() + " that refers to nothing.");
  db.exec("PRAGMA application_id = " + std::to_string(kApplicationId));
  db.exec("PRAGMA user_version = " + std::to_string(migration.version));
}

}  // namespace

const std::vector<Migration>& migrations() {
  static const std::vector<Migration> list = read_migrations();
  return list;
}

void apply_missing_migrations(SQLite::Database& db) {
  SQLite::Transaction transaction(db, SQLite::TransactionBehavior::IMMEDIATE);
  const int have = db.execAndGet("PRAGMA user_version").getInt();
  for (const Migration& migration : migrations())
    if (migration.version > have) apply(db, migration);
  transaction.commit();
}

}  // namespace kv
