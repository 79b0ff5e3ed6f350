// SPDX-License-Identifier: MIT
#include "tests/etl/support.h"

#include <SQLiteCpp/Statement.h>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <stdlib.h>

#include "etl/program.h"
#include "schema/sha256.h"

namespace kv::etl::test {
namespace {

fs::path make_folder() {
  std::string name = (fs::temp_directory_path() / "kv-etl-XXXXXX").string();
  if (!mkdtemp(name.data())) throw std::runtime_error("no folder could be made for the test");
  return name;
}

std::string quoted(const std::string& name) {
  return '"' + name + '"';
}

}  // namespace

TempDir::TempDir() : path_(make_folder()) {}

TempDir::~TempDir() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

fs::path write_file(const fs::path& path, std::string_view bytes) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!file.flush()) throw std::runtime_error(path.string() + " could not be written");
  return path;
}

std::string read_text(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

Outcome etl(const std::vector<std::string>& arguments) {
  std::ostringstream out;
  std::ostringstream err;
  Outcome outcome;
  outcome.code = run_program(arguments, out, err);
  outcome.out = out.str();
  outcome.err = err.str();
  return outcome;
}

std::string small_nodes() {
  return "name,code,label,variant,validFrom,validTo\n"
         "1,0101,Halden,1,1838-01-01,2020-01-01\n"
         "2,3001,Halden,1,2020-01-01,NA\n"
         "3,0104,Moss,1,1838-01-01,2020-01-01\n"
         "4,0136,Rygge,1,1838-01-01,2020-01-01\n"
         "5,3002,Moss,1,2020-01-01,NA\n"
         "6,0301,Oslo,1,1838-01-01,NA\n"
         "7,0901,Risør,1,1838-01-01,2020-01-01\n"
         "8,4201,Risør,1,2020-01-01,NA\n"
         "9,0904,Grimstad,1,1838-01-01,2020-01-01\n"
         "10,4202,Grimstad,1,2020-01-01,NA\n"
         "11,1902,Tromsø,1,1838-01-01,NA\n"
         "12,1903,Harstad,1,1838-01-01,2013-01-01\n"
         "13,1915,Bjarkøy,1,1838-01-01,2013-01-01\n"
         "14,1903,Harstad,2,2013-01-01,NA\n"
         "15,9999,Uoppgitt,1,1838-01-01,NA\n";
}

std::string small_edges() {
  return "from,to,changeOccurred,from_id,to_id\n"
         "1,2,2020-01-01,1,2\n"
         "3,5,2020-01-01,3,5\n"
         "4,5,2020-01-01,4,5\n"
         "7,8,2020-01-01,7,8\n"
         "9,10,2020-01-01,9,10\n"
         "12,14,2013-01-01,12,14\n"
         "13,14,2013-01-01,13,14\n";
}

fs::path empty_warehouse(const TempDir& dir) {
  fs::path db = dir / "kommune.db";
  create_warehouse(db);
  return db;
}

fs::path small_warehouse(const TempDir& dir) {
  fs::path db = empty_warehouse(dir);
  const Outcome loaded =
      etl({"load", db.string(), "klass-131", write_file(dir / "nodes.csv", small_nodes()).string(),
           write_file(dir / "edges.csv", small_edges()).string(), "--vintage", "2020-01-01"});
  if (loaded.code != 0) throw std::runtime_error("the small KLASS does not load: " + loaded.err);
  return db;
}

Outcome load(const TempDir& dir, const fs::path& db, const std::string& source,
             const std::string& name, std::string_view bytes,
             const std::vector<std::string>& more) {
  std::vector<std::string> arguments = {"load", db.string(), source,
                                        write_file(dir / name, bytes).string()};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return etl(arguments);
}

std::string long_file(const std::vector<std::string>& rows) {
  std::string text = "Enhet;År;Kommunenummer;Kommune;Bosetting;Antall\n";
  for (const std::string& row : rows) text += "Personer;" + row + "\n";
  return text;
}

std::string whole_long_file() {
  std::vector<std::string> rows;
  int value = 0;
  for (const char* code : {"0101;Halden", "0104;Moss", "0136;Rygge", "0301;Oslo", "0901;Risør",
                           "0904;Grimstad", "1902;Tromsø", "1903;Harstad", "1915;Bjarkøy"})
    rows.push_back("2012;" + std::string(code) + ";Anmodning om bosetting;" +
                   std::to_string(value += 10));
  return long_file(rows);
}

std::string content_hash(const fs::path& path) {
  SQLite::Database db(path.string(), SQLite::OPEN_READONLY);
  std::string all;
  std::vector<std::string> tables;
  SQLite::Statement schema(db, "SELECT name, type, sql FROM sqlite_schema ORDER BY type, name");
  while (schema.executeStep()) {
    all += schema.getColumn(0).getString() + '\x1f' + schema.getColumn(2).getString() + '\x1e';
    if (schema.getColumn(1).getString() == "table")
      tables.push_back(schema.getColumn(0).getString());
  }
  for (const std::string& table : tables) {
    std::string columns;
    SQLite::Statement info(db, "SELECT name FROM pragma_table_info(?)");
    info.bind(1, table);
    while (info.executeStep())
      columns += (columns.empty() ? "quote(" : " || '|' || quote(") +
                 quoted(info.getColumn(0).getString()) + ")";
    SQLite::Statement rows(
        db, "SELECT " + columns + " AS text FROM " + quoted(table) + " ORDER BY text");
    all += table + '\x1d';
    while (rows.executeStep()) all += rows.getColumn(0).getString() + '\x1e';
  }
  return sha256_hex(all);
}

std::string ask(const fs::path& path, const std::string& sql) {
  SQLite::Database db(path.string(), SQLite::OPEN_READONLY);
  SQLite::Statement rows(db, sql);
  if (!rows.executeStep()) throw std::runtime_error("no row for: " + sql);
  return rows.getColumn(0).isNull() ? "NULL" : rows.getColumn(0).getString();
}

std::string cell(const fs::path& path, const std::string& indicator, const std::string& region,
                 const std::string& period, const std::string& breakdown) {
  SQLite::Database db(path.string(), SQLite::OPEN_READONLY);
  SQLite::Statement rows(db,
                         "SELECT coalesce(value, status) FROM observations"
                         " WHERE indicator = ? AND region = ? AND period = ? AND breakdown = ?");
  int at = 0;
  for (const std::string& text : {indicator, region, period, breakdown}) rows.bind(++at, text);
  return rows.executeStep() ? rows.getColumn(0).getString() : "none";
}

std::string to_latin1(std::string_view text) {
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto lead = static_cast<unsigned char>(text[i]);
    if (lead < 0x80) {
      bytes += text[i];
    } else if (lead == 0xC2 || lead == 0xC3) {
      const auto next = static_cast<unsigned char>(text[++i]);
      bytes += static_cast<char>(((lead & 3U) << 6U) | (next & 0x3FU));
    } else {
      throw std::runtime_error("a letter that latin-1 does not have");
    }
  }
  return bytes;
}

std::string to_utf16(std::string_view text) {
  std::string bytes = "\xFF\xFE";
  for (const char c : to_latin1(text)) {
    bytes += c;
    bytes += '\0';
  }
  return bytes;
}

std::string double_encoded(std::string_view text) {
  std::string bytes;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      bytes += c;
    } else {
      bytes += static_cast<char>(0xC0U | (byte >> 6U));
      bytes += static_cast<char>(0x80U | (byte & 0x3FU));
    }
  }
  return bytes;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
    text.replace(at, from.size(), to);
  return text;
}

std::vector<Finding> of_rule(const Findings& findings, std::string_view rule) {
  std::vector<Finding> list;
  for (const Finding& finding : findings.all())
    if (finding.rule == rule) list.push_back(finding);
  return list;
}

fs::path shared_file(std::string_view name) {
  fs::path path = fs::path(KV_SOURCE_DIR) / ".." / "shared" / "data" / name;
  return fs::exists(path) ? path : fs::path{};
}

}  // namespace kv::etl::test
