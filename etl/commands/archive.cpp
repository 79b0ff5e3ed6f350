// SPDX-License-Identifier: MIT
#include "schema/archive.h"

#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>
#include <boost/program_options/value_semantic.hpp>
#include <fstream>
#include <ostream>
#include <set>

#include "etl/commands/command.h"
#include "etl/reading.h"
#include "etl/source.h"
#include "schema/sha256.h"
#include "schema/warehouse.h"

namespace kv::etl {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kShortestHash = 6;

// The SHA-256 of the one file that `text` names: a name as `etl loads` shows it, with or without
// its folders, or the beginning of a SHA-256.
std::string find_file(SQLite::Database& db, const std::string& text) {
  SQLite::Statement files(
      db,
      "SELECT DISTINCT name, sha256 FROM load_file"
      " UNION SELECT 'mapping of ' || code, mapping_sha256"
      " FROM load JOIN source USING (source_id) WHERE mapping_sha256 IS NOT NULL"
      " ORDER BY name, sha256");
  std::set<std::string> found;
  std::string candidates;
  while (files.executeStep()) {
    const std::string name = files.getColumn(0).getString();
    const std::string sha256 = files.getColumn(1).getString();
    if (name != text && fs::path(name).filename() != text &&
        (text.size() < kShortestHash || !sha256.starts_with(text)))
      continue;
    found.insert(sha256);
    candidates += (candidates.empty() ? "" : ", ") + name + " " + sha256.substr(0, 12);
  }
  if (found.empty())
    throw Error("No load took a file '" + text + "'.",
                "`etl loads` lists the files; the first digits of the SHA-256 will do too.");
  if (found.size() > 1)
    throw Error(
        "'" + text + "' fits " + std::to_string(found.size()) + " files: " + candidates + ".",
        "Give the first digits of the SHA-256 instead.");
  return *found.begin();
}

void write_output(SQLite::Database& db, const std::string& sha256, const fs::path& path) {
  if (fs::exists(path))
    throw Error(path.string() + " exists already; it was left as it is.", "Choose another name.",
                ExitCode::kCannotOpen);
  const fs::path part = path.string() + ".part";
  std::ofstream file(part, std::ios::binary | std::ios::trunc);
  try {
    read_archived(db, sha256, [&file](std::string_view piece) {
      file.write(piece.data(), static_cast<std::streamsize>(piece.size()));
    });
    file.close();
    if (!file)
      throw Error(path.string() + " cannot be written.", "Check the folder and the room there.",
                  ExitCode::kCannotOpen);
    fs::rename(part, path);
  } catch (...) {
    std::error_code ignored;
    fs::remove(part, ignored);
    throw;
  }
}

// The mappings that read loads whose files are archived, where this program still has them.
void keep_mappings(SQLite::Database& db) {
  SQLite::Statement wanted(
      db,
      "SELECT DISTINCT l.mapping_sha256 FROM load AS l JOIN load_file USING (load_id)"
      " JOIN archive USING (sha256) WHERE l.mapping_sha256 IS NOT NULL"
      " AND l.mapping_sha256 NOT IN (SELECT sha256 FROM archive)");
  std::set<std::string> hashes;
  while (wanted.executeStep()) hashes.insert(wanted.getColumn(0).getString());
  for (const Source& source : sources())
    if (const std::string hash = sha256_hex(source.text); hashes.contains(hash))
      archive_bytes(db, hash, source.text);
}

}  // namespace

void describe_extract(boost::program_options::options_description& options) {
  options.add_options()("output,o",
                        boost::program_options::value<std::string>()->value_name("PATH"),
                        "write it there instead of to stdout");
}

ExitCode run_extract(const Invocation& in) {
  SQLite::Database db = open_warehouse(in.text("DB"), Access::kRead);
  const std::string sha256 = find_file(db, in.text("FILE"));
  if (in.has("output"))
    write_output(db, sha256, in.text("output"));
  else
    read_archived(db, sha256, [&in](std::string_view piece) { in.out << piece; });
  in.err << "SHA-256 " << sha256 << ", checked.\n";
  return ExitCode::kOk;
}

ExitCode run_keep(const Invocation& in) {
  SQLite::Database db = open_warehouse(in.text("DB"), Access::kWrite);
  ExitCode code = ExitCode::kOk;
  SQLite::Transaction transaction(db, SQLite::TransactionBehavior::IMMEDIATE);
  SQLite::Statement known(db, "SELECT min(load_id) FROM load_file WHERE sha256 = ?");
  for (const std::string& path : in.list("FILE")) {
    const LoadedFile file = std::move(read_files({path}).front());
    known.bind(1, file.sha256);
    known.executeStep();
    if (known.getColumn(0).isNull()) {
      in.err << path << " is no file of any load (SHA-256 " << file.sha256
             << "); it was not kept. A file that was changed is another file.\n";
      code = ExitCode::kProblems;
    } else if (is_archived(db, file.sha256)) {
      in.err << path << " is archived already.\n";
    } else {
      archive_bytes(db, file.sha256, file.bytes);
      in.err << path << " is now archived; load " << known.getColumn(0).getInt() << " took it.\n";
    }
    known.reset();
  }
  keep_mappings(db);
  transaction.commit();
  return code;
}

}  // namespace kv::etl
