// SPDX-License-Identifier: MIT
#include "schema/archive.h"

#include <SQLiteCpp/Transaction.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <random>

#include "schema/error.h"
#include "schema/sha256.h"
#include "tests/schema/support.h"

namespace kv {
namespace {

using test::FreshWarehouse;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::string read_back(SQLite::Database& db, const std::string& sha256) {
  std::string bytes;
  read_archived(db, sha256, [&bytes](std::string_view piece) { bytes += piece; });
  return bytes;
}

// Bytes that do not compress.
std::string noise(std::size_t size) {
  std::mt19937 random(7);
  std::string bytes(size, '\0');
  for (char& byte : bytes) byte = static_cast<char>(random());
  return bytes;
}

class Archive : public ::testing::Test {
 protected:
  FreshWarehouse warehouse_;
  SQLite::Database db_ = warehouse_.open();
};

TEST_F(Archive, GivesBackEveryFileByteForByte) {
  const std::string row = "0301;Oslo;2013;12,5\r\n";
  std::string table;
  while (table.size() < 3 * kArchiveChunk) table += row;
  for (const std::string& bytes :
       {std::string(), std::string("\0;\n", 3), table, noise(kArchiveChunk),
        noise(kArchiveChunk - 1), noise(2 * kArchiveChunk + 1)}) {
    const std::string sha256 = sha256_hex(bytes);
    archive_bytes(db_, sha256, bytes);
    EXPECT_TRUE(read_back(db_, sha256) == bytes) << bytes.size() << " bytes came back changed";
  }
  std::vector<std::string> problems;
  verify_archive(db_, problems);
  EXPECT_THAT(problems, IsEmpty());
}

TEST_F(Archive, HoweverTheBytesComeTheFileIsTheSame) {
  const std::string bytes = noise(kArchiveChunk + 5000);
  ArchiveSpool spool;
  for (std::size_t at = 0, step = 1; at < bytes.size(); at += step, step = step * 3 % 70001 + 1)
    spool.append(std::string_view(bytes).substr(at, step));
  spool.write(db_, sha256_hex(bytes));
  EXPECT_TRUE(read_back(db_, sha256_hex(bytes)) == bytes);
  EXPECT_EQ(db_.execAndGet("SELECT max(bytes) FROM archive_chunk").getInt(), 1048576)
      << "a piece must never need more memory than that";
}

TEST_F(Archive, TheSameFileIsKeptOnce) {
  archive_bytes(db_, sha256_hex("a;b\n"), "a;b\n");
  archive_bytes(db_, sha256_hex("a;b\n"), "a;b\n");
  EXPECT_EQ(db_.execAndGet("SELECT count(*) FROM archive_chunk").getInt(), 1);
}

TEST_F(Archive, AFileThatChangedWhileItWasReadIsRefused) {
  SQLite::Transaction transaction(db_);
  EXPECT_THROW(archive_bytes(db_, sha256_hex("as it was"), "as it is now"), Error);
}

TEST_F(Archive, WhatIsNotArchivedIsSaidToBeNotArchived) {
  try {
    read_back(db_, sha256_hex("never seen"));
    FAIL();
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("is not archived"));
  }
}

// Each is what a damaged or hostile warehouse may hold; none may be handed out as the agency's
// file.
TEST_F(Archive, DamageIsFoundAndNamed) {
  const std::string bytes(5000, 'x');
  const std::string sha256 = sha256_hex(bytes);
  const std::string other = sha256_hex("other");
  archive_bytes(db_, sha256, bytes);
  archive_bytes(db_, other, "other");
  const struct {
    const char* damage;
    const char* said;
  } cases[] = {
      {"UPDATE archive_chunk SET data = zeroblob(100) WHERE archive_id = 1",
       "cannot be uncompressed"},
      {"UPDATE archive_chunk SET data = x'' WHERE archive_id = 1", "is damaged"},
      {"UPDATE archive_chunk SET bytes = 4999 WHERE archive_id = 1", "another length"},
      {"UPDATE archive_chunk SET data = (SELECT data FROM archive_chunk WHERE archive_id = 2), "
       "bytes = 5"
       " WHERE archive_id = 1",
       "now have the SHA-256"},
      {"DELETE FROM archive_chunk WHERE archive_id = 1", "now have the SHA-256"},
  };
  for (const auto& entry : cases) {
    SQLite::Transaction transaction(db_);
    db_.exec(entry.damage);
    std::vector<std::string> problems;
    verify_archive(db_, problems);
    EXPECT_THAT(problems, ElementsAre(HasSubstr(entry.said))) << entry.damage;
    EXPECT_THROW(read_back(db_, sha256), Error) << entry.damage;
    EXPECT_EQ(read_back(db_, other), "other") << entry.damage;
  }
}

// A frame of a few hundred bytes that grows to 8 MiB: it must be refused by the size of a piece,
// not found out by the memory it takes.
TEST_F(Archive, APieceThatWouldGrowBeyondItsSizeIsRefused) {
  archive_bytes(db_, sha256_hex("small"), "small");
  // RFC 8878: magic, a header without a content size, a window of 512 KiB, blocks "131072 times
  // 'x'".
  std::string frame =
      "28b52ffd"
      "00"
      "48";
  for (int i = 0; i < 63; ++i)
    frame +=
        "020010"
        "78";
  frame +=
      "030010"
      "78";
  db_.exec("UPDATE archive_chunk SET data = x'" + frame + "'");
  EXPECT_THROW(read_back(db_, sha256_hex("small")), Error);
  std::vector<std::string> problems;
  verify_archive(db_, problems);
  EXPECT_THAT(problems, ElementsAre(HasSubstr("cannot be uncompressed")));
}

}  // namespace
}  // namespace kv
