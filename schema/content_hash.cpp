// SPDX-License-Identifier: MIT
#include "schema/content_hash.h"

#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>
#include <array>
#include <cstring>
#include <set>
#include <sqlite3.h>
#include <string_view>
#include <utility>
#include <vector>

#include "schema/compress.h"
#include "schema/crypto_library.h"
#include "schema/error.h"
#include "schema/sha256.h"

namespace kv {
namespace {

const std::set<std::pair<std::string, std::string>>& left_out() {
  static const std::set<std::pair<std::string, std::string>> columns = {
      {"schema_migration", "applied_at"},
      {"schema_migration", "tool_version"},
      {"load", "tool_version"},
  };
  return columns;
}

std::string quoted(const std::string& name) {
  std::string text = "\"";
  for (const char c : name) text += c == '"' ? "\"\"" : std::string(1, c);
  return text + '"';
}

// A query whose cells are read by the C interface: their types matter here.
class Rows {
 public:
  Rows(SQLite::Database& db, const std::string& sql) : db_(db) {
    if (sqlite3_prepare_v2(db_.getHandle(), sql.c_str(), -1, &statement_, nullptr) != SQLITE_OK)
      throw SQLite::Exception(db_.getHandle());
  }
  ~Rows() { sqlite3_finalize(statement_); }
  Rows(const Rows&) = delete;
  Rows& operator=(const Rows&) = delete;

  bool next() const {
    const int code = sqlite3_step(statement_);
    if (code != SQLITE_ROW && code != SQLITE_DONE) throw SQLite::Exception(db_.getHandle());
    return code == SQLITE_ROW;
  }
  sqlite3_stmt* handle() const { return statement_; }
  int width() const { return sqlite3_column_count(statement_); }

 private:
  SQLite::Database& db_;
  sqlite3_stmt* statement_ = nullptr;
};

// 2^256 arithmetic in four words, least significant first.
class Sum {
 public:
  void add(const std::array<std::uint64_t, 4>& words) {
    std::uint64_t carry = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
      const std::uint64_t with_carry = words_[i] + carry;
      const std::uint64_t next = with_carry < carry ? 1 : 0;
      words_[i] = with_carry + words[i];
      carry = next + (words_[i] < with_carry ? 1 : 0);
    }
  }
  std::string_view bytes() const {
    return {reinterpret_cast<const char*>(words_.data()), sizeof words_};
  }

 private:
  std::array<std::uint64_t, 4> words_{};
};

void append_bytes(std::string& row, const void* data, std::size_t size) {
  row.append(static_cast<const char*>(data), size);
}

// Packed columns: what they say counts, not how one version of the compression packs it.
constexpr std::size_t kMaxPacked = std::size_t{8} << 20U;

void append_packed(std::string& row, sqlite3_stmt* statement, int column, Decompressor& unpack) {
  const std::string_view data(static_cast<const char*>(sqlite3_column_blob(statement, column)),
                              static_cast<std::size_t>(sqlite3_column_bytes(statement, column)));
  try {
    row += 'p';
    row += unpack.decompress(data);
  } catch (const Error&) {
    row += data;
  }
}

void append_cell(std::string& row, sqlite3_stmt* statement, int column) {
  switch (sqlite3_column_type(statement, column)) {
    case SQLITE_NULL:
      row += 'n';
      return;
    case SQLITE_INTEGER: {
      const std::int64_t value = sqlite3_column_int64(statement, column);
      row += 'i';
      return append_bytes(row, &value, sizeof value);
    }
    case SQLITE_FLOAT: {
      const double value = sqlite3_column_double(statement, column);
      row += 'r';
      return append_bytes(row, &value, sizeof value);
    }
    default: {
      row += sqlite3_column_type(statement, column) == SQLITE_TEXT ? 't' : 'b';
      const void* data = sqlite3_column_blob(statement, column);
      const std::int64_t size = sqlite3_column_bytes(statement, column);
      append_bytes(row, &size, sizeof size);
      if (data) append_bytes(row, data, static_cast<std::size_t>(size));
    }
  }
}

}  // namespace

TableHash content_hash(SQLite::Database& db, const std::string& table) {
  std::string columns;
  std::string names;
  SQLite::Statement info(db, "SELECT name FROM pragma_table_info(?)");
  info.bind(1, table);
  while (info.executeStep()) {
    const std::string name = info.getColumn(0).getString();
    if (left_out().contains({table, name})) continue;
    columns += (columns.empty() ? "" : ", ") + quoted(name);
    names += name + '\0';
  }
  TableHash result;
  Sum sum;
  std::string row;
  const Rows rows(db, "SELECT " + columns + " FROM main." + quoted(table));
  const bool packed = table == "load_place" || table == "load_text";
  Decompressor unpack(packed ? kMaxPacked : 0);
  while (rows.next()) {
    row.clear();
    const int plain = rows.width() - (packed ? 1 : 0);  // data is the last column
    for (int i = 0; i < plain; ++i) append_cell(row, rows.handle(), i);
    if (packed) append_packed(row, rows.handle(), plain, unpack);
    std::array<std::uint64_t, 4> digest{};
    if (crypto_library().EVP_Digest(row.data(), row.size(),
                                    reinterpret_cast<unsigned char*>(digest.data()), nullptr,
                                    crypto_library().EVP_sha256(), nullptr) != 1)
      throw Error("OpenSSL could not compute a SHA-256.");
    sum.add(digest);
    ++result.rows;
  }
  result.hash = sha256_hex(names + std::to_string(result.rows) + '\0' + std::string(sum.bytes()));
  return result;
}

std::map<std::string, TableHash> content_hashes(SQLite::Database& db) {
  std::vector<std::string> tables;
  SQLite::Statement list(
      db,
      "SELECT name FROM main.sqlite_schema WHERE type = 'table'"
      " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT IN ('archive', 'archive_chunk')");
  while (list.executeStep()) tables.push_back(list.getColumn(0).getString());
  std::map<std::string, TableHash> hashes;
  for (const std::string& table : tables) hashes.emplace(table, content_hash(db, table));
  return hashes;
}

}  // namespace kv
