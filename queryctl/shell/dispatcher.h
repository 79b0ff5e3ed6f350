// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "queryctl/shell/host.h"
#include "queryctl/shell/output_switch.h"
#include "schema/error.h"

namespace kv::queryctl {

/// The shell without its terminal: takes lines, runs what they say. A line that starts with '.' is
/// a dot-command unless a statement is open; SQL lines gather until sqlite3_complete(); a line that
/// starts with '#' is a comment, as in sqlite3.
class Dispatcher {
 public:
  explicit Dispatcher(Host& host) : host_(host), output_(host) {}

  /// Runs the line, or keeps it when the statement goes on. Errors of what was typed go to
  /// host.err().
  void line(std::string_view text);
  /// Ctrl-C at the prompt: forgets the open statement.
  void cancel();
  /// Ctrl-D: leaves, and says so when a statement was still open.
  void end_of_input();

  bool in_statement() const { return !pending_.empty(); }
  bool leaving() const { return leaving_; }
  int exit_code() const { return exit_code_; }

  /// What dot-commands are made of.
  Host& host() { return host_; }
  OutputSwitch& output() { return output_; }
  bool timer() const { return timer_; }
  /// What made the last result: SQL, or a command's line. Empty: nothing has.
  const std::string& last_asked() const { return last_asked_; }
  void set_timer(bool on) { timer_ = on; }
  void leave(int exit_code);
  /// Whether the first error ends a file (.bail).
  bool bail() const { return bail_; }
  void set_bail(bool on) { bail_ = on; }
  void set_echo(bool on) { echo_ = on; }
  bool echo() const { return echo_; }
  void set_changes(bool on) { changes_ = on; }
  /// What the terminal shows before a line, and before what goes on.
  const std::string& prompt() const { return in_statement() ? continuation_ : prompt_; }
  void set_prompts(const std::string& first, const std::string& next);
  /// Runs the last query or command again, whole.
  void run_last();
  /// Runs a text's lines as if typed; the statement at its end needs no ';'. With .bail on it
  /// throws the first Error; else tells each and returns the exit code of the first one, also of a
  /// file that it reads, or 0.
  int run_text(std::string_view text, const std::string& origin);
  /// Runs a file's lines as if typed; the statement at its end needs no ';'. Throws Error at the
  /// first error, naming file and line.
  void read_file(const std::string& path);

 private:
  void take(std::string_view text, const std::string& origin, int number);
  void run_pending(const std::string& origin);
  void run_dot_command(std::string_view text);
  void tell_changes();
  template <typename Run>
  void timed(Run run);

  Host& host_;
  OutputSwitch output_;
  std::string pending_;
  std::string last_asked_;
  int pending_line_ = 0;
  bool timer_ = false;
  bool bail_ = true;
  bool echo_ = false;
  bool changes_ = false;
  std::string prompt_ = "kommune> ";
  std::string continuation_ = "   ...> ";
  std::string last_sql_;
  std::vector<std::string> last_command_;
  bool leaving_ = false;
  int exit_code_ = 0;
  int first_failure_ = 0;  ///< exit code of the first error that did not end run_text
  int depth_ = 0;
};

/// Writes an error as the shell tells it: the sentence, then what to do.
void tell_error(std::ostream& err, const Error& error);

/// True when `sql` holds nothing but blanks and whole comments.
bool is_blank_sql(std::string_view sql);

}  // namespace kv::queryctl
