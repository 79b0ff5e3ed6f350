// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <chrono>
#include <functional>

struct sqlite3;

namespace kv::queryctl {

/// Ends a running statement: when its time is up, or when someone interrupts. One per connection;
/// it owns the connection's progress handler.
class Watch {
 public:
  explicit Watch(sqlite3* db);
  ~Watch();
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;

  /// Starts the clock; no limit when `limit` is 0.
  void start(std::chrono::duration<double> limit);
  void stop();
  /// Called now and then while a statement runs, with the limit of the run.
  void set_tick(std::function<void(std::chrono::duration<double>)> tick) {
    tick_ = std::move(tick);
  }
  /// Throws Error(kInterrupted) or Error(kTimeout) when there is a reason to stop; an interrupt is
  /// then done with.
  void check();
  void interrupt() noexcept;
  void clear_interrupt() noexcept { interrupted_ = false; }

 private:
  bool time_is_up() const;
  static int on_progress(void* watch);

  sqlite3* db_;
  std::function<void(std::chrono::duration<double>)> tick_;
  std::atomic<bool> interrupted_ = false;
  std::chrono::duration<double> limit_{0};
  std::chrono::steady_clock::time_point deadline_;
};

}  // namespace kv::queryctl
