// SPDX-License-Identifier: MIT
// Loads a plugin, asks it something and closes, again and again, in several threads at once: what a
// server that opens a connection for each request does to it. Leaks and races are for the
// sanitizers to find; a wrong answer ends it.
//
// Usage: load_close PLUGIN CYCLES THREADS
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <sqlite3.h>
#include <string>
#include <thread>
#include <vector>

namespace {

/// One connection's life; returns what went wrong, or nothing.
std::string live_once(const std::string& file, const std::string& query, bool by_name) {
  sqlite3* db = nullptr;
  std::string problem;
  if (sqlite3_open(":memory:", &db) != SQLITE_OK) problem = "cannot open a database";
  sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 1, nullptr);
  char* message = nullptr;
  if (problem.empty() && sqlite3_load_extension(db, file.c_str(), nullptr, &message) != SQLITE_OK)
    problem = message ? message : "cannot load";
  sqlite3_free(message);
  // Half of the connections close without having asked anything.
  sqlite3_stmt* statement = nullptr;
  if (problem.empty() && by_name) {
    int rows = 0;
    if (sqlite3_prepare_v2(db, query.c_str(), -1, &statement, nullptr) == SQLITE_OK)
      while (sqlite3_step(statement) == SQLITE_ROW)
        rows += sqlite3_column_bytes(statement, 0) > 0 ? 1 : 0;
    sqlite3_finalize(statement);
    if (rows == 0) problem = std::string("no functions: ") + sqlite3_errmsg(db);
  }
  if (sqlite3_close(db) != SQLITE_OK && problem.empty()) problem = "cannot close";
  return problem;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fputs("usage: load_close PLUGIN CYCLES THREADS\n", stderr);
    return 2;
  }
  const std::string file = argv[1];
  const int cycles = std::atoi(argv[2]);
  const int count = std::atoi(argv[3]);
  const std::string query =
      "SELECT name FROM " + std::filesystem::path(file).stem().string() + "_help";
  std::atomic<int> next = 0;
  std::atomic<int> failed = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < count; ++i)
    threads.emplace_back([&] {
      for (int cycle = next++; cycle < cycles && failed == 0; cycle = next++)
        if (const std::string problem = live_once(file, query, cycle % 2 == 0); !problem.empty()) {
          ++failed;
          std::fprintf(stderr, "cycle %d: %s\n", cycle, problem.c_str());
        }
    });
  for (std::thread& thread : threads) thread.join();
  if (failed == 0) std::printf("%d cycles in %d threads\n", cycles, count);
  return failed == 0 ? 0 : 1;
}
