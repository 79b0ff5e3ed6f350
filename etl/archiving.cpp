// SPDX-License-Identifier: MIT
#include "etl/archiving.h"

#include <SQLiteCpp/Statement.h>

#include "schema/sha256.h"

namespace kv::etl {

Archiving::Archiving(const std::vector<LoadedFile>& files, const LoadOptions& options)
    : options_(options) {
  if (!options.archive) return;
  std::vector<FileBytes> bytes;
  for (const LoadedFile& file : files) {
    spools_.emplace_back(file.sha256, ArchiveSpool());
    bytes.push_back(file.bytes);
  }
  compressing_ = std::async(std::launch::async, [this, bytes = std::move(bytes)] {
    for (std::size_t i = 0; i < bytes.size(); ++i)
      bytes[i].each_piece([&](std::string_view piece) { spools_[i].second.append(piece); });
  });
}

std::size_t Archiving::compressed_bytes() {
  if (compressing_.valid()) compressing_.get();
  std::size_t bytes = 0;
  for (const auto& [sha256, spool] : spools_) bytes += spool.compressed_bytes();
  return bytes;
}

void Archiving::write(SQLite::Database& db, int load_id, const Source& source) {
  if (compressing_.valid()) compressing_.get();
  for (auto& [sha256, spool] : spools_) spool.write(db, sha256);
  write_options(db, load_id, options_);
  if (source.text.empty()) return;  // the files describe themselves
  const std::string mapping = sha256_hex(source.text);
  if (options_.archive) archive_bytes(db, mapping, source.text);
  SQLite::Statement update(db, "UPDATE load SET mapping_sha256 = ? WHERE load_id = ?");
  update.bind(1, mapping);
  update.bind(2, load_id);
  update.exec();
}

}  // namespace kv::etl
