// SPDX-License-Identifier: MIT
#pragma once

#include <SQLiteCpp/Database.h>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "schema/content_hash.h"

namespace kv::etl {

/// What came out when a warehouse's ledger was made again.
struct Rebuild {
  std::size_t loads = 0;                    ///< in the ledger
  std::size_t replayed = 0;                 ///< of them, made again
  std::vector<std::string> notes;           ///< what the reader should know, and is no difference
  std::map<std::string, TableHash> before;  ///< the content of each table
  std::map<std::string, TableHash> after;
  std::vector<std::string> problems;  ///< what could not be replayed, and each table that differs
};

/// Makes the new warehouse `copy` from the raw files in the archive of `db`: each load of the
/// ledger in its order, with the options it was given and the mapping that read it, under its own
/// number, time and operator. Then compares the content of every table (schema/content_hash.h). A
/// load that cannot be made again is a problem; the others still are. Throws Error when `copy`
/// exists or cannot be written.
Rebuild rebuild_warehouse(SQLite::Database& db, const std::filesystem::path& copy);

}  // namespace kv::etl
