// SPDX-License-Identifier: MIT
#include "queryctl/safe/memory.h"

#include <fstream>
#include <sqlite3.h>
#include <string>
#include <sys/resource.h>

namespace kv::queryctl {
namespace {

/// The grid's writer holds back up to 32 MiB of text, with what it takes to measure it.
constexpr std::int64_t kRoomForWriters = std::int64_t{96} << 20;

/// Linux counts against RLIMIT_DATA what /proc calls VmData.
std::int64_t data_now() {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;) {
    std::int64_t kibibytes = 0;
    if (word == "VmData:" && status >> kibibytes) return kibibytes * 1024;
  }
  return 0;
}

}  // namespace

void limit_sqlite_memory(std::int64_t bytes) {
  sqlite3_hard_heap_limit64(bytes);
}

std::int64_t sqlite_memory_limit() {
  return sqlite3_hard_heap_limit64(-1);
}

void limit_program_memory(std::int64_t bytes) {
#ifdef __SANITIZE_ADDRESS__
  static_cast<void>(bytes);
  static_cast<void>(data_now);
  static_cast<void>(kRoomForWriters);
#else
  const auto most = static_cast<rlim_t>(data_now() + bytes + kRoomForWriters);
  rlimit limit{};
  if (getrlimit(RLIMIT_DATA, &limit) != 0) return;
  if (limit.rlim_cur != RLIM_INFINITY && limit.rlim_cur <= most) return;
  limit.rlim_cur = most;
  setrlimit(RLIMIT_DATA, &limit);
#endif
}

}  // namespace kv::queryctl
