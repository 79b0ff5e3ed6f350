// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstdint>
#include <iosfwd>

namespace kv::queryctl {

/// Says on a stream, twice a second once a run has taken two, how long it runs, how many rows there
/// are and how many a second. On a terminal it is one line that is written over and wiped at the
/// end; elsewhere a line every five seconds.
class Progress {
 public:
  Progress(std::ostream& err, bool terminal) : err_(err), terminal_(terminal) {}

  void start();
  void count_row() { ++rows_; }
  /// To be called often. `limit`: of the run, or 0; what is left of it is told.
  void tick(std::chrono::duration<double> limit);
  /// Wipes the line; to be called before anything else is written.
  void wipe();

 private:
  using Clock = std::chrono::steady_clock;

  std::ostream& err_;
  bool terminal_;
  bool shown_ = false;
  std::int64_t rows_ = 0;
  Clock::time_point started_;
  Clock::time_point next_;
};

}  // namespace kv::queryctl
