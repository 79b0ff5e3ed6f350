// SPDX-License-Identifier: MIT
#pragma once

#include <SQLiteCpp/Database.h>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kv {

/// The bytes of one archived piece, uncompressed, at most.
inline constexpr std::size_t kArchiveChunk = std::size_t{1} << 20U;

/// A file on its way into the archive: compressed piece by piece into an unnamed temporary file, so
/// that neither the file nor its archive has to fit into memory, and the warehouse is locked only
/// while the compressed pieces are copied. One thread at a time.
class ArchiveSpool {
 public:
  ArchiveSpool();
  ~ArchiveSpool();
  ArchiveSpool(ArchiveSpool&&) noexcept;
  ArchiveSpool& operator=(ArchiveSpool&&) noexcept;

  /// Appends bytes of the file. Throws Error(kCannotOpen) when the temporary file cannot be
  /// written.
  void append(std::string_view bytes);
  /// About how many bytes write() will store.
  std::size_t compressed_bytes() const;
  /// Copies the file into the archive of `db` as `sha256`, in the caller's transaction. Does
  /// nothing when the archive has it. Throws Error when the appended bytes have another SHA-256.
  void write(SQLite::Database& db, const std::string& sha256);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Puts bytes that are in memory into the archive, in the caller's transaction.
void archive_bytes(SQLite::Database& db, const std::string& sha256, std::string_view bytes);

/// False also for a warehouse of a schema without an archive.
bool is_archived(SQLite::Database& db, const std::string& sha256);

/// Hands out the file's bytes piece by piece, in order. Throws Error when it is not archived, when
/// a piece is damaged, and, after the last piece, when the bytes have another SHA-256.
void read_archived(SQLite::Database& db, const std::string& sha256,
                   const std::function<void(std::string_view)>& take);

/// A sentence for each archived file that can no longer be read as it was.
void verify_archive(SQLite::Database& db, std::vector<std::string>& problems);

}  // namespace kv
