// SPDX-License-Identifier: MIT
#include "etl/formats/geo/gdal/apart.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "schema/error.h"

namespace kv::etl {
namespace {

constexpr int kFailed = 1;

bool write_all(int to, const std::string& bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const ssize_t n = write(to, bytes.data() + at, bytes.size() - at);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    at += static_cast<std::size_t>(n);
  }
  return true;
}

[[noreturn]] void be_child(const std::function<std::string()>& work, unsigned cpu_seconds, int to) {
  if (const int nothing = open("/dev/null", O_RDWR); nothing >= 0)
    for (const int stream : {0, 1, 2}) dup2(nothing, stream);
  const rlimit none{0, 0};
  setrlimit(RLIMIT_CORE, &none);
  const rlimit time{cpu_seconds, cpu_seconds + 1};
  setrlimit(RLIMIT_CPU, &time);
  for (const int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGABRT, SIGXCPU}) std::signal(signal, SIG_DFL);
  int status = kFailed;
  try {
    if (write_all(to, work())) status = 0;
  } catch (...) {
  }
  _exit(status);
}

}  // namespace

Apart run_apart(const std::function<std::string()>& work, unsigned cpu_seconds) {
  std::array<int, 2> pipe_ends{};
  if (pipe2(pipe_ends.data(), O_CLOEXEC) != 0)
    throw Error("No pipe can be made.", "Close other programs, and try again.");
  const pid_t child = fork();
  if (child == 0) be_child(work, cpu_seconds, pipe_ends[1]);
  close(pipe_ends[1]);
  if (child < 0) {
    close(pipe_ends[0]);
    throw Error("No process can be started.", "Close other programs, and try again.");
  }
  Apart result;
  std::array<char, 65536> buffer{};
  while (true) {
    const ssize_t n = read(pipe_ends[0], buffer.data(), buffer.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) break;
    result.bytes.append(buffer.data(), static_cast<std::size_t>(n));
  }
  close(pipe_ends[0]);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  result.ok = WIFEXITED(status) && WEXITSTATUS(status) == 0;
  if (!result.ok)
    result.why = WIFSIGNALED(status) && (WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL)
                     ? "it took more than " + std::to_string(cpu_seconds) + " seconds"
                     : "its reader crashed";
  return result;
}

}  // namespace kv::etl
