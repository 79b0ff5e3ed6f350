// SPDX-License-Identifier: MIT
#pragma once

#include <SQLiteCpp/Database.h>
#include <cstdint>
#include <map>
#include <string>

namespace kv {

struct TableHash {
  std::int64_t rows = 0;
  std::string hash;  ///< 64 hexadecimal digits
};

/// What each table of the warehouse says, by name, whatever the order in which SQLite keeps its
/// rows. A row's hash is the SHA-256 of its cells, each with its type (n, i, r, t, b) and its
/// value: 8 bytes of an integer or a double, the length and the bytes of a text or blob; of the
/// packed columns of load_place and load_text, p and the unpacked bytes. A table's hash is the
/// SHA-256 of its columns' names, the number of rows and the sum of the rows' hashes modulo 2^256
/// (an incremental hash of a multiset: Bellare and Micciancio, 1997). It needs no sorting and no
/// memory.
///
/// Left out is what two warehouses of the same content may differ in: when and by which version of
/// the program a migration was applied, the program's version of a load, and the archive of raw
/// files, which has a SHA-256 of its own for each file.
std::map<std::string, TableHash> content_hashes(SQLite::Database& db);

/// The same of one table.
TableHash content_hash(SQLite::Database& db, const std::string& table);

}  // namespace kv
