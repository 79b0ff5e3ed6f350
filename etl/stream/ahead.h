// SPDX-License-Identifier: MIT
#pragma once

#include <condition_variable>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>

namespace kv::etl {

/// Batches that a thread of its own makes ahead of the one that takes them. One is read, one waits
/// and one is made: both sides keep busy, and memory is bounded. The thread ends with this object,
/// wherever the taker stopped.
template <class Batch>
class Ahead {
 public:
  /// Gives a batch away and gets an earlier one back to be filled again, with what it held. False:
  /// nobody takes any more, and the maker shall return.
  using HandOver = std::function<bool(Batch&)>;

  /// Runs `make` on the thread. It shares nothing with the taker that one of them changes.
  explicit Ahead(std::function<void(const HandOver&)> make)
      : thread_([this, make = std::move(make)] { run(make); }) {}

  ~Ahead() {
    {
      const std::lock_guard lock(mutex_);
      stopped_ = true;
    }
    changed_.notify_all();
    thread_.join();
  }
  Ahead(const Ahead&) = delete;
  Ahead& operator=(const Ahead&) = delete;

  /// Puts the next batch into `batch`; false at the end. What the maker threw is thrown here, after
  /// the batches before it.
  bool take(Batch& batch) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return full_ || done_; });
    if (!full_) {
      if (failure_) std::rethrow_exception(failure_);
      return false;
    }
    std::swap(batch, waiting_);
    full_ = false;
    lock.unlock();
    changed_.notify_all();
    return true;
  }

 private:
  void run(const std::function<void(const HandOver&)>& make) {
    try {
      make([this](Batch& batch) { return hand_over(batch); });
    } catch (...) {
      const std::lock_guard lock(mutex_);
      failure_ = std::current_exception();
    }
    {
      const std::lock_guard lock(mutex_);
      done_ = true;
    }
    changed_.notify_all();
  }

  bool hand_over(Batch& batch) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return !full_ || stopped_; });
    if (stopped_) return false;
    std::swap(waiting_, batch);
    full_ = true;
    lock.unlock();
    changed_.notify_all();
    return true;
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  Batch waiting_{};
  bool full_ = false;
  bool done_ = false;
  bool stopped_ = false;
  std::exception_ptr failure_;
  std::thread thread_;  // last: it uses all of the above
};

}  // namespace kv::etl
