// SPDX-License-Identifier: MIT
#pragma once

#include <SQLiteCpp/Database.h>
#include <filesystem>
#include <vector>

#include "etl/finding.h"
#include "etl/ledger.h"
#include "etl/load_options.h"
#include "etl/source.h"

namespace kv::etl {

/// What was found, and for a load what was done.
struct LoadResult {
  Findings findings;
  LoadRecord record;
  bool already_loaded = false;  ///< the same files stand in the ledger; nothing was done
  bool written = false;
  /// Of what has no cells of indicators (boundaries, survey waves), when it is checked without
  /// errors: what a load would do, a sentence each, and the plan's token (empty: nothing to do).
  std::vector<std::string> effects = {};
  std::string token = {};
};

/// Reads `files` as `source` says and compares them with the warehouse; writes nothing. Every
/// problem becomes a finding; so does every cell that differs from what the warehouse holds now.
/// Throws Error when a file cannot be read or a needed source has not been loaded.
LoadResult check_files(SQLite::Database& db, const Source& source,
                       const std::vector<std::filesystem::path>& files, const LoadOptions& options);

/// The same, and then merges everything in one transaction. With an error among the findings, and
/// when the files are in the ledger already, nothing is written.
LoadResult load_files(SQLite::Database& db, const Source& source,
                      const std::vector<std::filesystem::path>& files, const LoadOptions& options);

}  // namespace kv::etl
