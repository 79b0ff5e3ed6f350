// SPDX-License-Identifier: MIT
#include "queryctl/session.h"

#include <algorithm>
#include <new>
#include <ostream>
#include <sqlite3.h>

#include "queryctl/artefact.h"
#include "queryctl/catalog.h"
#include "queryctl/cells.h"
#include "queryctl/diagnose.h"
#include "queryctl/open.h"
#include "queryctl/safe/limits.h"
#include "queryctl/safe/memory.h"
#include "queryctl/statement.h"
#include "queryctl/suggest.h"
#include "schema/error.h"
#include "schema/warehouse.h"

namespace kv::queryctl {
namespace {

Error out_of_memory() {
  return Error("There was not enough memory.", "Ask for less, or allow more with --max-memory.");
}

/// Runs `work` against the clock, and says why when the watch ended it.
template <typename Work>
void watched(Watch& watch, std::chrono::duration<double> limit, Work work) {
  watch.start(limit);
  try {
    watch.check();
    work();
  } catch (const Error& error) {
    // Waiting for a busy file may have used up the time; that it is busy says more.
    if (error.code() != ExitCode::kCannotOpen) watch.check();
    watch.stop();
    throw;
  } catch (const std::bad_alloc&) {
    watch.stop();
    throw out_of_memory();
  }
  watch.stop();
}

std::vector<std::string> names_of(std::span<const Column> columns) {
  std::vector<std::string> names;
  for (const Column& column : columns) names.push_back(column.name);
  return names;
}

}  // namespace

Session::Session(const SessionOptions& options, const Settings& settings, std::ostream& out,
                 std::ostream& err)
    : options_(options),
      settings_(settings),
      out_(&out),
      err_(&err),
      db_(open_database(options.database, options.write, options.safe)),
      watch_(db_.getHandle()),
      clocks_(db_),
      is_warehouse_(kv::is_warehouse(db_)),
      library_(sql::Library::embedded()) {
  limit_sqlite_memory(options_.max_memory);
  if (options_.safe) guard_.emplace(db_.getHandle(), options_.database == ":memory:");
  std::vector<std::string> told;
  for (const std::filesystem::path& directory : options_.sql_dirs)
    library_.add_directory(directory, told);
  commands_.add(library_);
  for (const std::string& sentence : told) note(sentence);

  std::vector<std::string> warnings;
  plugins_.load(db_.getHandle(), options_.plugins, warnings);
  for (const PluginRecord& plugin : plugins_.plugins()) {
    commands_.add(plugin, warnings);
    detail("Plugin " + plugin.name + " " + plugin.version + " from " + plugin.path + ".");
  }
  for (const std::string& sentence : warnings) warn(sentence);
}

Session::~Session() = default;

void Session::set_clocks(const Clocks& clocks) {
  if (!clocks.any() && !clocks_.clocks().any()) return;
  if (!is_warehouse_)
    throw Error(std::string(clocks.as_of ? "--as-of" : "--borders") + " asks a warehouse, and " +
                    options_.database + " is not one.",
                "Make one with `etl init FILE`.");
  const Guard::Own own(guard_ ? &*guard_ : nullptr);
  const ClockViews::Told told = clocks_.set(clocks);
  for (const std::string& sentence : told.notes) note(sentence);
  for (const std::string& sentence : told.warnings) warn(sentence);
}

void Session::tell_of_group(const std::string& group) {
  const std::string sentence = clocks_.told_of_group(group);
  if (!sentence.empty()) note(sentence);
}

std::string Session::database_by_the_clocks() const {
  const std::string clocks = describe(clocks_.clocks());
  return options_.database + (clocks.empty() ? "" : " (" + clocks + ")");
}

void Session::run_sql(std::string_view text, std::string_view origin, int first_line) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  require_utf8(text, origin);
  const std::string script(text);
  bytes_written_ = 0;
  watched(watch_, settings_.timeout, [&] {
    std::size_t offset = 0;
    std::int64_t count = 0;
    while (offset < script.size()) {
      watch_.check();
      std::size_t end = offset;
      Statement statement(db_.getHandle(), {script, offset, origin, first_line}, end);
      offset = end;
      if (statement.empty()) continue;
      if (options_.safe && ++count > SafeDefaults::kStatements)
        throw Error("The script has more than " + std::to_string(SafeDefaults::kStatements) +
                        " statements, which is the most that --safe runs.",
                    "Run it in parts.");
      std::ranges::move(statement.bind(settings_.parameters), std::back_inserter(used_parameters_));
      write_result(statement, {});
    }
  });
}

