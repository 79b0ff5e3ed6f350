// SPDX-License-Identifier: MIT
#include "queryctl/shell/dispatcher.h"

#include <chrono>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <functional>
#include <ostream>
#include <sqlite3.h>
#include <sstream>
#include <sys/resource.h>

#include "queryctl/output/harmless.h"
#include "queryctl/session.h"
#include "queryctl/shell/dot_commands.h"
#include "queryctl/words.h"
#include "schema/explain/explain.h"

namespace kv::queryctl {

namespace {

constexpr int kDeepestRead = 25;

double cpu_seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

bool only_reads(sqlite3* db, const std::string& sql) {
  const char* rest = sql.c_str();
  while (*rest != 0) {
    sqlite3_stmt* statement = nullptr;
    const int rc = sqlite3_prepare_v2(db, rest, -1, &statement, &rest);
    const bool reads = rc == SQLITE_OK && (!statement || sqlite3_stmt_readonly(statement) != 0);
    sqlite3_finalize(statement);
    if (!reads) return false;
  }
  return true;
}

// The host's errors of SQL begin with the place; others get it.
std::string placed(const Error& error, const std::string& origin, int line) {
  const std::string what = error.what();
  const bool has_place =
      origin.empty() || what.starts_with(origin + ":") || what.starts_with(origin + ", line");
  return has_place ? what : fmt::format("{}, line {}: {}", origin, line, what);
}

std::string read_text(const std::string& path) {
  std::error_code problem;
  if (std::filesystem::is_directory(path, problem)) {
    throw Error("\"" + path + "\" is a folder.", "Give a file.", ExitCode::kCannotOpen);
  }
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    throw Error("Cannot read \"" + path + "\": " + std::generic_category().message(errno) + ".",
                "Check the name; it is relative to the folder that queryctl was started in.",
                ExitCode::kCannotOpen);
  }
  std::ostringstream text;
  text << file.rdbuf();
  return std::move(text).str();
}

}  // namespace

void tell_error(std::ostream& err, const Error& error) {
  err << "Error: " << harmless_message(with_code(error.what(), error.code())) << '\n';
  if (!error.remedy().empty()) err << harmless_message(error.remedy()) << '\n';
  err.flush();
}

bool is_blank_sql(std::string_view sql) {
  for (std::size_t at = 0; at < sql.size();) {
    if (sql.substr(at, 2) == "--") {
      at = sql.find('\n', at);
      if (at == std::string_view::npos) return true;
    } else if (sql.substr(at, 2) == "/*") {
      at = sql.find("*/", at + 2);
      if (at == std::string_view::npos) return false;
      at += 2;
    } else if (std::string_view(" \t\r\n\f").find(sql[at]) != std::string_view::npos) {
      ++at;
    } else {
      return false;
    }
  }
  return true;
}

void Dispatcher::line(std::string_view text) {
  host_.clear_interrupt();
  try {
    take(text, {}, 1);
  } catch (const Error& error) {
    pending_.clear();
    // The terminal has just echoed ^C.
    if (error.code() == ExitCode::kInterrupted) host_.err() << '\n';
    tell_error(host_.err(), error);
  } catch (const std::exception& error) {
    pending_.clear();
    tell_error(host_.err(), Error(error.what()));
  }
}

void Dispatcher::cancel() {
  pending_.clear();
}

void Dispatcher::end_of_input() {
  if (in_statement()) {
    host_.err() << "The last statement was not run: it has no ';' at its end.\n";
    pending_.clear();
  }
  leaving_ = true;
}

void Dispatcher::leave(int exit_code) {
  leaving_ = true;
  exit_code_ = exit_code;
}

void Dispatcher::take(std::string_view text, const std::string& origin, int number) {
  if (!in_statement()) {
    const std::size_t first = text.find_first_not_of(" \t\r");
    if (first == std::string_view::npos || text[first] == '#') return;
    if (text[first] == '.') {
      run_dot_command(text.substr(first + 1));
      return;
    }
    pending_line_ = number;
  } else {
    pending_ += '\n';
  }
  pending_ += text;
  if (is_blank_sql(pending_)) {
    pending_.clear();
  } else if (sqlite3_complete(pending_.c_str()) != 0) {
    run_pending(origin);
  }
}

void Dispatcher::run_pending(const std::string& origin) {
  const std::string sql = std::move(pending_);
  pending_.clear();
  if (echo_) host_.out() << sql << '\n';
  timed([&] { host_.run_sql(sql, origin, pending_line_); });
  last_asked_ = sql;
  last_sql_ = sql;
  last_command_.clear();
  if (changes_) tell_changes();
}

// As sqlite3 words it.
void Dispatcher::tell_changes() {
  host_.out() << "changes: " << sqlite3_changes64(host_.handle())
              << "   total_changes: " << sqlite3_total_changes64(host_.handle()) << '\n';
}

