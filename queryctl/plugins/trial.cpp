// SPDX-License-Identifier: MIT
#include "queryctl/plugins/trial.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <poll.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "queryctl/suggest.h"

namespace kv::queryctl {
namespace {

constexpr int kLimitMs = 10'000;

/// Extension loading through the C API, for as long as this lives. SQL's load_extension() stays
/// off.
class LoadingAllowed {
 public:
  explicit LoadingAllowed(sqlite3* db) : db_(db) { allow(1); }
  ~LoadingAllowed() { allow(0); }
  LoadingAllowed(const LoadingAllowed&) = delete;
  LoadingAllowed& operator=(const LoadingAllowed&) = delete;

 private:
  void allow(int on) { sqlite3_db_config(db_, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, on, nullptr); }
  sqlite3* db_;
};

std::string load_by(sqlite3* db, const std::filesystem::path& file, const char* entry) {
  char* message = nullptr;
  const int rc = sqlite3_load_extension(db, file.c_str(), entry, &message);
  std::string text;
  if (rc != SQLITE_OK) text = message ? message : sqlite3_errstr(rc);
  sqlite3_free(message);
  return text;
}

/// What the child says: "" when the plugin may be loaded.
std::string try_here(const std::filesystem::path& file, const std::string& stem) {
  sqlite3* db = nullptr;
  if (sqlite3_open(":memory:", &db) != SQLITE_OK) return "there is no memory to try it in";
  const std::vector<std::string> before = registered_names(db);
  std::string message = load_library(db, file, stem);
  if (message.empty()) return "";
  std::vector<std::string> left;
  std::ranges::set_difference(registered_names(db), before, std::back_inserter(left));
  if (left.empty()) return message;
  while (message.ends_with('.')) message.pop_back();
  return "!it failed half-way (" + message + ") and left " + join_names(left) +
         " behind, where all or nothing is the rule";
}

/// Unwinds once. This program and a plugin have each their own copy of the unwinder; what it knows
/// of registers is set when it is first used, and another copy's exception needs it here.
void wake_unwinder() {
  try {
    throw 0;
  } catch (int) {
  }
}

[[noreturn]] void run_child(int pipe, const std::filesystem::path& file, const std::string& stem) {
  for (const int signal : {SIGINT, SIGPIPE, SIGABRT, SIGSEGV}) std::signal(signal, SIG_DFL);
  const rlimit no_core{0, 0};
  setrlimit(RLIMIT_CORE, &no_core);
  std::string said = "=";
  wake_unwinder();
  try {
    said += try_here(file, stem);
  } catch (...) {
    // Of any kind, also of another C++ runtime's. It must not get back into this program's code.
    said += "!an exception left its entry point";
  }
  _exit(write(pipe, said.data(), said.size()) == static_cast<ssize_t>(said.size()) ? 0 : 1);
}

/// Reads to the end of the pipe; false when that takes too long.
bool read_to_end(int pipe, std::string& text) {
  using Clock = std::chrono::steady_clock;
  const auto until = Clock::now() + std::chrono::milliseconds(kLimitMs);
  std::array<char, 4096> part;
  for (;;) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
    pollfd wait{pipe, POLLIN, 0};
    const int ready = poll(&wait, 1, static_cast<int>(std::max<long long>(left, 0)));
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return false;
    const ssize_t count = read(pipe, part.data(), part.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return true;
    text.append(part.data(), static_cast<std::size_t>(count));
  }
}

}  // namespace

std::string load_library(sqlite3* db, const std::filesystem::path& file, const std::string& stem) {
  const LoadingAllowed allowed(db);
  if (stem.empty()) return load_by(db, file, nullptr);
  std::string message = load_by(db, file, ("sqlite3_" + stem + "_init").c_str());
  if (message.find("no entry point") != std::string::npos) message = load_by(db, file, nullptr);
  return message;
}

std::vector<std::string> registered_names(sqlite3* db) {
  std::vector<std::string> names;
  sqlite3_stmt* statement = nullptr;
  sqlite3_prepare_v2(db,
                     "SELECT DISTINCT name || '/' || narg FROM pragma_function_list "
                     "UNION SELECT name FROM pragma_module_list ORDER BY 1",
                     -1, &statement, nullptr);
  while (sqlite3_step(statement) == SQLITE_ROW)
    names.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(statement, 0)));
  sqlite3_finalize(statement);
  return names;
}

Refusal refusal_by_trial(const std::filesystem::path& file, const std::string& stem) {
  int ends[2];
  if (pipe(ends) != 0) return {std::string("it could not be tried first: ") + std::strerror(errno)};
  const pid_t child = fork();
  if (child == 0) {
    close(ends[0]);
    run_child(ends[1], file, stem);
  }
  close(ends[1]);
  std::string said;
  const bool in_time = child > 0 && read_to_end(ends[0], said);
  close(ends[0]);
  if (child < 0) return {std::string("it could not be tried first: ") + std::strerror(errno)};
  if (!in_time) kill(child, SIGKILL);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (!in_time) return {"loading it does not end: it was stopped after 10 seconds", true};
  if (said.starts_with("=!")) return {said.substr(2), true};
  if (said.starts_with('=')) return {said.substr(1)};
  if (!WIFSIGNALED(status))
    return {"loading it ends the process, with status " + std::to_string(WEXITSTATUS(status)),
            true};
  return {"loading it ends the process, by signal " + std::to_string(WTERMSIG(status)) + " (" +
              strsignal(WTERMSIG(status)) + ")",
          true};
}

}  // namespace kv::queryctl
