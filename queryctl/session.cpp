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
#include "queryctl/norwegian/register.h"
#include "queryctl/open.h"
#include "queryctl/output/harmless.h"
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
      is_warehouse_(kv::is_warehouse(db_)) {
  limit_sqlite_memory(options_.max_memory);
  if (!register_norwegian(db_.getHandle()))
    detail(
        "upper(), lower() and LIKE are SQLite's own here: the file has an index made with them.");
  if (options_.safe) guard_.emplace(db_.getHandle(), options_.database == ":memory:");
  // Asked for, or with something to say: at once. Else when it is needed.
  const PluginRequest& wanted = options_.plugins;
  if (!options_.sql_dirs.empty() || !wanted.asked.empty() || !wanted.search_path.empty())
    catalogue();
}

Session::Catalogue& Session::catalogue() {
  if (catalogue_) return *catalogue_;
  catalogue_ = std::make_unique<Catalogue>(Catalogue{sql::Library::embedded(), {}, {}});
  Catalogue& made = *catalogue_;
  std::vector<std::string> told;
  for (const std::filesystem::path& directory : options_.sql_dirs)
    made.library.add_directory(directory, told);
  made.commands.add(made.library);
  for (const std::string& sentence : told) note(sentence);

  std::vector<std::string> warnings;
  made.plugins.load(db_.getHandle(), options_.plugins, warnings);
  for (const PluginRecord& plugin : made.plugins.plugins()) {
    made.commands.add(plugin, warnings);
    detail("Plugin " + plugin.name + " " + plugin.version + " from " + plugin.path + ".");
  }
  for (const std::string& sentence : warnings) warn(sentence);
  return made;
}

bool Session::loads_what_lacks(const Error& error) {
  if (catalogue_) return false;
  const std::string_view what = error.what();
  for (const char* lack : {"no such function: ", "no such table: ", "no such module: "})
    if (what.find(lack) != std::string_view::npos) {
      catalogue();
      return true;
    }
  return false;
}

void Session::prepare(std::optional<Statement>& statement, const SqlPlace& place,
                      std::size_t& end) {
  try {
    statement.emplace(db_.getHandle(), place, end);
  } catch (const Error& error) {
    if (!loads_what_lacks(error)) throw;
    statement.emplace(db_.getHandle(), place, end);
  }
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
  // What is known can be asked for by SQL: then it must be there.
  if (script.find("_list") != std::string::npos) catalogue();
  run_as_one([&] {
    std::size_t offset = 0;
    while (offset < script.size()) {
      watch_.check();
      std::size_t end = offset;
      std::optional<Statement> made;
      prepare(made, {script, offset, origin, first_line}, end);
      Statement& statement = *made;
      offset = end;
      if (statement.empty()) continue;
      ++statistics_.statements;
      if (options_.safe && ++statements_run_ > SafeDefaults::kStatements)
        throw Error("The script has more than " + std::to_string(SafeDefaults::kStatements) +
                        " statements, which is the most that --safe runs.",
                    "Run it in parts.");
      std::ranges::move(statement.bind(settings_.parameters), std::back_inserter(used_parameters_));
      write_result(statement, {});
    }
  });
}

void Session::run_as_one(const std::function<void()>& work) {
  struct Depth {
    int& depth;
    explicit Depth(int& d) : depth(d) { ++depth; }
    ~Depth() { --depth; }
  } const deeper(depth_);
  if (depth_ > 1) {
    try {
      return work();
    } catch (const Error& error) {
      if (error.code() != ExitCode::kCannotOpen) watch_.check();
      throw;
    }
  }
  bytes_written_ = 0;
  statements_run_ = 0;
  if (progress_) progress_->start();
  struct Wipe {
    std::optional<Progress>& progress;
    ~Wipe() {
      if (progress) progress->wipe();
    }
  } const wipe{progress_};
  watched(watch_, settings_.timeout, work);
}

void Session::load_plugin(const std::string& asked) {
  Catalogue& all = catalogue();
  const std::size_t known = all.plugins.plugins().size();
  std::vector<std::string> warnings;
  all.plugins.load_one(db_.getHandle(), options_.plugins, asked, warnings);
  for (std::size_t i = known; i < all.plugins.plugins().size(); ++i)
    all.commands.add(all.plugins.plugins()[i], warnings);
  for (const std::string& sentence : warnings) warn(sentence);
}

void Session::show_progress(bool terminal) {
  progress_.emplace(*err_, terminal);
  watch_.set_tick([this](std::chrono::duration<double> limit) {
    // Not for what completion asks; and rows on a terminal must not be mixed with it.
    if (depth_ > 0 && !(terminal_width_ && bytes_written_ > 0)) progress_->tick(limit);
  });
}

const Command& Session::command_of(std::string_view name) {
  if (const Command* command = commands().find(name)) return *command;
  throw Error("There is no command '" + std::string(name) + "'.",
              did_you_mean(name, commands().names(), "The command help lists them."),
              ExitCode::kUsage);
}

void Session::run_command(std::string_view name, std::span<const std::string> arguments) {
  const Command& command = command_of(name);
  const Arguments parsed = parse_arguments(command.info(), arguments);
  if (command.info().formats.empty()) require_rows_wanted(settings_, command.info().name);
  ++statistics_.statements;
  run_as_one([&] {
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
  if (progress_) progress_->wipe();
  if (captured_) {
    captured_->warnings.emplace_back(sentence);
    return;
  }
  out_->flush();
  *err_ << harmless_message(sentence) << "\n" << std::flush;
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
  catalogue();
  return catalog_functions(db_.getHandle());
}

std::vector<std::string> Session::indicator_names() {
  std::vector<std::string> names;
  if (is_warehouse_)
    names = first_column(db_.getHandle(), "SELECT code FROM indicator ORDER BY code");
  for (const sql::Query& query : library().queries())
    if (query.subject == "indicator") names.push_back(query.name);
  return names;
}

std::vector<std::string> Session::group_names() {
  if (!is_warehouse_) return {};
  return first_column(db_.getHandle(), "SELECT code FROM region_group ORDER BY code");
}

}  // namespace kv::queryctl
