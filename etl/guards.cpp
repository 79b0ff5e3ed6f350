// SPDX-License-Identifier: MIT
#include "etl/guards.h"

#include <SQLiteCpp/Statement.h>
#include <sqlite3.h>
#include <string>
#include <string_view>

#include "schema/error.h"

namespace kv::etl {
namespace {

int authorize(void*, int action, const char*, const char*, const char* database, const char*) {
  const std::string_view schema = database ? database : "";
  switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_FUNCTION:
    case SQLITE_RECURSIVE:
    case SQLITE_TRANSACTION:
    case SQLITE_SAVEPOINT:
      return SQLITE_OK;
    case SQLITE_ATTACH:
    case SQLITE_DETACH:
    case SQLITE_PRAGMA:
    case SQLITE_CREATE_TEMP_TRIGGER:  // it could act later, when the loader writes
      return SQLITE_DENY;
    default:
      return schema == "temp" ? SQLITE_OK : SQLITE_DENY;
  }
}

}  // namespace

MappingGuard::MappingGuard(SQLite::Database& db) : handle_(db.getHandle()) {
  sqlite3_set_authorizer(handle_, &authorize, nullptr);
}

MappingGuard::~MappingGuard() {
  sqlite3_set_authorizer(handle_, nullptr, nullptr);
}

void UncheckedKeys::check() const {
  for (const char* table :
       {"region", "region_version", "region_change", "region_territory", "region_part",
        "region_note", "region_group_member", "indicator", "category", "breakdown_category", "load",
        "load_file", "load_kind", "load_option", "load_place", "load_scope", "load_text"}) {
    SQLite::Statement orphans(db_, std::string("PRAGMA foreign_key_check(") + table + ")");
    if (orphans.executeStep())
      throw Error(std::string("A row of ") + table + " would refer to nothing; nothing was loaded.",
                  "This is a fault of the program or of the source's mapping; please report it.");
  }
}

}  // namespace kv::etl
