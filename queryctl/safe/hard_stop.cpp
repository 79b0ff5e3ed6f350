// SPDX-License-Identifier: MIT
#include "queryctl/safe/hard_stop.h"

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdio>
#include <sys/time.h>
#include <unistd.h>

#include "schema/error.h"

namespace kv::queryctl {
namespace {

constexpr double kGraceSeconds = 1;

bool allowed = false;
// Read in a signal handler: plain memory, written while the clock is off.
std::array<char, 256> sentence{};
std::array<char, 4096> unfinished{};

void on_alarm(int) {
  remove_unfinished();
  std::size_t size = 0;
  while (sentence[size] != 0) ++size;
  [[maybe_unused]] const ssize_t told = write(STDERR_FILENO, sentence.data(), size);
  _exit(static_cast<int>(ExitCode::kTimeout));
}

void set_clock(double seconds) {
  itimerval timer{};
  timer.it_value.tv_sec = static_cast<time_t>(seconds);
  timer.it_value.tv_usec =
      static_cast<suseconds_t>((seconds - static_cast<double>(timer.it_value.tv_sec)) * 1e6);
  setitimer(ITIMER_REAL, &timer, nullptr);
}

}  // namespace

void allow_hard_stop() {
  allowed = true;
}

void start_hard_stop(std::chrono::duration<double> limit) {
  if (!allowed || limit.count() <= 0) return;
  std::snprintf(sentence.data(), sentence.size(),
                "queryctl: Stopped %g s after the time limit of %g s: one function was running and "
                "did not end.\nAsk for less, or allow more with --timeout.\n",
                kGraceSeconds, limit.count());
  struct sigaction action {};
  action.sa_handler = on_alarm;
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  sigaction(SIGALRM, &action, nullptr);
  set_clock(limit.count() + kGraceSeconds);
}

void stop_hard_stop() {
  if (allowed) set_clock(0);
}

void remove_unfinished() {
  if (unfinished[0] != 0) unlink(unfinished.data());
}

void remove_at_hard_stop(const std::string& path) {
  if (path.size() >= unfinished.size()) return;
  std::ranges::copy(path, unfinished.begin());
  unfinished[path.size()] = 0;
}

}  // namespace kv::queryctl
