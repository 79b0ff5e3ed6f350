// SPDX-License-Identifier: MIT
#include "queryctl/clocks/clock_views.h"

#include <SQLiteCpp/Statement.h>
#include <algorithm>
#include <memory>
#include <set>
#include <sqlite3.h>

#include "queryctl/clocks/border_cells.h"
#include "queryctl/clocks/border_groups.h"
#include "queryctl/clocks/border_state.h"
#include "queryctl/clocks/clock_table.h"
#include "queryctl/clocks/embedded_clocks.h"
#include "queryctl/suggest.h"
#include "schema/error.h"

namespace kv::queryctl {
namespace {

constexpr std::string_view kStoredPrefix = "CREATE VIEW ";

std::string quoted(const std::string& name) {
  std::string out = "\"";
  for (const char c : name) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + '"';
}

/// Writes border_mapping; returns the municipalities of which nothing is left on the border day.
std::set<std::string> fill_mapping(SQLite::Database& db, BorderState& state, bool estimate) {
  std::set<std::string> days;
  for (const auto& [period, starts] : state.periods()) days.insert(starts.substr(0, 4) + "-01-01");
  SQLite::Statement insert(db,
                           "INSERT INTO temp.border_mapping VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
  std::set<std::string> lost;
  const std::vector<Spell>& spells = state.graph().spells();
  for (const std::string& day : days) {
    BorderMap& map = state.map_from(day);
    for (const Spell& from : spells) {
      if (!from.valid_on(day)) continue;
      if (map.from(from.region).empty()) lost.insert(from.code + " " + from.name);
      for (const Link& link : map.from(from.region)) {
        const Spell& to = spells[link.to];
        insert.bind(1, std::stoi(day));
        insert.bind(2, from.code);
        insert.bind(3, from.name);
        insert.bind(4, to.code);
        insert.bind(5, to.name);
        insert.bind(6, std::string(relation_name(link.relation)));
        insert.bind(7, std::string(name_change_name(link.name_change)));
        if (link.weight && (link.whole() || estimate)) insert.bind(8, *link.weight);
        insert.bind(9, std::string(estimate ? basis_name(link.basis) : ""));
        insert.exec();
        insert.reset();
        insert.clearBindings();
      }
    }
  }
  return lost;
}

/// The latest day on which a municipality began: what came later, the code list cannot know.
std::string latest_change(const RegionGraph& graph) {
  return graph.spells()[graph.by_beginning().back()].from;
}

}  // namespace

ClockViews::Told ClockViews::set(const Clocks& clocks) {
  if (sqlite3_get_autocommit(db_.getHandle()) == 0)
    throw Error("The clocks cannot be changed inside a transaction.",
                "End it with COMMIT or ROLLBACK first.");
  Told told;
  std::vector<std::pair<std::string, std::string>> made;
  db_.exec("BEGIN");
  try {
    drop();
    const auto others = temporary();
    if (clocks.any()) put(clocks, told);
    made = temporary();
    std::erase_if(made, [&](const auto& object) { return std::ranges::count(others, object) > 0; });
    db_.exec("COMMIT");
  } catch (const SQLite::Exception& error) {
    sqlite3_exec(db_.getHandle(), "ROLLBACK", nullptr, nullptr, nullptr);
    throw Error(std::string("The clocks cannot be set: ") + error.what() + ".",
                "Run `etl verify` on the warehouse.");
  } catch (const SqliteFailure& error) {
    sqlite3_exec(db_.getHandle(), "ROLLBACK", nullptr, nullptr, nullptr);
    throw Error(std::string("The clocks cannot be set: ") + error.what() + ".",
                "Run `etl verify` on the warehouse.");
  } catch (...) {
    sqlite3_exec(db_.getHandle(), "ROLLBACK", nullptr, nullptr, nullptr);
    throw;
  }
  clocks_ = clocks;
  made_ = std::move(made);
  groups_ = std::move(told.groups);
  return told;
}

std::string ClockViews::told_of_group(const std::string& group) const {
  const auto found = groups_.find(group);
  return found == groups_.end() ? "" : found->second;
}

void ClockViews::drop() {
  for (const auto& object : temporary())
    if (std::ranges::count(made_, object) > 0)
      db_.exec("DROP " + object.first + " temp." + quoted(object.second));
}

std::vector<std::pair<std::string, std::string>> ClockViews::temporary() const {
  std::vector<std::pair<std::string, std::string>> objects;
  SQLite::Statement rows(
      db_, "SELECT type, name FROM temp.sqlite_schema WHERE type IN ('table', 'view')");
  while (rows.executeStep())
    objects.emplace_back(rows.getColumn(0).getString(), rows.getColumn(1).getString());
  return objects;
}

void ClockViews::require_free_names() const {
  SQLite::Statement taken(
      db_,
      "SELECT type, name FROM temp.sqlite_schema WHERE name IN ('observation',"
      " 'observation_history', 'status', 'border_mapping', 'border_group_outsiders',"
      " 'survey_wave', 'boundary_set')"
      " OR name IN (SELECT name FROM main.sqlite_schema WHERE type = 'view')");
  if (taken.executeStep())
    throw Error("The clocks cannot be set: this session has a temporary " +
                    taken.getColumn(0).getString() + " " + taken.getColumn(1).getString() +
                    " of its own.",
                "Drop it, or give it another name.");
}

void ClockViews::put(const Clocks& clocks, Told& told) {
  require_free_names();
  auto request = std::make_shared<ClockRequest>();
  request->clocks = clocks;
  if (clocks.as_of) {
    SQLite::Statement day(db_, "SELECT CAST(unixepoch(?1) / 86400 AS INTEGER)");
    day.bind(1, *clocks.as_of);
    day.executeStep();
    request->as_of = day.getColumn(0).getInt64();
    db_.exec(clock_sql("observation_history", {{"day", std::to_string(*request->as_of)}}));
    db_.exec(clock_sql("survey_wave", {{"day", std::to_string(*request->as_of)}}));
    db_.exec(clock_sql("boundary_set", {{"day", std::to_string(*request->as_of)}}));
    tell_as_of(clocks, *request->as_of, told);
  }
  if (clocks.borders) put_borders(clocks, request->as_of, told);
  const std::string module = "queryctl_clocks_" + std::to_string(++modules_);
  register_clock_module(db_.getHandle(), module, request);
  db_.exec("CREATE VIRTUAL TABLE temp.observation USING " + module);
  std::map<std::string, std::string> words = {{"name_day", "p.starts"}, {"more_columns", ""}};
  if (clocks.borders)
    words = {{"name_day", "'" + std::to_string(*clocks.borders) + "-01-01'"},
             {"more_columns", ", o.lower, o.upper, o.estimated, o.reason"}};
  db_.exec(clock_sql("observations", words));
  if (clocks.borders) db_.exec(clock_sql("observation_bounds"));
  put_stored_views();
}

void ClockViews::put_borders(const Clocks& clocks, std::optional<std::int64_t> as_of, Told& told) {
  BorderState state(db_.getHandle(), clocks, as_of);
  const std::string& day = state.border_day();
  db_.exec(clock_sql("status", {{"not_determined", std::to_string(kNotDetermined)}}));
  db_.exec(clock_sql("border_tables"));
  const std::set<std::string> lost = fill_mapping(db_, state, clocks.estimate);
  told.groups = fill_border_groups(db_.getHandle(), state);

  std::string sentence = "On the municipalities of 1 January " + day.substr(0, 4) +
                         "; the table border_mapping shows what became of what.";
  if (clocks.estimate)
    sentence += " Divided municipalities are distributed by weights where the warehouse has them.";
  told.notes.push_back(sentence);
  if (day > latest_change(state.graph()))
    told.notes.push_back("The latest change that the warehouse's code list knows of was on " +
                         latest_change(state.graph()) + ".");
  if (!told.groups.empty())
    told.notes.push_back(std::to_string(told.groups.size()) +
                         (told.groups.size() == 1 ? " region group takes" : " region groups take") +
                         " in area of municipalities that are no members; the table"
                         " border_group_outsiders lists them.");
  const std::vector<std::string> names(lost.begin(), lost.end());
  if (!names.empty())
    told.warnings.push_back("The code list does not say what became of " + join_names(names) +
                            ": their figures are not on these borders.");
}

void ClockViews::put_stored_views() {
  SQLite::Statement views(
      db_,
      "SELECT name, sql FROM main.sqlite_schema WHERE type = 'view' AND name NOT"
      " IN (SELECT name FROM temp.sqlite_schema) ORDER BY rowid");
  std::vector<std::string> statements;
  while (views.executeStep()) {
    const std::string sql = views.getColumn(1).getString();
    if (!sql.starts_with(kStoredPrefix))
      throw Error("The stored view " + views.getColumn(0).getString() + " cannot be read: " + sql,
                  "Drop it, or make it again.");
    statements.push_back("CREATE TEMP VIEW " + sql.substr(kStoredPrefix.size()));
  }
  for (const std::string& statement : statements) db_.exec(statement);
}

void ClockViews::tell_as_of(const Clocks& clocks, std::int64_t day, Told& told) {
  SQLite::Statement latest(db_, clock_sql("latest_vintage"));
  latest.bind(1, day);
  latest.executeStep();
  const std::string last = latest.getColumn(0).getString();
  told.notes.push_back("As of " + *clocks.as_of +
                       ": what had been published by the end of that day" +
                       (last.empty() ? "." : ", last on " + last + "."));
  SQLite::Statement later(db_, clock_sql("later_sources"));
  later.bind(1, day);
  while (later.executeStep())
    told.warnings.push_back("As of " + *clocks.as_of + " there is nothing of " +
                            later.getColumn(0).getString() + ": its first vintage here is " +
                            later.getColumn(1).getString() + ".");
}

}  // namespace kv::queryctl
