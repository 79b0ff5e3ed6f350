// SPDX-License-Identifier: MIT
#pragma once

#include <SQLiteCpp/Database.h>
#include <future>
#include <string>
#include <utility>
#include <vector>

#include "etl/load_options.h"
#include "etl/reading.h"
#include "etl/source.h"
#include "schema/archive.h"

namespace kv::etl {

/// The raw files of one load on their way into the archive.
class Archiving {
 public:
  /// Compresses the files' bytes beside what the caller goes on to do, unless the options say
  /// --no-archive.
  Archiving(const std::vector<LoadedFile>& files, const LoadOptions& options);

  /// How many bytes write() will store. Waits until all is compressed.
  std::size_t compressed_bytes();
  /// Writes, in the caller's transaction, what is needed to make the load again: the files' bytes
  /// and the mapping's text (not with --no-archive), the mapping's hash and the options.
  void write(SQLite::Database& db, int load_id, const Source& source);

 private:
  const LoadOptions& options_;
  std::vector<std::pair<std::string, ArchiveSpool>> spools_;  ///< by SHA-256
  std::future<void>
      compressing_;  ///< of all; the last member, so that it ends before the spools go
};

}  // namespace kv::etl
