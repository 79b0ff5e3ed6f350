// SPDX-License-Identifier: MIT
#include "queryctl/safe/stack_end.h"

#include <array>
#include <csignal>
#include <cstdint>
#include <string_view>
#include <sys/resource.h>
#include <unistd.h>

#include "queryctl/safe/hard_stop.h"
#include "schema/error.h"

namespace kv::queryctl {
namespace {

// Read in a signal handler.
std::uintptr_t top = 0;
std::uintptr_t bottom = 0;
std::array<unsigned char, 16384> other_stack{};

void on_fault(int, siginfo_t* info, void*) {
  const auto at = reinterpret_cast<std::uintptr_t>(info->si_addr);
  if (at < bottom || at > top) {
    std::signal(SIGSEGV, SIG_DFL);
    return;  // and it happens again
  }
  constexpr std::string_view kSentence =
      "queryctl: Something is nested too deeply: the program's stack is used up. [KV1303]\n"
      "Ask for less at a time; a path of JSON has few parts.\n";
  remove_unfinished();
  [[maybe_unused]] const ssize_t told = write(STDERR_FILENO, kSentence.data(), kSentence.size());
  _exit(static_cast<int>(ExitCode::kDataError));
}

}  // namespace

void end_in_words_at_the_end_of_the_stack() {
#ifndef __SANITIZE_ADDRESS__
  // A frame that skips the guard page is still within a mebibyte of the end.
  constexpr std::uintptr_t kBeyond = std::uintptr_t{1} << 20;
  rlimit limit{};
  if (getrlimit(RLIMIT_STACK, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return;
  const int here = 0;
  top = reinterpret_cast<std::uintptr_t>(&here) + kBeyond;
  bottom = top - limit.rlim_cur - 2 * kBeyond;
  stack_t stack{};
  stack.ss_sp = other_stack.data();
  stack.ss_size = other_stack.size();
  if (sigaltstack(&stack, nullptr) != 0) return;
  struct sigaction action {};
  action.sa_sigaction = on_fault;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK;
  sigemptyset(&action.sa_mask);
  sigaction(SIGSEGV, &action, nullptr);
#else
  static_cast<void>(on_fault);
  static_cast<void>(other_stack);
#endif
}

}  // namespace kv::queryctl
