// SPDX-License-Identifier: MIT
#include "plugins/logit/kernels/pass.h"

#include <algorithm>
#include <atomic>
#include <csignal>
#include <exception>
#include <new>
#include <pthread.h>
#include <thread>

namespace kv::logit {
namespace {

constexpr Index kMostParts = 64;
constexpr Index kLeastBlocksOfPart = 128;
/// Cells below which a thread costs more than it brings.
constexpr double kCellsForThreads = 1'000'000;
constexpr unsigned kMostThreads = 4;

std::atomic<unsigned> g_threads = 0;

/// A signal is the host's: its handlers run on its own threads.
class SignalsHeld {
 public:
  SignalsHeld() {
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before_);
  }
  ~SignalsHeld() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  SignalsHeld(const SignalsHeld&) = delete;
  SignalsHeld& operator=(const SignalsHeld&) = delete;

 private:
  sigset_t before_;
};

/// The parts of one pass, taken by whoever is free.
class Parts {
 public:
  Parts(const PassData& data, const Vector& b, Index stride, bool information, double* eta)
      : data_(data), b_(b), stride_(stride), information_(information), eta_(eta) {
    const Index blocks = (data.x.rows + kBlockRows - 1) / kBlockRows;
    const Index taken = (blocks + stride - 1) / stride;
    const Index count =
        std::clamp((taken + kLeastBlocksOfPart - 1) / kLeastBlocksOfPart, Index{1}, kMostParts);
    blocks_of_part_ = (taken + count - 1) / count * stride;
    sums_.resize(static_cast<std::size_t>((blocks + blocks_of_part_ - 1) / blocks_of_part_));
  }

  std::size_t count() const { return sums_.size(); }
  double cells() const {
    const Index rows = data_.x.rows / stride_;
    return static_cast<double>(rows) * static_cast<double>(data_.x.cols());
  }

  /// Works on parts until none is left, or the work is off; `poll` before each, when given.
  void work(const Poll* poll) {
    PassRoom room(data_.x.cols());
    while (!off_) {
      if (poll != nullptr) (*poll)();
      const std::size_t part = next_.fetch_add(1);
      if (part >= sums_.size()) return;
      const Index begin = static_cast<Index>(part) * blocks_of_part_ * kBlockRows;
      const RowRange range{begin, std::min(begin + blocks_of_part_ * kBlockRows, data_.x.rows),
                           stride_};
      sums_[part] = sum_rows(data_, b_, range, information_, eta_, room);
    }
  }
  void call_off() { off_ = true; }

  Sums total() const {
    Sums out = sums_[0];
    for (std::size_t k = 1; k < sums_.size(); ++k) out.add(sums_[k]);
    return out;
  }

 private:
  const PassData& data_;
  const Vector& b_;
  Index stride_;
  bool information_;
  double* eta_;
  Index blocks_of_part_;
  std::vector<Sums> sums_;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<bool> off_ = false;
};

/// Threads that help, until it goes out of scope.
class Helpers {
 public:
  Helpers(Parts& parts, unsigned count) : parts_(parts) {
    const SignalsHeld held;
    try {
      for (unsigned k = 0; k < count; ++k) threads_.emplace_back([&parts, this] { help(parts); });
    } catch (const std::exception&) {
      // A machine that gives no thread, or no memory for one, lets those that are there do the
      // work; they are joined, not dropped.
    }
  }
  ~Helpers() {
    parts_.call_off();
    join();
  }
  Helpers(const Helpers&) = delete;
  Helpers& operator=(const Helpers&) = delete;

  void join() {
    for (std::thread& thread : threads_) thread.join();
    threads_.clear();
  }
  bool failed() const { return failed_; }

 private:
  void help(Parts& parts) noexcept {
    try {
      parts.work(nullptr);
    } catch (...) {
      failed_ = true;  // memory; the caller is told after the join
    }
  }

  Parts& parts_;
  std::vector<std::thread> threads_;
  std::atomic<bool> failed_ = false;
};

unsigned threads_for(const Parts& parts) {
  if (const unsigned chosen = g_threads) return chosen;
  if (parts.cells() < kCellsForThreads) return 1;
  static const unsigned machine = std::max(1U, std::thread::hardware_concurrency());
  return std::min({machine, kMostThreads, static_cast<unsigned>(parts.count())});
}

}  // namespace

void set_pass_threads(unsigned count) {
  g_threads = count;
}

Sums pass_over(const PassData& data, const Vector& b, Index stride, bool information, double* eta,
               const Poll& poll) {
  Parts parts(data, b, stride, information, eta);
  Helpers helpers(parts, threads_for(parts) - 1);
  parts.work(&poll);
  helpers.join();
  if (helpers.failed()) throw std::bad_alloc();
  return parts.total();
}

}  // namespace kv::logit
