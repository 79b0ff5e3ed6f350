// SPDX-License-Identifier: MIT
#include "queryctl/commands/plugin_statements.h"

#include <algorithm>
#include <cctype>

#include "queryctl/commands/query_command.h"
#include "queryctl/session.h"
#include "queryctl/statement.h"
#include "schema/error.h"

namespace kv::queryctl {
namespace {

std::string text_of(const Values& values, std::string_view name) {
  const auto it = values.find(name);
  if (it == values.end()) return {};
  if (const auto* text = std::get_if<std::string>(&it->second)) return *text;
  return std::holds_alternative<std::monostate>(it->second) ? "" : "set";
}

/// The words of `text`, split at `separator`.
std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    if (end > 0) words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

/// One run of a command.
class Run {
 public:
  Run(Session& session, const CommandInfo& info, const Values& values)
      : session_(session),
        info_(info),
        origin_(info.origin + ", command " + info.name),
        values_(values) {}

  /// Whether the statement made a result.
  bool statement(const StatementRecord& record) {
    if (record.needs_warehouse) require_warehouse(session_, info_.name);
    give(record.given);
    if (!record.each.empty()) {
      for_each(record);
    } else {
      const std::string made = record.makes_sql ? single_text(record.sql) : record.sql;
      if (makes_artefact() && returns_columns(made)) {
        session_.run_artefact(made, used_by(made), origin_);
      } else {
        session_.run_query(made, used_by(made), record.columns, origin_);
        if (!returns_columns(made)) return false;
      }
    }
    if (!record.notes.empty())
      for (const auto& row : session_.fetch(record.notes, used_by(record.notes)))
        if (const auto* text = std::get_if<std::string>(&row.at(0))) session_.note(*text);
    return true;
  }

 private:
  bool makes_artefact() const { return !text_of(values_, "format").empty(); }

  Values used_by(std::string_view sql) const {
    Values out;
    for (const auto& [name, value] : values_)
      if (uses_parameter(sql, name)) out.emplace(name, value);
    return out;
  }

  bool returns_columns(const std::string& sql) const {
    std::size_t end = 0;
    return !Statement(session_.db().getHandle(), {sql, 0, origin_, 1}, end).columns().empty();
  }

  void give(const std::string& sql) {
    if (sql.empty() || sql == given_) return;
    values_.insert_or_assign("given", single(sql));
    given_ = sql;
  }

  Value single(const std::string& sql) const {
    Values values = used_by(sql);
    std::size_t end = 0;
    Statement statement(session_.db().getHandle(), {sql, 0, {}, 1}, end);
    statement.bind(values);
    if (!statement.step()) return {};
    const Cell cell = statement.row()[0];
    if (cell.type == Cell::Type::kText) return std::string(cell.text);
    if (cell.type == Cell::Type::kInteger) return cell.integer;
    if (cell.type == Cell::Type::kReal) return cell.real;
    return {};
  }

  std::string single_text(const std::string& sql) const {
    const Value value = single(sql);
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    throw Error(origin_ + ": there is nothing to show.");
  }

  /// Under each pair of clocks, one after the other; what cannot be had under one is told.
  void for_each(const StatementRecord& record) {
    const Clocks before = session_.clocks();
    const auto moments = session_.fetch(record.each, used_by(record.each));
    if (moments.empty())
      throw Error(origin_ + ": there is nothing to repeat it for.",
                  "Is the name right, and does the warehouse hold figures?");
    std::vector<Column> columns = record.columns;
    std::vector<std::vector<Value>> rows;
    for (const auto& moment : moments) {
      Clocks clocks = before;
      if (const auto* day = std::get_if<std::string>(&moment.at(0))) clocks.as_of = *day;
      if (const auto* year = std::get_if<std::int64_t>(&moment.at(1)))
        clocks.borders = static_cast<int>(*year);
      values_.insert_or_assign("as_of", moment.at(0));
      values_.insert_or_assign("borders", moment.at(1));
      try {
        session_.set_clocks(clocks);
        if (columns.empty()) {
          std::size_t end = 0;
          columns =
              Statement(session_.db().getHandle(), {record.sql, 0, origin_, 1}, end).columns();
        }
        std::ranges::move(session_.fetch(record.sql, used_by(record.sql)),
                          std::back_inserter(rows));
      } catch (const Error& error) {
        if (error.code() != ExitCode::kDataError) throw;
        session_.warn(describe(clocks) + ": " + error.what());
      }
    }
    session_.set_clocks(before);
    session_.write_rows(columns, rows);
  }

  Session& session_;
  const CommandInfo& info_;
  const std::string origin_;
  Values values_;
  std::string given_;
};

}  // namespace

bool applies(std::string_view when, const Values& values) {
  return std::ranges::all_of(split(when, ' '), [&](std::string_view word) {
    const std::size_t equals = std::min(word.find('='), word.size());
    const std::string value = text_of(values, word.substr(0, equals));
    const std::string_view wanted = word.substr(std::min(equals + 1, word.size()));
    if (wanted == "*") return !value.empty();
    if (wanted.empty()) return value.empty();
    return std::ranges::any_of(split(wanted, '|'),
                               [&](std::string_view one) { return one == value; });
  });
}

bool uses_parameter(std::string_view sql, std::string_view name) {
  const std::string wanted = ":" + std::string(name);
  for (std::size_t at = sql.find(wanted); at != std::string_view::npos;
       at = sql.find(wanted, at + 1)) {
    const char next = at + wanted.size() < sql.size() ? sql[at + wanted.size()] : ' ';
    if (std::isalnum(static_cast<unsigned char>(next)) == 0 && next != '_') return true;
  }
  return false;
}

void run_statements(Session& session, const CommandInfo& info,
                    const std::vector<StatementRecord>& statements, const Values& values) {
  Run run(session, info, values);
  for (const StatementRecord& statement : statements)
    if (applies(statement.when, values) && run.statement(statement)) return;
  throw Error(info.name + " has nothing to show for these options.",
              "Its manual lists what there is: manual " + info.name + ".", ExitCode::kUsage);
}

}  // namespace kv::queryctl