void Dispatcher::set_prompts(const std::string& first, const std::string& next) {
  prompt_ = first;
  continuation_ = next;
}

void Dispatcher::run_last() {
  if (last_sql_.empty() && last_command_.empty())
    throw Error("Nothing has been run yet.", "Ask something; .last then shows it whole.");
  struct Whole {
    bool& flag;
    explicit Whole(Settings& settings) : flag(settings.whole) { flag = true; }
    ~Whole() { flag = false; }
  } const whole(host_.settings());
  if (!last_command_.empty())
    return timed([&] { host_.run_command(last_command_[0], std::span(last_command_).subspan(1)); });
  if (!only_reads(host_.handle(), last_sql_))
    throw Error("The last statement changes data; it is not run again.",
                "Type it, if that is meant.");
  timed([&] { host_.run_sql(last_sql_, {}, 1); });
}

void Dispatcher::run_dot_command(std::string_view text) {
  const std::vector<std::string> words = split_words(text);
  if (echo_) host_.out() << '.' << text << '\n';
  if (words.empty()) {
    throw Error("A dot alone is no command.", ".help lists the commands.", ExitCode::kUsage);
  }
  const std::string name = resolve_command(host_, words);
  const std::span<const std::string> arguments = std::span(words).subspan(1);
  if (const DotCommand* command = find_dot_command(name, words.size() > 1)) {
    check_count(*command, arguments.size());
    command->run(*this, arguments);
    if (command->writes) output_.after_run();
  } else {
    if (name == "cite" && arguments.empty() && !last_asked_.empty()) {
      const std::string last[] = {last_asked_};
      timed([&] { host_.run_command(name, last); });
      return;
    }
    timed([&] { host_.run_command(name, arguments); });
    if (name != "cite")
      last_asked_ =
          name + std::string(text.substr(std::min(text.find_first_of(" \t"), text.size())));
    last_command_ = words;
    last_command_[0] = name;
  }
}

// The output is looked after even when the run fails: a .once ends, a full disk is told.
template <typename Run>
void Dispatcher::timed(Run run) {
  const auto started = std::chrono::steady_clock::now();
  rusage before{};
  getrusage(RUSAGE_SELF, &before);
  const auto tell = [&] {
    if (!timer_) return;
    rusage after{};
    getrusage(RUSAGE_SELF, &after);
    const std::chrono::duration<double> real = std::chrono::steady_clock::now() - started;
    host_.err() << fmt::format("Run Time: real {:.3f} user {:.6f} sys {:.6f}\n", real.count(),
                               cpu_seconds(after.ru_utime) - cpu_seconds(before.ru_utime),
                               cpu_seconds(after.ru_stime) - cpu_seconds(before.ru_stime));
  };
  try {
    host_.paged(run);
  } catch (...) {
    host_.out().flush();
    tell();
    output_.after_run(false);
    throw;
  }
  host_.out().flush();
  tell();
  output_.after_run();
}

int Dispatcher::run_text(std::string_view text, const std::string& origin) {
  if (depth_ == 0) first_failure_ = 0;
  struct Depth {
    int& depth;
    explicit Depth(int& d) : depth(d) { ++depth; }
    ~Depth() { --depth; }
  } const deeper(depth_);
  int number = 0;
  const auto step = [&](const std::function<void()>& work) {
    try {
      work();
    } catch (const Error& error) {
      pending_.clear();
      const bool stops =
          error.code() == ExitCode::kInterrupted || error.code() == ExitCode::kTimeout;
      if (bail_ || stops) throw;
      tell_error(host_.err(), Error(placed(error, origin, number), error.remedy(), error.code()));
      if (first_failure_ == 0) first_failure_ = static_cast<int>(error.code());
    }
  };
  try {
    std::istringstream lines{std::string(text)};
    for (std::string each; !leaving_ && std::getline(lines, each);) {
      ++number;
      if (each.ends_with('\r')) each.pop_back();
      step([&] { take(each, origin, number); });
    }
    if (in_statement() && !leaving_) step([&] { run_pending(origin); });
  } catch (const Error& error) {
    throw Error(placed(error, origin, number), error.remedy(), error.code());
  }
  return first_failure_;
}

void Dispatcher::read_file(const std::string& path) {
  if (depth_ >= kDeepestRead) {
    throw Error(fmt::format("\"{}\" is not read: files are nested {} deep.", path, kDeepestRead),
                "Check whether a file reads itself.");
  }
  std::string text = read_text(path);
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  if (text.find('\0') != std::string::npos) {
    throw Error("\"" + path + "\" is not a text file: it holds a zero byte.",
                "Give a file of SQL and dot-commands in UTF-8.");
  }
  try {
    run_text(text, path);
  } catch (const Error& error) {
    throw Error(error.what(),
                error.remedy() + (error.remedy().empty() ? "" : " ") +
                    "What comes after that line was not run.",
                error.code());
  }
}

}  // namespace kv::queryctl
