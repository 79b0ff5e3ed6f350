// SPDX-License-Identifier: MIT
// Ctrl-C must end a fit at once: SQLite alone looks only between the steps of a statement.
#include <atomic>
#include <chrono>
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <string>
#include <thread>

namespace {

using Clock = std::chrono::steady_clock;

class LogitInterrupt : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_EQ(sqlite3_open(":memory:", &db_), SQLITE_OK);
    sqlite3_db_config(db_, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 1, nullptr);
    ASSERT_EQ(sqlite3_load_extension(db_, LOGIT, nullptr, nullptr), SQLITE_OK);
    ASSERT_EQ(
        sqlite3_exec(db_,
                     "CREATE TABLE t AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + "
                     "1 FROM n LIMIT 30000) SELECT i * 7919 % 5 < 2 AS y, i % 101 AS a, i % "
                     "103 AS b, i % 107 AS c, i % 109 AS d, i % 113 AS e, i % 127 AS f FROM n",
                     nullptr, nullptr, nullptr),
        SQLITE_OK);
  }
  void TearDown() override { sqlite3_close(db_); }

  /// The result code of a fit that takes many seconds when it is left alone.
  int long_fit() {
    return sqlite3_exec(db_, "SELECT logit_fit('y ~ a*b*c + d*e*f', 't', '{\"detail\": \"full\"}')",
                        nullptr, nullptr, nullptr);
  }

  sqlite3* db_ = nullptr;
};

TEST_F(LogitInterrupt, StopsTheFit) {
  std::atomic<bool> done = false;
  std::thread canceller([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(400));
    while (!done) {  // as often as a person presses it
      sqlite3_interrupt(db_);
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
  });
  const auto start = Clock::now();
  const int rc = long_fit();
  done = true;
  canceller.join();
  EXPECT_EQ(rc, SQLITE_INTERRUPT) << sqlite3_errmsg(db_);
  EXPECT_LT(Clock::now() - start, std::chrono::seconds(20));
  EXPECT_EQ(sqlite3_exec(db_, "SELECT logit_fit('y ~ a', 't', NULL)", nullptr, nullptr, nullptr),
            SQLITE_OK)
      << "the connection goes on";
}

// A host's time limit is in its progress handler.
TEST_F(LogitInterrupt, TheProgressHandlerStopsTheFit) {
  static Clock::time_point deadline;
  deadline = Clock::now() + std::chrono::milliseconds(400);
  sqlite3_progress_handler(
      db_, 1000, [](void*) { return Clock::now() > deadline ? 1 : 0; }, nullptr);
  const auto start = Clock::now();
  EXPECT_EQ(long_fit(), SQLITE_INTERRUPT);
  EXPECT_LT(Clock::now() - start, std::chrono::seconds(20));
}

}  // namespace
