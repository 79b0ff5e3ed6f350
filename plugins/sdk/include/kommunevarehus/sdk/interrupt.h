// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <exception>
#include <kommunevarehus/sdk/api.h>

namespace kv::sdk {

/// The host no longer wants the result: sqlite3_interrupt() was called, or its progress handler
/// said so. guarded() turns it into SQLITE_INTERRUPT.
class Interrupted : public std::exception {
 public:
  const char* what() const noexcept override { return "interrupted"; }
};

/// Lets a long computation inside a function stop when the host interrupts.
/// sqlite3_is_interrupted() came with SQLite 3.41 only; but a statement that is stepped while
/// another one runs ends with SQLITE_INTERRUPT, and one of some thousand steps also calls the
/// progress handler, which is where hosts keep their time limits.
class InterruptWatch {
 public:
  explicit InterruptWatch(sqlite3* db) : db_(db) {}
  ~InterruptWatch() { sqlite3_finalize(statement_); }
  InterruptWatch(const InterruptWatch&) = delete;
  InterruptWatch& operator=(const InterruptWatch&) = delete;

  /// Throws Interrupted when the host has. Cheap: it looks fifty times a second at most.
  void check() {
    const auto now = Clock::now();
    if (now - looked_ < std::chrono::milliseconds(20)) return;
    looked_ = now;
    if (statement_ == nullptr &&
        sqlite3_prepare_v2(db_,
                           "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT "
                           "1000) SELECT sum(i) FROM n",
                           -1, &statement_, nullptr) != SQLITE_OK)
      return;
    const int rc = sqlite3_step(statement_);
    sqlite3_reset(statement_);
    if (rc == SQLITE_INTERRUPT) throw Interrupted();
  }

 private:
  using Clock = std::chrono::steady_clock;
  sqlite3* db_;
  sqlite3_stmt* statement_ = nullptr;
  Clock::time_point looked_ = Clock::now();
};

}  // namespace kv::sdk