const Command& Session::command_of(std::string_view name) const {
  if (const Command* command = commands_.find(name)) return *command;
  throw Error("There is no command '" + std::string(name) + "'.",
              did_you_mean(name, commands_.names(), "The command help lists them."),
              ExitCode::kUsage);
}

void Session::run_command(std::string_view name, std::span<const std::string> arguments) {
  const Command& command = command_of(name);
  const Arguments parsed = parse_arguments(command.info(), arguments);
  if (command.info().formats.empty()) require_rows_wanted(settings_, command.info().name);
  bytes_written_ = 0;
  watched(watch_, settings_.timeout, [&] {
    check_arguments(*this, command.info(), parsed);
    command.run(*this, parsed);
  });
}

std::unique_ptr<Statement> Session::only_statement(const SqlPlace& place) {
  std::size_t end = 0;
  auto statement = std::make_unique<Statement>(db_.getHandle(), place, end);
  if (statement->empty()) throw Error(std::string(place.origin) + ": there is no SQL in it.");
  SqlPlace second = place;
  second.offset = end;
  if (end < place.script.size() && !Statement(db_.getHandle(), second, end).empty())
    throw Error(std::string(place.origin) + ": a second statement follows the first.",
                "One statement makes one result.");
  return statement;
}

Values Session::with_standard_values(const Values& values) const {
  Values bound = values;
  bound.emplace("lang", settings_.lang);
  const Clocks& clocks = clocks_.clocks();
  bound.emplace("as_of", clocks.as_of ? Value(*clocks.as_of) : Value());
  bound.emplace("borders", clocks.borders ? Value(std::int64_t{*clocks.borders}) : Value());
  return bound;
}

void Session::run_query(std::string_view sql, const Values& values, std::span<const Column> columns,
                        std::string_view origin, int first_line) {
  const std::string text(sql);
  const std::unique_ptr<Statement> prepared = only_statement({text, 0, origin, first_line});
  Statement& statement = *prepared;
  const std::vector<std::string> used = statement.bind(with_standard_values(values));
  for (const auto& [name, value] : values)
    if (std::ranges::find(used, name) == used.end())
      throw Error(std::string(origin) + ": the SQL does not use the parameter :" + name + ".",
                  "Use it, or do not declare it.");
  const std::vector<std::string> have = names_of(statement.columns());
  const std::vector<std::string> declared = names_of(columns);
  if (!columns.empty() && have != declared)
    throw Error(std::string(origin) + ": the SQL returns the columns " + join_names(have) +
                    ", but " + join_names(declared) + " are declared.",
                "Make both the same, in the same order.");
  write_result(statement, columns);
}

std::vector<std::vector<Value>> Session::fetch(std::string_view sql, const Values& values) {
  const std::string text(sql);
  std::size_t end = 0;
  Statement statement(db_.getHandle(), {text, 0, "queryctl", 1}, end);
  statement.bind(values);
  std::vector<std::vector<Value>> rows;
  while (statement.step()) {
    rows.emplace_back();
    for (const Cell& cell : statement.row()) rows.back().push_back(value_of(cell));
  }
  return rows;
}

std::unique_ptr<ResultWriter> Session::writer() {
  if (book_) return book_->sheet(settings_.headers);
  WriterOptions options;
  options.headers = settings_.headers;
  options.null_value = settings_.null_value;
  options.max_width = terminal_width_;
  options.separator = settings_.separator;
  options.row_separator = settings_.row_separator;
  options.table = settings_.insert_table;
  options.widths = settings_.widths;
  options.decimal_comma = settings_.decimal_comma;
  return make_writer(settings_.mode, *out_, options);
}

void Session::require_output() const {
  if (!*out_) throw Error("The result cannot be written: the output is closed or full.");
}

void Session::write_result(Statement& statement, std::span<const Column> given) {
  const std::vector<Column> own = given.empty() ? statement.columns() : std::vector<Column>{};
  const std::span<const Column> columns = given.empty() ? std::span<const Column>(own) : given;
  if (columns.empty()) {
    while (statement.step()) {
    }
    return;
  }
  if (captured_) {
    return keep_rows(statement, columns);
  }
  const std::unique_ptr<ResultWriter> result = writer();
  std::int64_t written = 0;
  std::int64_t left_out = 0;
  bool begun = false;
  while (statement.step()) {
    if (!begun) result->begin(columns);
    begun = true;
    const std::span<const Cell> cells = statement.row();
    if (left_out > 0 || !takes(written, cells)) {
      ++left_out;
      continue;
    }
    result->row(cells);
    ++written;
    require_output();
  }
  if (!begun) result->begin(columns);
  result->end();
  out_->flush();
  require_output();
  for (const std::string& notice : result->notices()) warn(notice);
  tell_left_out(written, left_out);
}

