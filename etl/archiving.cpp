// SPDX-License-Identifier: MIT
#include "etl/archiving.h"

#include <SQLiteCpp/Statement.h>

#include "schema/sha256.h"

namespace kv::etl {

Archiving::Archiving(const std::vector<LoadedFile>& files, const LoadOptions& options)
    : options_(options) {
  if (!options.archive) return;
  for (const LoadedFile& file : files) {
    spools_.emplace_back(file.sha256, ArchiveSpool());
    spools_.back().second.append(file.bytes);
  }
}

void Archiving::write(SQLite::Database& db, int load_id, const Source& source) {
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
