// SPDX-License-Identifier: MIT
#include "schema/archive.h"

#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>

#include "schema/compress.h"
#include "schema/error.h"
#include "schema/sha256.h"

namespace kv {
namespace {

using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

[[noreturn]] void fail_spool() {
  throw Error("A file could not be compressed: the folder for temporary files cannot be used.",
              "Free room there, set TMPDIR to another folder, or say --no-archive to keep only the "
              "hash of the raw files.",
              ExitCode::kCannotOpen);
}

bool has_archive(SQLite::Database& db) {
  return db.tableExists("archive");
}

Error damaged(const std::string& sha256, const std::string& how) {
  return Error("The archived file " + sha256 + " is damaged: " + how + ".",
               "Take it again from the agency, or use a backup of the warehouse.");
}

}  // namespace

struct ArchiveSpool::State {
  struct Piece {
    std::size_t bytes = 0;
    std::size_t compressed = 0;
  };
  File file{std::tmpfile(), &std::fclose};
  Compressor compressor;
  std::vector<Piece> pieces;
  std::string pending;
  std::size_t bytes = 0;
  Sha256 hash;

  void compress(std::string_view piece) {
    if (!file) fail_spool();
    const std::string_view frame = compressor.compress(piece);
    if (std::fwrite(frame.data(), 1, frame.size(), file.get()) != frame.size()) fail_spool();
    pieces.push_back({piece.size(), frame.size()});
  }
};

ArchiveSpool::ArchiveSpool() : state_(std::make_unique<State>()) {}
ArchiveSpool::~ArchiveSpool() = default;
ArchiveSpool::ArchiveSpool(ArchiveSpool&&) noexcept = default;
ArchiveSpool& ArchiveSpool::operator=(ArchiveSpool&&) noexcept = default;

void ArchiveSpool::append(std::string_view bytes) {
  state_->hash.update(bytes);
  state_->bytes += bytes.size();
  while (!bytes.empty()) {
    if (state_->pending.empty() && bytes.size() >= kArchiveChunk) {
      state_->compress(bytes.substr(0, kArchiveChunk));
      bytes.remove_prefix(kArchiveChunk);
      continue;
    }
    const std::size_t room = std::min(bytes.size(), kArchiveChunk - state_->pending.size());
    state_->pending.append(bytes.substr(0, room));
    bytes.remove_prefix(room);
    if (state_->pending.size() < kArchiveChunk) continue;
    state_->compress(state_->pending);
    state_->pending.clear();
  }
}

std::size_t ArchiveSpool::compressed_bytes() const {
  std::size_t bytes = state_->pending.size();
  for (const State::Piece& piece : state_->pieces) bytes += piece.compressed;
  return bytes;
}

void ArchiveSpool::write(SQLite::Database& db, const std::string& sha256) {
  if (!state_->pending.empty()) state_->compress(state_->pending);
  state_->pending.clear();
  if (state_->hash.finish_hex() != sha256)
    throw Error("A file changed while it was being loaded; nothing was loaded.",
                "Load it again when it is no longer being written.");
  SQLite::Statement insert(
      db, "INSERT INTO archive (sha256, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING");
  insert.bind(1, sha256);
  insert.bind(2, static_cast<std::int64_t>(state_->bytes));
  if (insert.exec() == 0) return;
  const std::int64_t id = db.getLastInsertRowid();
  SQLite::Statement piece(
      db, "INSERT INTO archive_chunk (archive_id, chunk_no, bytes, data) VALUES (?, ?, ?, ?)");
  if (!state_->pieces.empty()) std::rewind(state_->file.get());
  std::string frame;
  std::int64_t number = 0;
  for (const State::Piece& entry : state_->pieces) {
    frame.resize(entry.compressed);
    if (std::fread(frame.data(), 1, frame.size(), state_->file.get()) != frame.size()) fail_spool();
    piece.bind(1, id);
    piece.bind(2, number++);
    piece.bind(3, static_cast<std::int64_t>(entry.bytes));
    piece.bindNoCopy(4, frame.data(), static_cast<int>(frame.size()));
    piece.exec();
    piece.reset();
  }
}

void archive_bytes(SQLite::Database& db, const std::string& sha256, std::string_view bytes) {
  ArchiveSpool spool;
  spool.append(bytes);
  spool.write(db, sha256);
}

bool is_archived(SQLite::Database& db, const std::string& sha256) {
  if (!has_archive(db)) return false;
  SQLite::Statement find(db, "SELECT 1 FROM archive WHERE sha256 = ?");
  find.bind(1, sha256);
  return find.executeStep();
}

void read_archived(SQLite::Database& db, const std::string& sha256,
                   const std::function<void(std::string_view)>& take) {
  if (!is_archived(db, sha256))
    throw Error("The file " + sha256 + " is not archived: only its hash was kept.",
                "`etl keep` adds the bytes of a file that you still have.");
  SQLite::Statement pieces(
      db,
      "SELECT archive_chunk.bytes, data FROM archive JOIN archive_chunk USING (archive_id)"
      " WHERE sha256 = ? ORDER BY chunk_no");
  pieces.bind(1, sha256);
  Decompressor decompressor(kArchiveChunk);
  Sha256 hash;
  while (pieces.executeStep()) {
    const SQLite::Column data = pieces.getColumn(1);
    std::string_view bytes;
    try {
      bytes = decompressor.decompress(
          {static_cast<const char*>(data.getBlob()), static_cast<std::size_t>(data.getBytes())});
    } catch (const Error& error) {
      throw damaged(sha256,
                    std::string("a piece of it cannot be uncompressed (") + error.what() + ")");
    }
    if (static_cast<std::int64_t>(bytes.size()) != pieces.getColumn(0).getInt64())
      throw damaged(sha256, "a piece of it has another length than was recorded");
    hash.update(bytes);
    take(bytes);
  }
  if (const std::string found = hash.finish_hex(); found != sha256)
    throw damaged(sha256, "its bytes now have the SHA-256 " + found);
}

void verify_archive(SQLite::Database& db, std::vector<std::string>& problems) {
  if (!has_archive(db)) return;
  std::vector<std::string> files;
  SQLite::Statement list(db, "SELECT sha256 FROM archive ORDER BY archive_id");
  while (list.executeStep()) files.push_back(list.getColumn(0).getString());
  for (const std::string& sha256 : files) {
    try {
      read_archived(db, sha256, [](std::string_view) {});
    } catch (const Error& error) {
      problems.emplace_back(error.what());
    }
  }
}

}  // namespace kv