bool Session::takes(std::int64_t rows, std::span<const Cell> cells) {
  if (settings_.limit && rows >= *settings_.limit) return false;
  if (!settings_.max_bytes) return true;
  std::int64_t bytes = 0;
  for (const Cell& cell : cells)
    bytes += cell.text.data() ? static_cast<std::int64_t>(cell.text.size()) : 8;
  if (bytes > *settings_.max_bytes - bytes_written_) return false;
  bytes_written_ += bytes;
  return true;
}

void Session::tell_left_out(std::int64_t written, std::int64_t left_out) {
  if (left_out == 0) return;
  const bool by_rows = settings_.limit && written >= *settings_.limit;
  warn(std::to_string(written) + " of " + std::to_string(written + left_out) + " rows are shown; " +
       (by_rows ? "--limit sets how many." : "--max-bytes sets how much."));
}

void Session::write_rows(std::span<const Column> columns,
                         std::span<const std::vector<Value>> rows) {
  if (captured_) {
    return keep_rows(columns, rows);
  }
  const std::unique_ptr<ResultWriter> result = writer();
  result->begin(columns);
  std::int64_t written = 0;
  std::vector<Cell> cells;
  for (const std::vector<Value>& row : rows) {
    cells.clear();
    for (const Value& value : row) cells.push_back(cell_of(value));
    if (!takes(written, cells)) break;
    result->row(cells);
    ++written;
  }
  result->end();
  out_->flush();
  require_output();
  for (const std::string& notice : result->notices()) warn(notice);
  tell_left_out(written, static_cast<std::int64_t>(rows.size()) - written);
}

void Session::finish() {
  if (sqlite3_get_autocommit(db_.getHandle()) == 0) {
    const bool changed = sqlite3_txn_state(db_.getHandle(), nullptr) == SQLITE_TXN_WRITE;
    sqlite3_exec(db_.getHandle(), "ROLLBACK", nullptr, nullptr, nullptr);
    if (changed)
      throw Error("The SQL ended inside a transaction; what it changed was not saved.",
                  "End it with COMMIT.");
  }
  for (const auto& [name, value] : settings_.parameters)
    if (std::ranges::find(used_parameters_, name) == used_parameters_.end())
      warn("The parameter " + name + " was given, but no SQL uses :" + name + ".");
}

void Session::interrupt() noexcept {
  watch_.interrupt();
}
void Session::clear_interrupt() noexcept {
  watch_.clear_interrupt();
}

void Session::set_output(std::ostream& out, std::optional<int> terminal_width) {
  out_ = &out;
  terminal_width_ = terminal_width;
}

void Session::warn(std::string_view sentence) {
  if (captured_) {
    captured_->warnings.emplace_back(sentence);
    return;
  }
  out_->flush();
  *err_ << sentence << "\n" << std::flush;
}

void Session::note(std::string_view sentence) {
  if (captured_)
    captured_->notes.emplace_back(sentence);
  else if (!settings_.quiet)
    warn(sentence);
}

void Session::detail(std::string_view sentence) {
  if (settings_.verbose && !captured_) warn(sentence);
}

std::vector<std::string> Session::table_names() {
  return catalog_tables(db_.getHandle());
}

std::vector<std::string> Session::column_names() {
  return catalog_columns(db_.getHandle());
}

std::vector<std::string> Session::column_names(std::string_view table) {
  return catalog_columns(db_.getHandle(), table);
}

std::vector<std::string> Session::function_names() {
  return catalog_functions(db_.getHandle());
}

std::vector<std::string> Session::indicator_names() {
  std::vector<std::string> names;
  if (is_warehouse_)
    names = first_column(db_.getHandle(), "SELECT code FROM indicator ORDER BY code");
  for (const sql::Query& query : library_.queries())
    if (query.subject == "indicator") names.push_back(query.name);
  return names;
}

std::vector<std::string> Session::group_names() {
  if (!is_warehouse_) return {};
  return first_column(db_.getHandle(), "SELECT code FROM region_group ORDER BY code");
}

}  // namespace kv::queryctl
