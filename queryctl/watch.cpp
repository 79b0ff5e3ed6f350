// SPDX-License-Identifier: MIT
#include "queryctl/watch.h"

#include <algorithm>
#include <cmath>
#include <sqlite3.h>
#include <sstream>

#include "queryctl/safe/hard_stop.h"
#include "schema/error.h"

namespace kv::queryctl {
namespace {

constexpr int kStepsBetweenLooks = 5000;
constexpr int kBusyTimeoutMs = 5000;

}  // namespace

Watch::Watch(sqlite3* db) : db_(db) {
  sqlite3_busy_timeout(db_, kBusyTimeoutMs);
  sqlite3_progress_handler(db_, kStepsBetweenLooks, &Watch::on_progress, this);
}

Watch::~Watch() {
  sqlite3_progress_handler(db_, 0, nullptr, nullptr);
}

void Watch::start(std::chrono::duration<double> limit) {
  using std::chrono::duration_cast;
  using Clock = std::chrono::steady_clock;
  limit_ = limit;
  start_hard_stop(limit);
  if (limit_.count() <= 0) return;
  deadline_ = Clock::now() + duration_cast<Clock::duration>(limit_);
  const double wait = std::min<double>(kBusyTimeoutMs, std::ceil(limit_.count() * 1000));
  sqlite3_busy_timeout(db_, static_cast<int>(wait));
}

void Watch::stop() {
  limit_ = std::chrono::duration<double>(0);
  stop_hard_stop();
}

bool Watch::time_is_up() const {
  return limit_.count() > 0 && std::chrono::steady_clock::now() >= deadline_;
}

void Watch::check() {
  if (interrupted_.exchange(false)) throw Error("Interrupted.", {}, ExitCode::kInterrupted);
  if (time_is_up()) {
    std::ostringstream text;
    text << "Stopped after " << limit_.count() << " s, the time limit.";
    throw Error(text.str(), "Ask for less, or allow more with --timeout.", ExitCode::kTimeout);
  }
}

void Watch::interrupt() noexcept {
  interrupted_ = true;
  sqlite3_interrupt(db_);
}

int Watch::on_progress(void* watch) {
  const auto* self = static_cast<const Watch*>(watch);
  if (self->tick_) self->tick_(self->limit_);
  return self->interrupted_ || self->time_is_up() ? 1 : 0;
}

}  // namespace kv::queryctl
