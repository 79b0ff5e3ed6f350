// SPDX-License-Identifier: MIT
#pragma once

#include <SQLiteCpp/Database.h>
#include <chrono>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "queryctl/captured.h"
#include "queryctl/clocks/clock_views.h"
#include "queryctl/commands/registry.h"
#include "queryctl/output/book.h"
#include "queryctl/output/writer.h"
#include "queryctl/plugins/host.h"
#include "queryctl/progress.h"
#include "queryctl/safe/guard.h"
#include "queryctl/value.h"
#include "queryctl/watch.h"
#include "sql/library.h"

namespace kv {
class Error;
}

namespace kv::queryctl {

class Statement;
struct SqlPlace;

/// What is opened. Fixed for the session's life.
struct SessionOptions {
  std::string database;         ///< a path, or ":memory:"; a file that is missing is never made
  bool write = false;           ///< false: the file cannot be changed
  bool safe = false;            ///< SQL and file are a stranger's: safe/guard.h, safe/limits.h
  std::int64_t max_memory = 0;  ///< of SQLite, in bytes; 0: no limit
  std::vector<std::filesystem::path> sql_dirs;  ///< later ones win, which is told
  PluginRequest plugins;
};

/// How results are asked for and written. May be changed between runs.
struct Settings {
  std::string mode = "table";
  bool headers = true;
  std::string null_value;
  std::string separator;               ///< of list and csv; empty: the mode's own
  std::string row_separator;           ///< likewise
  std::string insert_table = "table";  ///< of the mode insert
  std::vector<int> widths;             ///< of columns, as .width gives them
  bool decimal_comma = false;
  std::optional<std::int64_t>
      limit;  ///< rows written per result; what is left out is counted and told
  std::optional<std::int64_t>
      max_bytes;                         ///< of values written per run_sql or run_command, likewise
  std::optional<std::int64_t> max_rows;  ///< the same, only where the output is a terminal
  bool whole = false;                    ///< for now: neither limits nor the terminal's width count
  bool color = false;                    ///< names of columns stand out
  std::string lang = "nb";               ///< nb, nn or en
  std::string format;  ///< of an artefact; empty: the ending of output_name says it
  std::chrono::duration<double> timeout{0};  ///< for each run_sql or run_command; 0: none
  std::string output_name;                   ///< of the file that is written to; empty or "-": none
  bool quiet = false;    ///< no notes (warnings and errors are told all the same)
  bool verbose = false;  ///< also what is only of interest when something is unclear
  Values parameters;     ///< bound as :name, @name or $name in run_sql
};

/// What was done so far, for --stats.
struct Statistics {
  std::int64_t statements = 0;
  std::int64_t rows = 0;           ///< written
  std::int64_t rows_left_out = 0;  ///< by a limit
  std::int64_t bytes = 0;          ///< of the values written
};

/// One opened SQLite file with plugins, the SQL library and the commands. Results go to `out`,
/// sentences to `err`; both must outlive the session. Not for use from several threads, but for
/// interrupt().
class Session {
 public:
  /// Throws Error(kCannotOpen) when the file cannot be opened or is a warehouse of a newer schema,
  /// Error(kPlugin) when a plugin that was asked for cannot be loaded.
  Session(const SessionOptions& options, const Settings& settings, std::ostream& out,
          std::ostream& err);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  /// Runs every statement of `text`, one after the other, and writes each result. Stops at the
  /// first error: throws Error with SQLite's message, the place (`origin`, line, caret) and a
  /// suggestion. What earlier statements did stands. A parameter without a value is an error.
  /// `first_line`: the line of `origin` on which `text` starts.
  void run_sql(std::string_view text, std::string_view origin = {}, int first_line = 1);

  /// Runs `work`, which calls run_sql and run_command, as one: within one time limit, one limit of
  /// bytes and of statements.
  void run_as_one(const std::function<void()>& work);

  /// Runs a command as typed: `arguments` are the words after its name.
  void run_command(std::string_view name, std::span<const std::string> arguments);

  /// What a command gives, for another command that is running: under that one's time limit, and
  /// kept rather than written. A command that is not there and wrong words throw as run_command().
  /// A command that makes an artefact makes it in `format`, whatever file is being written.
  Captured capture_command(std::string_view name, std::span<const std::string> arguments,
                           std::string_view format = {});
  /// The same for one statement; it need not use every one of `values`.
  Captured capture_query(std::string_view sql, const Values& values, std::string_view origin,
                         int first_line = 1);

  /// To be called at the end of a script or the shell. Throws Error when a transaction is still
  /// open (it is then rolled back), notes parameters that no statement used.
  void finish();
  /// A command took the value of a parameter (-p); finish() tells of those that nothing used.
  void use_parameter(const std::string& name) { used_parameters_.push_back(name); }

  /// Stops the running statement (Error(kInterrupted)), or else the next one. Safe in a signal
  /// handler.
  void interrupt() noexcept;
  void clear_interrupt() noexcept;
  /// For what takes time outside SQL: throws Error when an interrupt or the time limit ends it.
  void check_watch() { watch_.check(); }

  /// Sets the clocks by which everything is answered from now on, and says what they mean. Throws
  /// Error when the file is no warehouse, or cannot answer by them; the old ones then stay.
  void set_clocks(const Clocks& clocks);
  const Clocks& clocks() const { return clocks_.clocks(); }
  /// Says what must be known of a region group on these borders, if there is anything.
  void tell_of_group(const std::string& group);
  /// The file's name for a sentence on what it does not hold, with the clocks.
  std::string database_by_the_clocks() const;

