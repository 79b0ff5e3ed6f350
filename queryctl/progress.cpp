// SPDX-License-Identifier: MIT
#include "queryctl/progress.h"

#include <cmath>
#include <ostream>
#include <string>

namespace kv::queryctl {
namespace {

constexpr std::chrono::seconds kPatience{2};
constexpr std::chrono::milliseconds kOnTerminal{500};
constexpr std::chrono::seconds kInFile{5};

std::string grouped(std::int64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

}  // namespace

void Progress::start() {
  started_ = Clock::now();
  next_ = started_ + kPatience;
  rows_ = 0;
}

void Progress::tick(std::chrono::duration<double> limit) {
  const Clock::time_point now = Clock::now();
  if (now < next_) return;
  next_ = now + (terminal_ ? Clock::duration(kOnTerminal) : Clock::duration(kInFile));
  const double seconds = std::chrono::duration<double>(now - started_).count();
  std::string text = std::to_string(static_cast<std::int64_t>(seconds)) + " s, " + grouped(rows_) +
                     (rows_ == 1 ? " row" : " rows");
  if (rows_ > 0)
    text += ", " + grouped(static_cast<std::int64_t>(static_cast<double>(rows_) / seconds)) +
            " a second";
  if (limit.count() > 0)
    text += ", stopped in " +
            std::to_string(static_cast<std::int64_t>(std::ceil(limit.count() - seconds))) + " s";
  err_ << (terminal_ ? "\r\x1b[K" : "") << text << (terminal_ ? "" : "\n") << std::flush;
  shown_ = terminal_;
}

void Progress::wipe() {
  if (shown_) err_ << "\r\x1b[K" << std::flush;
  shown_ = false;
}

}  // namespace kv::queryctl
