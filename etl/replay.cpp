// SPDX-License-Identifier: MIT
#include "etl/replay.h"

#include <SQLiteCpp/Statement.h>
#include <fstream>

#include "etl/dates.h"
#include "etl/loader.h"
#include "etl/temp_folder.h"
#include "schema/archive.h"
#include "schema/error.h"
#include "schema/sha256.h"
#include "schema/warehouse.h"

namespace kv::etl {
namespace {

namespace fs = std::filesystem;

struct LedgerEntry {
  int load_id = 0;
  std::string source;
  int vintage = 0;
  std::string mapping_sha256;
  Replay signature;
  std::vector<std::string> hashes;  ///< of the files
};

std::vector<LedgerEntry> read_ledger(SQLite::Database& db) {
  std::vector<LedgerEntry> entries;
  SQLite::Statement loads(
      db,
      "SELECT load_id, code, vintage, vintage_basis, loaded_at, operator,"
      " coalesce(mapping_sha256, '') FROM load JOIN source USING (source_id) ORDER BY load_id");
  SQLite::Statement files(  // each table of a workbook has a row
      db,
      "SELECT min(name), sha256 FROM load_file WHERE load_id = ?"
      " GROUP BY sha256 ORDER BY min(file_no)");
  while (loads.executeStep()) {
    LedgerEntry entry;
    entry.load_id = loads.getColumn(0).getInt();
    entry.source = loads.getColumn(1).getString();
    entry.vintage = loads.getColumn(2).getInt();
    entry.mapping_sha256 = loads.getColumn(6).getString();
    entry.signature.load_id = entry.load_id;
    entry.signature.vintage_basis = loads.getColumn(3).getString();
    entry.signature.loaded_at = loads.getColumn(4).getString();
    entry.signature.operator_name = loads.getColumn(5).getString();
    files.bind(1, entry.load_id);
    while (files.executeStep()) {
      entry.signature.names.push_back(files.getColumn(0).getString());
      entry.hashes.push_back(files.getColumn(1).getString());
    }
    files.reset();
    entries.push_back(std::move(entry));
  }
  return entries;
}

std::string read_text(SQLite::Database& db, const std::string& sha256) {
  std::string text;
  read_archived(db, sha256, [&text](std::string_view piece) { text += piece; });
  return text;
}

class Rebuilder {
 public:
  Rebuilder(SQLite::Database& db, fs::path copy) : db_(db), copy_(std::move(copy)) {}

  Rebuild run() {
    if (db_.execAndGet("PRAGMA user_version").getInt() < schema_version())
      throw Error("The warehouse has an older schema than this program makes.",
                  "Run `etl upgrade` first; it makes a backup.", ExitCode::kCannotOpen);
    const std::vector<LedgerEntry> entries = read_ledger(db_);
    create_warehouse(copy_);
    result_.loads = entries.size();
    for (const LedgerEntry& entry : entries)
      if (can_replay(entry)) replay(entry);
    compare();
    return std::move(result_);
  }

 private:
  static std::string name_of(const LedgerEntry& entry) {
    return "Load " + std::to_string(entry.load_id) + " (" + entry.source + ", vintage " +
           format_date(entry.vintage) + ")";
  }

  bool can_replay(const LedgerEntry& entry) {
    std::string missing;
    for (std::size_t i = 0; i < entry.hashes.size(); ++i)
      if (!is_archived(db_, entry.hashes[i]))
        missing += (missing.empty() ? "" : ", ") + entry.signature.names[i];
    if (missing.empty()) return true;
    result_.problems.push_back(name_of(entry) + " cannot be made again: not archived: " + missing +
                               ". `etl keep` adds the bytes of files that you still have.");
    return false;
  }

  // The mapping that read the files then, where the archive has it; else this program's.
  Source mapping_of(const LedgerEntry& entry) {
    for (const Source& source : sources())
      if (source.code == entry.source &&
          (source.text.empty() || sha256_hex(source.text) == entry.mapping_sha256))
        return source;
    if (is_archived(db_, entry.mapping_sha256)) {
      result_.notes.push_back(name_of(entry) +
                              " was made again with the mapping of that time, from the archive; "
                              "this program has another version of it.");
      return parse_source("the archived mapping of " + entry.source,
                          read_text(db_, entry.mapping_sha256));
    }
    result_.notes.push_back(name_of(entry) + " was made again with this program's mapping: " +
                            (entry.mapping_sha256.empty()
                                 ? "which one read it then was not recorded."
                                 : "the one of that time is not archived."));
    return find_source(entry.source);
  }

  void replay(const LedgerEntry& entry) {
    try {
      const Source source = mapping_of(entry);
      LoadOptions options = read_options(db_, entry.load_id);
      if (entry.signature.vintage_basis == "day of load") options.vintage = entry.vintage;
      options.replay = entry.signature;
      const TempFolder folder;
      std::vector<fs::path> paths;
      for (const std::string& sha256 : entry.hashes)
        paths.push_back(unpack(sha256, folder.path() / std::to_string(paths.size() + 1)));
      SQLite::Database copy = open_warehouse(copy_, Access::kWrite);
      tell(entry, load_files(copy, source, paths, options));
    } catch (const Error& error) {
      result_.problems.push_back(name_of(entry) + " could not be made again: " + error.what());
    }
  }

  fs::path unpack(const std::string& sha256, fs::path path) {
    std::ofstream file(path, std::ios::binary);
    read_archived(db_, sha256, [&file](std::string_view piece) {
      file.write(piece.data(), static_cast<std::streamsize>(piece.size()));
    });
    if (!file.flush())
      throw Error("there is no room for temporary files.", "Set TMPDIR to another folder.",
                  ExitCode::kCannotOpen);
    return path;
  }

  void tell(const LedgerEntry& entry, const LoadResult& result) {
    if (result.written) {
      ++result_.replayed;
      return;
    }
    std::string why = "the same files stand in the ledger twice";
    for (const Finding& finding : result.findings.all())
      if (finding.severity == Severity::kError) why = finding.message;
    result_.problems.push_back(name_of(entry) + " could not be made again: " + why);
  }

  void compare() {
    SQLite::Database copy = open_warehouse(copy_, Access::kRead);
    result_.before = content_hashes(db_);
    result_.after = content_hashes(copy);
    for (const auto& [table, before] : result_.before) {
      const auto after = result_.after.find(table);
      if (after == result_.after.end())
        result_.problems.push_back("Table " + table +
                                   " is no table of this version; it was not made again.");
      else if (before.hash != after->second.hash)
        result_.problems.push_back(
            "Table " + table + " differs: " + std::to_string(before.rows) + " row(s) before, " +
            std::to_string(after->second.rows) + " made again" +
            (before.rows == after->second.rows ? ", and not the same ones." : "."));
    }
  }

  SQLite::Database& db_;
  fs::path copy_;
  Rebuild result_;
};

}  // namespace

Rebuild rebuild_warehouse(SQLite::Database& db, const fs::path& copy) {
  return Rebuilder(db, copy).run();
}

}  // namespace kv::etl