  Settings& settings() { return settings_; }
  const Settings& settings() const { return settings_; }
  const std::string& database() const { return options_.database; }
  bool writable() const { return options_.write; }
  /// True under --safe: what names a file is then refused, wherever it is typed but on the command
  /// line.
  bool safe() const { return options_.safe; }
  bool is_warehouse() const { return is_warehouse_; }
  /// These read the SQL library and load the plugins when the first of them is asked for, or a
  /// statement names a function or table that is not known without.
  const sql::Library& library() { return catalogue().library; }
  const PluginHost& plugins() { return catalogue().plugins; }
  const Registry& commands() { return catalogue().commands; }
  std::size_t loaded_plugins() const {
    return catalogue_ ? catalogue_->plugins.plugins().size() : 0;
  }
  SQLite::Database& db() { return db_; }
  /// For Guard::Own, around statements of the program's own; nullptr without --safe.
  Guard* guard() { return guard_ ? &*guard_ : nullptr; }

  /// Loads one more plugin, of a file or a name. Throws Error(kPlugin).
  void load_plugin(const std::string& asked);

  const Statistics& statistics() const { return statistics_; }
  /// Tells on `err` while something takes long: rows, rate. Off at first.
  void show_progress(bool terminal);

  std::ostream& out() { return *out_; }
  std::ostream& err() { return *err_; }
  /// Where results go from now on. `terminal_width`: set when that is a terminal.
  void set_output(std::ostream& out, std::optional<int> terminal_width);
  bool on_terminal() const { return terminal_width_.has_value(); }
  void set_err(std::ostream& err) { err_ = &err; }
  /// While set, each result is a sheet of that instead.
  void set_book(ResultBook* book) { book_ = book; }
  /// A sentence for a person on `err`: always, unless quiet, only when verbose.
  void warn(std::string_view sentence);
  void note(std::string_view sentence);
  void detail(std::string_view sentence);

  /// What a command writes. `sql` is one statement; its parameters must be exactly `values` (and
  /// :lang, :as_of and :borders, which are always there), its columns exactly `columns` unless that
  /// is empty.
  void run_query(std::string_view sql, const Values& values, std::span<const Column> columns,
                 std::string_view origin, int first_line = 1);
  /// What a command that makes an artefact writes: `sql` is one statement that returns it in one
  /// row, and beside it, in a second column where there is one, a JSON list of sentences to tell.
  void run_artefact(std::string_view sql, const Values& values, std::string_view origin);
  /// The bytes as they are. Throws Error rather than fill a terminal with what it cannot show.
  void write_artefact(std::string_view bytes);
  /// The rows of one statement of the program's own.
  std::vector<std::vector<Value>> fetch(std::string_view sql, const Values& values);
  void write_rows(std::span<const Column> columns, std::span<const std::vector<Value>> rows);

  /// For completion and "did you mean"; these never throw, and skip what a broken view hides.
  std::vector<std::string> table_names();
  std::vector<std::string> column_names();
  std::vector<std::string> column_names(std::string_view table);
  std::vector<std::string> function_names();
  std::vector<std::string> command_names() { return commands().names(); }
  /// Loaded indicators, then computed ones.
  std::vector<std::string> indicator_names();
  std::vector<std::string> group_names();

 private:
  /// What can be asked besides SQL, and what extends SQL.
  struct Catalogue {
    sql::Library library;
    PluginHost plugins;
    Registry commands;
  };
  Catalogue& catalogue();
  /// True when the plugins were not loaded yet and may have what `error` says is missing; they then
  /// are.
  bool loads_what_lacks(const Error& error);
  void prepare(std::optional<Statement>& statement, const SqlPlace& place, std::size_t& end);

  template <typename Work>
  Captured capture(Work work);
  void keep_rows(Statement& statement, std::span<const Column> columns);
  void keep_rows(std::span<const Column> columns, std::span<const std::vector<Value>> rows);
  void require_taken(std::size_t rows, std::span<const Cell> cells);
  const Command& command_of(std::string_view name);
  /// Throws Error for none and for a second one. `place` must outlive it.
  std::unique_ptr<Statement> only_statement(const SqlPlace& place);
  Values with_standard_values(const Values& values) const;
  void write_result(Statement& statement, std::span<const Column> columns);
  std::unique_ptr<ResultWriter> writer();
  void require_output() const;
  bool takes(std::int64_t rows, std::span<const Cell> cells);
  std::optional<std::int64_t> row_limit() const;
  void tell_left_out(std::int64_t written, std::int64_t left_out);

  SessionOptions options_;
  Settings settings_;
  std::ostream* out_;
  std::ostream* err_;
  Captured* captured_ = nullptr;  ///< where results and sentences go instead, while that is set
  std::optional<int> terminal_width_;
  ResultBook* book_ = nullptr;
  SQLite::Database db_;
  Watch watch_;
  std::optional<Guard> guard_;
  ClockViews clocks_;
  bool is_warehouse_ = false;
  std::unique_ptr<Catalogue> catalogue_;
  int depth_ = 0;                    ///< of runs within a run
  std::int64_t bytes_written_ = 0;   ///< of values, in this run
  std::int64_t statements_run_ = 0;  ///< in this run
  Statistics statistics_;
  std::optional<Progress> progress_;
  std::vector<std::string> used_parameters_;
};

}  // namespace kv::queryctl
