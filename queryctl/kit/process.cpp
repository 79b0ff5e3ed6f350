// SPDX-License-Identifier: MIT
#include "queryctl/kit/process.h"

#include <array>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "schema/error.h"

extern char** environ;

namespace kv::queryctl {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kMostKept = std::size_t{16} << 20;

/// A descriptor that is closed at the end.
class Fd {
 public:
  explicit Fd(int fd = -1) : fd_(fd) {}
  ~Fd() { reset(); }
  Fd(Fd&& other) noexcept : fd_(other.fd_) { other.fd_ = -1; }
  Fd& operator=(Fd&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  Fd(const Fd&) = delete;
  Fd& operator=(const Fd&) = delete;

  int get() const { return fd_; }
  void reset() {
    if (fd_ >= 0) close(fd_);
    fd_ = -1;
  }

 private:
  int fd_;
};

[[noreturn]] void no_room(const std::string& what) {
  throw Error(what + ": " + std::strerror(errno) + ".", "Try again when the machine is less busy.");
}

/// A file in memory, so that a child that reads nothing cannot block or break the writer.
Fd input_file(const std::string& input) {
  Fd file(memfd_create("input", MFD_CLOEXEC));
  if (file.get() < 0) no_room("No file can be made in memory");
  for (std::size_t at = 0; at < input.size();) {
    const ssize_t wrote = write(file.get(), input.data() + at, input.size() - at);
    if (wrote < 0) no_room("The input of a program cannot be written");
    at += static_cast<std::size_t>(wrote);
  }
  lseek(file.get(), 0, SEEK_SET);
  return file;
}

struct Pipe {
  Fd read;
  Fd write;
  Pipe() {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) no_room("No pipe can be made");
    read = Fd(ends[0]);
    write = Fd(ends[1]);
  }
};

pid_t start(const std::vector<std::string>& words, const Fd& in, const Pipe& out, const Pipe& err) {
  std::vector<char*> arguments;
  for (const std::string& word : words)
    arguments.push_back(const_cast<char*>(word.c_str()));  // NOLINT: the C API takes char*
  arguments.push_back(nullptr);

  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_adddup2(&files, in.get(), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&files, out.write.get(), STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&files, err.write.get(), STDERR_FILENO);
  // What a host finds in the folder it was started in must not decide what it runs.
  posix_spawn_file_actions_addchdir_np(&files, "/");
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t defaults;
  sigemptyset(&defaults);
  sigaddset(&defaults, SIGPIPE);
  sigaddset(&defaults, SIGINT);
  posix_spawnattr_setsigdefault(&attributes, &defaults);
  posix_spawnattr_setpgroup(&attributes, 0);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
  pid_t child = -1;
  const int failed =
      posix_spawnp(&child, words[0].c_str(), &files, &attributes, arguments.data(), environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&files);
  return failed == 0 ? child : -1;
}

/// Appends what is there to read; false at the end.
bool take(int fd, std::string& text) {
  std::array<char, 65536> part;
  const ssize_t count = read(fd, part.data(), part.size());
  if (count <= 0) return count < 0 && errno == EINTR;
  const std::size_t room = kMostKept - std::min(kMostKept, text.size());
  text.append(part.data(), std::min(room, static_cast<std::size_t>(count)));
  return true;
}

/// Reads both streams to their end, or to `until`; false when the time ran out.
bool read_all(Fd& out, Fd& err, Ended& ended, Clock::time_point until) {
  bool open[2] = {true, true};
  while (open[0] || open[1]) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
    if (left <= 0) return false;
    pollfd wait[2] = {{open[0] ? out.get() : -1, POLLIN, 0}, {open[1] ? err.get() : -1, POLLIN, 0}};
    if (poll(wait, 2, static_cast<int>(std::min<long long>(left, 1000))) < 0 && errno != EINTR)
      return false;
    if (wait[0].revents != 0) open[0] = take(out.get(), ended.out);
    if (wait[1].revents != 0) open[1] = take(err.get(), ended.err);
  }
  return true;
}

/// True when the child has ended before `until`.
bool wait_for(pid_t child, int& status, Clock::time_point until) {
  for (;;) {
    const pid_t done = waitpid(child, &status, WNOHANG);
    if (done == child || (done < 0 && errno != EINTR)) return true;
    if (Clock::now() >= until) return false;
    usleep(2000);
  }
}

}  // namespace

Ended run_process(const std::vector<std::string>& words, const std::string& input,
                  std::chrono::milliseconds limit) {
  Ended ended;
  const Fd in = input_file(input);
  Pipe out;
  Pipe err;
  const auto until = Clock::now() + limit;
  const pid_t child = start(words, in, out, err);
  if (child < 0) return ended;
  ended.started = true;
  out.write.reset();
  err.write.reset();
  int status = 0;
  const bool read = read_all(out.read, err.read, ended, until);
  ended.timed_out = !read || !wait_for(child, status, until);
  if (ended.timed_out) {
    kill(-child, SIGKILL);
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return ended;
  }
  if (WIFSIGNALED(status)) ended.signal = WTERMSIG(status);
  if (WIFEXITED(status)) ended.status = WEXITSTATUS(status);
  return ended;
}

std::string how_it_ended(const Ended& ended, std::chrono::milliseconds limit) {
  if (!ended.started) return "could not be started";
  if (ended.timed_out)
    return fmt::format("did not end within {:g} s", static_cast<double>(limit.count()) / 1000);
  if (ended.signal != 0)
    return fmt::format("was ended by signal {} ({})", ended.signal, strsignal(ended.signal));
  return fmt::format("ended with status {}", ended.status);
}

}  // namespace kv::queryctl
