// SPDX-License-Identifier: MIT
// A load that dies, finds no room, or has company. The program runs in a process of its own.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <gtest/gtest.h>
#include <random>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#include "tests/etl/faults/child.h"
#include "tests/etl/support.h"

namespace kv::etl {
namespace {

// A long export of many years: about 11,000 cells.
std::string large_file(int value) {
  std::vector<std::string> rows;
  for (int year = 1600; year < 2012; ++year)
    for (const char* code :
         {"0101", "0104", "0136", "0301", "0901", "0904", "1902", "1903", "1915"})
      for (const char* measure :
           {"Anmodning om bosetting", "Vedtak om bosetting", "Faktisk bosetting"})
        rows.push_back(std::to_string(year) + ";" + code + ";;" + measure + ";" +
                       std::to_string(value));
  return test::long_file(rows);
}

// KV_KILLS=200 for the long run; the ordinary one is short.
int kill_count() {
  const char* wanted = std::getenv("KV_KILLS");
  return wanted ? std::max(1, std::atoi(wanted)) : 40;
}

class Faults : public ::testing::Test {
 protected:
  std::vector<std::string> load_of(const test::fs::path& db, const test::fs::path& file,
                                   const char* vintage) const {
    return {"load",      db.string(), "imdi-bosetting", file.string(),
            "--vintage", vintage,     "--accept",       "coverage"};
  }
  void restore() {
    for (const char* suffix : {"", "-wal", "-shm", "-journal"})
      test::fs::remove(db_.string() + suffix);
    test::fs::copy_file(saved_, db_);
  }
  // A warehouse with one vintage, and a file that revises every cell of it.
  void SetUp() override {
    test::fs::create_directory(temporary_);
    setenv("SQLITE_TMPDIR", temporary_.c_str(), 1);
    ASSERT_EQ(
        test::etl(load_of(db_, test::write_file(dir_ / "a.csv", large_file(1)), "2014-01-01")).code,
        0);
    test::fs::copy_file(db_, saved_);
    before_ = test::content_hash(db_);
  }
  test::TempDir dir_;
  test::fs::path db_ = test::small_warehouse(dir_);
  test::fs::path saved_ = dir_ / "saved.db";
  test::fs::path log_ = dir_ / "log";
  test::fs::path revision_ = test::write_file(dir_ / "b.csv", large_file(2));
  std::string before_;
  test::fs::path temporary_ = dir_ / "temporary";
};

// What a load leaves, without what differs from one run to the next.
std::string figures_hash(const test::fs::path& db) {
  return test::ask(db,
                   "SELECT count(*) || ' ' || sum(value) || ' ' || sum(vintage) FROM observation") +
         " " +
         test::ask(db,
                   "SELECT count(*) || ' ' || coalesce(sum(value), 0) FROM observation_history") +
         " " +
         test::ask(
             db, "SELECT (SELECT count(*) FROM load) || ' ' || (SELECT count(*) FROM load_scope)");
}

TEST_F(Faults, KilledAtAnyMomentTheWarehouseIsAsBeforeOrAfter) {
  const std::string before = figures_hash(db_);
  const auto began = std::chrono::steady_clock::now();
  ASSERT_EQ(test::wait_for(test::start(load_of(db_, revision_, "2015-01-01"), log_)), 0)
      << test::read_text(log_);
  const auto whole = std::chrono::duration_cast<std::chrono::microseconds>(
                         std::chrono::steady_clock::now() - began)
                         .count();
  const std::string after = figures_hash(db_);
  ASSERT_NE(after, before);

  std::mt19937 random(9);
  int killed = 0;
  const int kills = kill_count();
  for (int i = 0; i < kills; ++i) {
    restore();
    const pid_t child = test::start(load_of(db_, revision_, "2015-01-01"), log_);
    std::this_thread::sleep_for(std::chrono::microseconds(random() % static_cast<unsigned>(whole)));
    kill(child, SIGKILL);
    if (test::wait_for(child) == -SIGKILL) ++killed;
    const test::Outcome loads = test::etl({"loads", db_.string()});
    ASSERT_EQ(loads.code, 0) << "the warehouse does not open: " << loads.err;
    const std::string left = figures_hash(db_);
    ASSERT_TRUE(left == before || left == after) << "half of a load was left: " << left;
    if (i % 10 == 0) {
      const test::Outcome verified = test::etl({"verify", db_.string()});
      ASSERT_EQ(verified.code, 0) << verified.out;
    }
  }
  // Temporary files have no name once there is something in them.
  for (const test::fs::directory_entry& left : test::fs::directory_iterator(temporary_))
    EXPECT_EQ(left.file_size(), 0U) << left.path() << " was left behind with something in it";
  EXPECT_GT(killed, kills / 3) << "the loads were over before they were killed";
  const test::Outcome again = test::etl(load_of(db_, revision_, "2015-01-01"));
  EXPECT_EQ(again.code, 0) << again.err;
  EXPECT_EQ(figures_hash(db_), after);
}

TEST_F(Faults, AReaderReadsTheOldFiguresWhileALoadWrites) {
  const std::string before = figures_hash(db_);
  const pid_t child = test::start(load_of(db_, revision_, "2015-01-01"), log_);
  int reads = 0;
  int status = 0;
  std::string last;
  while (waitpid(child, &status, WNOHANG) == 0) {
    SQLite::Database db(db_.string(), SQLite::OPEN_READONLY, 2000);
    last = db.execAndGet("SELECT count(DISTINCT value) FROM observation").getString();
    ASSERT_EQ(last, "1") << "a reader saw the middle of a load";
    ++reads;
  }
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << test::read_text(log_);
  EXPECT_GT(reads, 0);
  EXPECT_NE(figures_hash(db_), before);
}

TEST_F(Faults, AReaderThatStaysOpenStopsNoLoad) {
  SQLite::Database reader(db_.string(), SQLite::OPEN_READONLY);
  reader.exec("BEGIN");
  ASSERT_EQ(reader.execAndGet("SELECT max(value) FROM observation").getInt(), 1);
  const int code = test::wait_for(test::start(load_of(db_, revision_, "2015-01-01"), log_));
  EXPECT_TRUE(code == 0 || code == 3) << test::read_text(log_);
  EXPECT_EQ(reader.execAndGet("SELECT max(value) FROM observation").getInt(), 1);
  reader.exec("COMMIT");
  if (code == 3) {
    EXPECT_EQ(test::content_hash(db_), before_);
  }
}

TEST_F(Faults, TwoLoadsAtOnceLoadTheFileOnce) {
  const pid_t first = test::start(load_of(db_, revision_, "2015-01-01"), log_);
  const pid_t second = test::start(load_of(db_, revision_, "2015-01-01"), dir_ / "log2");
  const int codes[] = {test::wait_for(first), test::wait_for(second)};
  for (const int code : codes)
    EXPECT_TRUE(code == 0 || code == 3)
        << code << test::read_text(log_) << test::read_text(dir_ / "log2");
  EXPECT_TRUE(codes[0] == 0 || codes[1] == 0);
  EXPECT_EQ(test::ask(db_, "SELECT count(*) FROM load WHERE vintage = 16436"), "1")
      << "one delivery stands twice in the ledger";
  EXPECT_EQ(test::etl({"verify", db_.string()}).code, 0);
}

// A full disk, as a limit on the size of files.
TEST_F(Faults, WithoutRoomTheLoadEndsInASentenceAndTheOldStateStays) {
  const auto size = test::fs::file_size(db_);
  for (const std::uintmax_t room : {size / 8, size / 2, size + 4096, size + size / 4}) {
    restore();
    const int code =
        test::wait_for(test::start(load_of(db_, revision_, "2015-01-01"), log_, [room] {
          signal(SIGXFSZ, SIG_IGN);
          const rlimit limit{room, room};
          setrlimit(RLIMIT_FSIZE, &limit);
        }));
    const std::string said = test::read_text(log_);
    if (code == 0) {
      EXPECT_EQ(test::ask(db_, "SELECT min(value) FROM observation"), "2")
          << "it was said to be loaded: " << said;
      continue;
    }
    EXPECT_EQ(code, 3) << "room for " << room << " bytes: " << said;
    EXPECT_NE(said.find("etl: "), std::string::npos) << said;
    EXPECT_EQ(test::content_hash(db_), before_) << "room for " << room << " bytes: " << said;
    EXPECT_EQ(test::etl({"verify", db_.string()}).code, 0);
  }
}

TEST_F(Faults, AWarehouseThatMayNotBeWrittenIsToldAsThat) {
  if (geteuid() == 0) {
    // root writes to read-only files: the load must then succeed.
    test::fs::permissions(db_, test::fs::perms::owner_read);
    EXPECT_EQ(test::wait_for(test::start(load_of(db_, revision_, "2015-01-01"), log_)), 0)
        << test::read_text(log_);
    return;
  }
  test::fs::permissions(db_, test::fs::perms::owner_read);
  EXPECT_EQ(test::wait_for(test::start(load_of(db_, revision_, "2015-01-01"), log_)), 3)
      << test::read_text(log_);
}

}  // namespace
}  // namespace kv::etl
