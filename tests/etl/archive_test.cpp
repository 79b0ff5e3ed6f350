// SPDX-License-Identifier: MIT
// The raw files: kept, given back, and good for making the warehouse again.
#include "schema/archive.h"

#include <SQLiteCpp/Database.h>
#include <gtest/gtest.h>

#include "schema/sha256.h"
#include "tests/etl/support.h"

namespace kv::etl {
namespace {

using test::ask;

std::string revised_file() {
  return test::replaced(test::whole_long_file(), ";40\n", ";41\n");
}

class ArchiveOfLoads : public ::testing::Test {
 protected:
  // A warehouse with KLASS and two vintages.
  void SetUp() override {
    ASSERT_EQ(load("a.csv", test::whole_long_file(), {"--vintage", "2014-01-01"}).code, 0);
    ASSERT_EQ(load("b.csv", revised_file(), {"--vintage", "2015-01-01", "--note", "revised"}).code,
              0);
  }
  test::Outcome load(const std::string& name, const std::string& bytes,
                     const std::vector<std::string>& more) {
    return test::load(dir_, db_, "imdi-bosetting", name, bytes, more);
  }
  test::Outcome rebuild() {
    test::fs::remove(copy_);
    return test::etl({"rebuild", db_.string(), copy_.string()});
  }
  test::TempDir dir_;
  test::fs::path db_ = test::small_warehouse(dir_);
  test::fs::path copy_ = dir_ / "copy.db";
};

TEST_F(ArchiveOfLoads, EveryFileComesBackByteForByte) {
  for (const auto& [name, bytes] : {std::pair{"a.csv", test::whole_long_file()},
                                    {"b.csv", revised_file()},
                                    {"nodes.csv", test::small_nodes()}}) {
    const test::fs::path path = dir_ / (std::string("out-") + name);
    const test::Outcome to_file =
        test::etl({"extract", db_.string(), name, "--output", path.string()});
    EXPECT_EQ(to_file.code, 0) << to_file.err;
    EXPECT_EQ(test::read_text(path), bytes);
    EXPECT_EQ(test::etl({"extract", db_.string(), sha256_hex(bytes).substr(0, 8)}).out, bytes);
    EXPECT_EQ(test::etl({"extract", db_.string(), name, "-o", path.string()}).code, 3)
        << "an existing file must not be overwritten";
  }
}

TEST_F(ArchiveOfLoads, ANameThatFitsTwoFilesIsNotGuessed) {
  test::fs::create_directory(dir_ / "new");
  const test::fs::path other =
      test::write_file(dir_ / "new/a.csv", test::replaced(revised_file(), ";41\n", ";42\n"));
  ASSERT_EQ(
      test::etl({"load", db_.string(), "imdi-bosetting", other.string(), "--vintage", "2016-01-01"})
          .code,
      0);
  KV_EXPECT_REFUSED(test::etl({"extract", db_.string(), "a.csv"}), 1, "fits 2 files");
  KV_EXPECT_REFUSED(test::etl({"extract", db_.string(), "c.csv"}), 1,
                    "No load took a file 'c.csv'");
}

TEST_F(ArchiveOfLoads, TheWarehouseMadeAgainHasTheSameContent) {
  const test::Outcome made = rebuild();
  EXPECT_EQ(made.code, 0) << made.out << made.err;
  EXPECT_EQ(made.out, "");
  EXPECT_NE(made.err.find("3 of 3 load(s) made again"), std::string::npos) << made.err;
  EXPECT_EQ(test::cell(copy_, "anmodet", "0301", "2012"), "41");
  EXPECT_EQ(ask(copy_, "SELECT note || operator || loaded_at FROM load WHERE load_id = 3"),
            ask(db_, "SELECT note || operator || loaded_at FROM load WHERE load_id = 3"));
  EXPECT_EQ(test::etl({"verify", copy_.string()}).code, 0);
  // The copy can itself be made again.
  EXPECT_EQ(test::etl({"rebuild", copy_.string(), (dir_ / "third.db").string()}).code, 0);
}

// A figure that was changed behind the loader's back must not pass as the agency's.
TEST_F(ArchiveOfLoads, AFigureThatNoFileSaidIsFound) {
  SQLite::Database(db_.string(), SQLite::OPEN_READWRITE)
      .exec("UPDATE observation SET value = 4711 WHERE value = 41");
  const test::Outcome made = rebuild();
  EXPECT_EQ(made.code, 5);
  EXPECT_EQ(made.out,
            "Table observation differs: 9 row(s) before, 9 made again, and not the same ones.\n");
}

TEST_F(ArchiveOfLoads, WithoutArchiveOnlyTheHashIsKeptAndThatIsSaid) {
  const std::string bytes = test::replaced(revised_file(), ";41\n", ";42\n");
  ASSERT_EQ(load("c.csv", bytes, {"--vintage", "2016-01-01", "--no-archive"}).code, 0);
  EXPECT_NE(test::etl({"loads", db_.string()}).out.find("not archived: "), std::string::npos);
  KV_EXPECT_REFUSED(test::etl({"extract", db_.string(), "c.csv"}), 1, "is not archived");
  const test::Outcome made = rebuild();
  EXPECT_EQ(made.code, 5);
  EXPECT_NE(made.out.find("Load 4 (imdi-bosetting, vintage 2016-01-01) cannot be made again: not "
                          "archived: "),
            std::string::npos)
      << made.out;
  EXPECT_NE(made.out.find("Table observation differs"), std::string::npos) << made.out;

  const test::fs::path file = dir_ / "c.csv";
  EXPECT_EQ(test::etl({"keep", db_.string(), file.string()}).code, 0);
  EXPECT_EQ(rebuild().code, 0);
  EXPECT_EQ(test::etl({"extract", db_.string(), "c.csv"}).out, bytes);
}

TEST_F(ArchiveOfLoads, OnlyFilesOfTheLedgerAreKept) {
  const test::fs::path file =
      test::write_file(dir_ / "changed.csv", test::whole_long_file() + "\n");
  KV_EXPECT_REFUSED(test::etl({"keep", db_.string(), file.string()}), 5, "is no file of any load");
  EXPECT_EQ(ask(db_, "SELECT count(*) FROM archive WHERE bytes = " +
                         std::to_string(test::read_text(file).size())),
            "0");
}

TEST_F(ArchiveOfLoads, EveryOptionThatShapedALoadIsUsedAgain) {
  std::string part = test::whole_long_file();
  part.resize(part.find("Personer;2012;1902"));
  ASSERT_EQ(load("d.csv", part,
                 {"--vintage", "2017-01-01", "--accept", "coverage,many-removed", "--note", "é"})
                .code,
            0);
  ASSERT_EQ(
      ask(db_, "SELECT group_concat(name || '=' || value) FROM load_option WHERE load_id = 4"),
      "accept=coverage,many-removed,note=é,vintage=2017-01-01");
  EXPECT_EQ(rebuild().code, 0);
}

// Without --vintage the load has the day on which it was made; made again, it keeps that day.
TEST_F(ArchiveOfLoads, TheDayOfALoadIsKept) {
  ASSERT_EQ(load("e.csv", test::replaced(revised_file(), ";41\n", ";43\n"), {}).code, 0);
  SQLite::Database(db_.string(), SQLite::OPEN_READWRITE)
      .exec(
          "UPDATE load SET vintage = 18000 WHERE load_id = 4;"
          "UPDATE load_scope SET vintage = 18000 WHERE load_id = 4;"
          "UPDATE observation SET vintage = 18000 WHERE value = 43;"
          "UPDATE observation_history SET vintage_to = 18000 WHERE vintage_from = 16436");
  const test::Outcome made = rebuild();
  EXPECT_EQ(made.code, 0) << made.out;
  EXPECT_EQ(ask(copy_, "SELECT vintage_basis FROM load WHERE load_id = 4"), "day of load");
}

// The program's mapping of a source changes from version to version; the archived one is used.
TEST_F(ArchiveOfLoads, TheMappingOfThatTimeReadsTheFile) {
  const std::string mapping = test::etl({"extract", db_.string(), "mapping of imdi-bosetting"}).out;
  ASSERT_NE(mapping.find("@source imdi-bosetting"), std::string::npos);
  const std::string older = mapping + "\n-- as it was then\n";
  SQLite::Database db(db_.string(), SQLite::OPEN_READWRITE);
  archive_bytes(db, sha256_hex(older), older);
  db.exec("UPDATE load SET mapping_sha256 = '" + sha256_hex(older) + "' WHERE load_id > 1");
  const test::Outcome made = rebuild();
  EXPECT_EQ(made.code, 0) << made.out;
  EXPECT_NE(made.err.find("with the mapping of that time"), std::string::npos) << made.err;
}

TEST_F(ArchiveOfLoads, DamageInTheArchiveIsFoundByVerifyAndByRebuild) {
  SQLite::Database(db_.string(), SQLite::OPEN_READWRITE)
      .exec(
          "UPDATE archive_chunk SET data = zeroblob(50) WHERE archive_id ="
          " (SELECT archive_id FROM archive WHERE sha256 = '" +
          sha256_hex(revised_file()) + "')");
  const test::Outcome verified = test::etl({"verify", db_.string()});
  EXPECT_EQ(verified.code, 5);
  EXPECT_NE(verified.out.find(sha256_hex(revised_file()) + " is damaged"), std::string::npos)
      << verified.out;
  const test::Outcome made = rebuild();
  EXPECT_EQ(made.code, 5);
  EXPECT_NE(made.out.find("Load 3 (imdi-bosetting, vintage 2015-01-01) could not be made again"),
            std::string::npos)
      << made.out;
}

TEST_F(ArchiveOfLoads, ACopyNeverOverwritesAFile) {
  test::write_file(copy_, "mine");
  KV_EXPECT_REFUSED(test::etl({"rebuild", db_.string(), copy_.string()}), 3, "exists already");
  EXPECT_EQ(test::read_text(copy_), "mine");
}

}  // namespace
}  // namespace kv::etl
