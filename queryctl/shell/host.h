// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <iosfwd>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;

namespace kv::queryctl {

struct Clocks;
class ResultBook;
struct Settings;

/// A command that the shell passes on: `.NAME --option value`.
struct HostCommand {
  std::string name;
  std::string origin;  ///< "built in", "indicator", "plugin indices", …
  std::string summary;
  std::vector<std::string> options;  ///< "--from", …
};

/// What the shell needs of a session, so that it can be tried without one and without a terminal.
class Host {
 public:
  virtual ~Host() = default;

  /// Both throw Error; what was written before stands. `first_line` is the line of `origin` (a
  /// file's name, or empty) on which the text starts.
  virtual void run_sql(std::string_view text, std::string_view origin, int first_line) = 0;
  virtual void run_command(std::string_view name, std::span<const std::string> arguments) = 0;

  virtual Settings& settings() = 0;
  virtual Clocks clocks() const = 0;
  /// Throws Error; the clocks then stay as they were.
  virtual void set_clocks(const Clocks& clocks) = 0;
  virtual std::string database() const = 0;
  virtual bool writable() const = 0;
  /// Under --safe: what names a file or a program is refused.
  virtual bool safe() const { return false; }
  virtual sqlite3* handle() = 0;
  virtual std::vector<HostCommand> commands() const = 0;

  /// Data and narration. set_output: where data goes from now on; nullptr: to where it went at
  /// first.
  virtual std::ostream& out() = 0;
  virtual std::ostream& err() = 0;
  virtual void set_output(std::ostream* out) = 0;
  /// While set, each result is a sheet of that.
  virtual void set_book(ResultBook*) {}
  /// Throws Error.
  virtual void load_plugin(const std::string&) {}
  /// Runs `work`, whose results go through a pager when there is one and they fill the screen.
  virtual void paged(const std::function<void()>& work) { work(); }
  /// The pager's command; empty: none. `on` without a command: the one that was there.
  virtual void set_pager(bool, const std::string&) {}
  virtual std::string pager() const { return {}; }
  /// Terminal columns of out(); empty when that is no terminal.
  virtual std::optional<int> width() const = 0;

  /// For completion; these never throw.
  virtual std::vector<std::string> table_names() = 0;
  virtual std::vector<std::string> column_names(std::string_view table) = 0;  ///< empty: of all
  virtual std::vector<std::string> function_names() = 0;
  virtual std::vector<std::string> indicator_names() = 0;
  virtual std::vector<std::string> group_names() = 0;

  /// Safe in a signal handler: ends the running statement with Error(kInterrupted).
  virtual void interrupt() noexcept = 0;
  virtual void clear_interrupt() noexcept = 0;
};

}  // namespace kv::queryctl
