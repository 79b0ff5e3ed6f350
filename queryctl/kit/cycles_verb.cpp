// SPDX-License-Identifier: MIT
// What a server does to a plugin that opens a connection for each request: it is loaded, asked and
// closed again and again, in several threads at once.
#include <atomic>
#include <iostream>
#include <sqlite3.h>
#include <string>
#include <thread>
#include <vector>

#include "queryctl/kit/probe.h"
#include "queryctl/kit/verb.h"
#include "schema/error.h"

namespace kv::queryctl {
namespace {

constexpr char kBetween = '\x1e';

/// One connection's life; returns what went wrong, or "".
std::string live_once(const std::string& file, const std::string& sql) {
  sqlite3* db = nullptr;
  std::string problem;
  if (sqlite3_open(":memory:", &db) != SQLITE_OK) problem = "no database can be opened";
  sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 1, nullptr);
  char* message = nullptr;
  if (problem.empty() && sqlite3_load_extension(db, file.c_str(), nullptr, &message) != SQLITE_OK)
    problem = message ? message : "it was not loaded";
  sqlite3_free(message);
  // What an example says when it fails is its own affair; doctor compares it elsewhere.
  if (problem.empty() && !sql.empty()) sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr);
  if (sqlite3_close(db) != SQLITE_OK && problem.empty())
    problem = "a connection cannot be closed: something of the plugin holds on to it";
  return problem;
}

}  // namespace

int run_plugin_cycles(const Arguments& arguments, Console& console) {
  const std::string file = plugin_file(arguments.text("file")).string();
  const auto count = std::get<std::int64_t>(arguments.values().at("count"));
  const auto threads = std::get<std::int64_t>(arguments.values().at("threads"));
  if (threads < 1 || threads > 256)
    throw Error(threads < 1 ? "--threads must be above 0." : "--threads must be at most 256.",
                "Leave it out for 8.", ExitCode::kUsage);
  std::vector<std::string> statements;
  for (std::string sql; std::getline(std::cin, sql, kBetween);) statements.push_back(sql);
  std::atomic<std::int64_t> next = 0;
  std::atomic<bool> failed = false;
  std::vector<std::string> problems(static_cast<std::size_t>(threads));
  std::vector<std::thread> running;
  for (std::string& problem : problems)
    running.emplace_back([&] {
      // Half of the connections close without having asked anything.
      for (std::int64_t cycle = next++; cycle < count && !failed; cycle = next++) {
        const bool asks = cycle % 2 == 0 && !statements.empty();
        const auto which = static_cast<std::size_t>(cycle / 2);
        problem = live_once(file, asks ? statements[which % statements.size()] : "");
        if (!problem.empty()) failed = true;
      }
    });
  for (std::thread& thread : running) thread.join();
  for (const std::string& problem : problems)
    if (!problem.empty()) throw Error(problem + ".", "", ExitCode::kPlugin);
  console.out << count << " times in " << threads << " threads.\n";
  return 0;
}

}  // namespace kv::queryctl
