// SPDX-License-Identifier: MIT
// The hash that sqlite3's .sha3sum prints: of the content of tables, whatever the file's layout.
// What is hashed is described in SQLite's ext/misc/shathree.c, sha3_query().
#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <ostream>
#include <sqlite3.h>

#include "queryctl/output/remarks.h"
#include "queryctl/shell/dot_commands.h"
#include "queryctl/words.h"
#include "schema/crypto_library.h"

namespace kv::queryctl {
namespace {

struct FreeContext {
  void operator()(EVP_MD_CTX* context) const { crypto_library().EVP_MD_CTX_free(context); }
};

class Hash {
 public:
  explicit Hash(const EVP_MD* kind) : context_(crypto_library().EVP_MD_CTX_new()) {
    crypto_library().EVP_DigestInit_ex(context_.get(), kind, nullptr);
  }
  void add(const void* bytes, std::size_t size) {
    crypto_library().EVP_DigestUpdate(context_.get(), bytes, size);
  }
  void add(std::string_view text) { add(text.data(), text.size()); }
  /// A tag and the size: "T12:".
  void add_size(char tag, std::size_t size) { add(tag + std::to_string(size) + ":"); }
  void add_number(char tag, std::uint64_t bits) {
    std::array<unsigned char, 9> bytes{static_cast<unsigned char>(tag)};
    for (std::size_t i = 8; i >= 1; --i, bits >>= 8) bytes[i] = static_cast<unsigned char>(bits);
    add(bytes.data(), bytes.size());
  }
  std::string text() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    crypto_library().EVP_DigestFinal_ex(context_.get(), digest.data(), &size);
    std::string out = hex({reinterpret_cast<const char*>(digest.data()), size});
    for (char& c : out)
      if (c >= 'A') c = static_cast<char>(c + 0x20);
    return out;
  }

 private:
  std::unique_ptr<EVP_MD_CTX, FreeContext> context_;
};

using Query = std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)>;

Query prepare(sqlite3* db, const std::string& sql) {
  sqlite3_stmt* raw = nullptr;
  if (sqlite3_prepare_v2(db, sql.c_str(), -1, &raw, nullptr) != SQLITE_OK)
    throw Error("The content cannot be read: " + std::string(sqlite3_errmsg(db)) + ".");
  return {raw, &sqlite3_finalize};
}

void add_row(Hash& hash, sqlite3_stmt* row) {
  hash.add("R");
  for (int i = 0; i < sqlite3_column_count(row); ++i) {
    switch (sqlite3_column_type(row, i)) {
      case SQLITE_NULL:
        hash.add("N");
        break;
      case SQLITE_INTEGER:
        hash.add_number('I', static_cast<std::uint64_t>(sqlite3_column_int64(row, i)));
        break;
      case SQLITE_FLOAT: {
        const double value = sqlite3_column_double(row, i);
        std::uint64_t bits = 0;
        std::memcpy(&bits, &value, sizeof bits);
        hash.add_number('F', bits);
        break;
      }
      default: {
        const bool text = sqlite3_column_type(row, i) == SQLITE_TEXT;
        const void* bytes = text ? static_cast<const void*>(sqlite3_column_text(row, i))
                                 : sqlite3_column_blob(row, i);
        const auto size = static_cast<std::size_t>(sqlite3_column_bytes(row, i));
        hash.add_size(text ? 'T' : 'B', size);
        hash.add(bytes, size);
      }
    }
  }
}

void add_query(Hash& hash, sqlite3* db, const std::string& sql) {
  const Query query = prepare(db, sql);
  hash.add_size('S', sql.size());
  hash.add(sql);
  int status = SQLITE_ROW;
  while ((status = sqlite3_step(query.get())) == SQLITE_ROW) add_row(hash, query.get());
  if (status != SQLITE_DONE)
    throw Error("The content cannot be read: " + std::string(sqlite3_errmsg(db)) + ".");
}

std::string query_of(const std::string& table) {
  if (table == "sqlite_schema")
    return "SELECT type,name,tbl_name,sql FROM sqlite_schema ORDER BY name;";
  if (table == "sqlite_sequence") return "SELECT name,seq FROM sqlite_sequence ORDER BY name;";
  if (table == "sqlite_stat1") return "SELECT tbl,idx,stat FROM sqlite_stat1 ORDER BY tbl,idx;";
  if (table == "sqlite_stat4") return "SELECT * FROM sqlite_stat4 ORDER BY tbl, idx, rowid;\n";
  std::string name;
  for (const char c : table) name += c == '"' ? "\"\"" : std::string(1, c);
  return "SELECT * FROM \"" + name + "\" NOT INDEXED;";
}

struct Wanted {
  const EVP_MD* kind = crypto_library().EVP_sha3_224();  // sqlite3 3.40, whatever its help says
  bool schema = false;
  std::string pattern;
};

Wanted read(std::span<const std::string> words) {
  Wanted wanted;
  for (const std::string& word : words) {
    const std::string option = word.starts_with("--") ? word.substr(1) : word;
    if (option == "-schema")
      wanted.schema = true;
    else if (option == "-sha3-224")
      wanted.kind = crypto_library().EVP_sha3_224();
    else if (option == "-sha3-256")
      wanted.kind = crypto_library().EVP_sha3_256();
    else if (option == "-sha3-384")
      wanted.kind = crypto_library().EVP_sha3_384();
    else if (option == "-sha3-512")
      wanted.kind = crypto_library().EVP_sha3_512();
    else if (option.starts_with('-') || !wanted.pattern.empty())
      throw Error(
          ".sha3sum: \"" + word + "\" is not understood here.",
          "Usage: .sha3sum [--schema] [--sha3-224|--sha3-256|--sha3-384|--sha3-512] [PATTERN]",
          ExitCode::kUsage);
    else
      wanted.pattern = word;
  }
  return wanted;
}

}  // namespace

void run_sha3sum(Dispatcher& shell, std::span<const std::string> arguments) {
  const Wanted wanted = read(arguments);
  sqlite3* const db = shell.host().handle();
  std::vector<std::string> tables;
  const Query list = prepare(
      db,
      wanted.schema
          ? "SELECT lower(name) FROM sqlite_schema WHERE type='table' AND coalesce(rootpage,0)>1"
            " UNION ALL SELECT 'sqlite_schema' ORDER BY 1 collate nocase"
          : "SELECT lower(name) FROM sqlite_schema WHERE type='table' AND coalesce(rootpage,0)>1"
            " AND name NOT LIKE 'sqlite_%' ORDER BY 1 collate nocase");
  while (sqlite3_step(list.get()) == SQLITE_ROW)
    if (const auto* name = reinterpret_cast<const char*>(sqlite3_column_text(list.get(), 0)))
      if (wanted.pattern.empty() || matches(name, wanted.pattern)) tables.emplace_back(name);
  if (!wanted.pattern.empty()) {
    // As sqlite3 does with a pattern: a line for each table.
    for (const std::string& table : tables) {
      Hash hash(wanted.kind);
      add_query(hash, db, query_of(table));
      shell.host().out() << hash.text() << ' ' << table << '\n';
    }
    return;
  }
  Hash hash(wanted.kind);
  for (const std::string& table : tables) add_query(hash, db, query_of(table));
  shell.host().out() << hash.text() << '\n';
}

}  // namespace kv::queryctl
