// SPDX-License-Identifier: MIT
#pragma once

#include <SQLiteCpp/Database.h>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "etl/batch.h"
#include "etl/finding.h"
#include "etl/source.h"

namespace kv::etl {

/// A row of the ledger; see table load in migration 0001 for what the counts mean.
struct LoadRecord {
  int load_id = 0;            ///< 0: the next number
  int vintage = 0;            ///< days since 1970-01-01
  std::string vintage_basis;  ///< "file", "option" or "day of load"
  std::string loaded_at;
  std::string operator_name;  ///< empty: who runs the program
  std::string note;
  std::size_t rows_read = 0;
  std::size_t cells_read = 0;
  std::size_t cells_new = 0;
  std::size_t cells_unchanged = 0;
  std::size_t cells_revised = 0;
  std::size_t cells_removed = 0;
  std::size_t cells_skipped = 0;
  std::size_t rows_changed = 0;
  bool mapping_changed =
      false;  ///< of a load in the ledger: another version of the mapping read it
};

/// An earlier load of `source` that took exactly files with these identities (SHA-256, a space, and
/// the period that their names state, if any), of vintage `vintage` when it is given. A load of
/// regions only, which another version of the mapping read, does not count: the present one may
/// find more in the files. nullopt when there is none.
std::optional<LoadRecord> find_same_files(SQLite::Database& db, const Source& source,
                                          const std::set<std::string>& identities,
                                          std::optional<int> vintage);

/// Throws Error when a source that `source` needs has never been loaded, and says how to load it.
void require_needed_sources(SQLite::Database& db, const Source& source);

/// Writes the load, its files and its findings; returns the load_id.
int write_load(SQLite::Database& db, int source_id, const LoadRecord& record, const Batch& batch,
               const Findings& findings);

/// Records which (indicator, period) the load speaks of. Pairs are ids of the warehouse.
void write_scope(SQLite::Database& db, int load_id, int vintage,
                 const std::set<std::pair<int, int>>& scope,
                 const std::set<std::string>& kinds = {"kommune"});

}  // namespace kv::etl
