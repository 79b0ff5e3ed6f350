// SPDX-License-Identifier: MIT
#include "plugins/logit/query_frame.h"

#include <algorithm>
#include <exception>
#include <memory>
#include <optional>

#include "plugins/logit/frame_builder.h"

namespace kv::logit {
namespace {

struct Finalize {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

std::string quoted(std::string_view name) {
  std::string out = "\"";
  for (const char c : name) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + "\"";
}

/// Past white space and comments.
std::string_view trimmed(std::string_view text) {
  for (;;) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\n' || text.front() == '\t' ||
                             text.front() == '\r'))
      text.remove_prefix(1);
    std::size_t end = std::string_view::npos;
    if (text.starts_with("--"))
      end = text.find('\n');
    else if (text.starts_with("/*"))
      end = text.find("*/") == std::string_view::npos ? end : text.find("*/") + 2;
    else
      break;
    text.remove_prefix(std::min(end, text.size()));
  }
  while (!text.empty() && (text.back() == ' ' || text.back() == '\n' || text.back() == '\t' ||
                           text.back() == '\r' || text.back() == ';'))
    text.remove_suffix(1);
  return text;
}

bool is_query(std::string_view text) {
  for (const std::string_view word : {"SELECT", "WITH", "VALUES"}) {
    if (text.size() <= word.size()) continue;
    bool same = true;
    for (std::size_t k = 0; k < word.size(); ++k) same = same && (text[k] & ~0x20) == word[k];
    const char after = text[word.size()];
    if (same && (after == ' ' || after == '\n' || after == '\t' || after == '\r' || after == '(' ||
                 after == '*' || after == '-' || after == '/'))
      return true;
  }
  return false;
}

Statement prepared(sqlite3* db, const std::string& sql) {
  sqlite3_stmt* raw = nullptr;
  const char* tail = nullptr;
  if (sqlite3_prepare_v2(db, sql.c_str(), static_cast<int>(sql.size()), &raw, &tail) != SQLITE_OK)
    throw ModelError(std::string("the data cannot be read: ") + sqlite3_errmsg(db));
  Statement statement(raw);
  if (raw == nullptr || !trimmed(tail).empty())
    throw ModelError("the data must be one table, one view or one query");
  if (sqlite3_stmt_readonly(raw) == 0)
    throw ModelError("the data must be a query that changes nothing");
  return statement;
}

void take(ColumnBuilder& column, sqlite3_stmt* row, int i) {
  switch (sqlite3_column_type(row, i)) {
    case SQLITE_NULL:
      return column.add_null();
    case SQLITE_INTEGER:
      return column.add_integer(sqlite3_column_int64(row, i));
    case SQLITE_FLOAT:
      return column.add_real(sqlite3_column_double(row, i));
    case SQLITE_TEXT: {
      const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(row, i));
      if (text == nullptr) throw std::bad_alloc();
      return column.add_text({text, static_cast<std::size_t>(sqlite3_column_bytes(row, i))});
    }
    default:
      column.refuse_blob();
  }
}

/// One step. False at the end; throws what ended it before.
bool stepped(sqlite3* db, sqlite3_stmt* rows) {
  const int rc = sqlite3_step(rows);
  if (rc == SQLITE_INTERRUPT) throw sdk::Interrupted();
  if (rc != SQLITE_ROW && rc != SQLITE_DONE)
    throw ModelError(std::string("the data cannot be read: ") + sqlite3_errmsg(db));
  return rc == SQLITE_ROW;
}

std::size_t read_by_columns(sqlite3* db, const std::string& list, const std::string& source,
                            std::vector<ColumnBuilder>& columns) {
  const Statement rows = prepared(db, "SELECT " + list + " FROM " + source);
  std::size_t count = 0;
  for (; stepped(db, rows.get()); ++count) {
    int i = 0;
    for (ColumnBuilder& column : columns) take(column, rows.get(), i++);
  }
  return count;
}

/// The rows through logit_model(), which is twice as fast; none where the connection would not have
/// it: too many columns for a function's arguments, or an authorizer against functions.
std::optional<std::size_t> read_by_aggregate(sqlite3* db, const std::string& list,
                                             const std::string& source,
                                             std::vector<ColumnBuilder>& columns) {
  const auto most = static_cast<std::size_t>(sqlite3_limit(db, SQLITE_LIMIT_FUNCTION_ARG, -1));
  if (columns.empty() || columns.size() + 3 > most) return std::nullopt;
  const std::string sql = "SELECT logit_model(?1, NULL, NULL, " + list + ") FROM " + source;
  sqlite3_stmt* raw = nullptr;
  const int rc = sqlite3_prepare_v2(db, sql.c_str(), static_cast<int>(sql.size()), &raw, nullptr);
  const Statement rows(raw);
  if (rc != SQLITE_OK || sqlite3_stmt_readonly(raw) == 0) return std::nullopt;
  RowSink sink{columns};
  if (sqlite3_bind_pointer(raw, 1, &sink, RowSink::kTag, nullptr) != SQLITE_OK) return std::nullopt;
  try {
    while (stepped(db, raw)) {
    }
  } catch (const ModelError&) {
    if (sink.error) std::rethrow_exception(sink.error);
    if (sink.rows == 0) return std::nullopt;  // an aggregate of no rows is an error
    throw;
  }
  return sink.rows;
}

}  // namespace

Frame read_frame(sqlite3* db, std::string_view data, const std::vector<std::string>& names) {
  const std::string_view text = trimmed(data);
  if (text.empty())
    throw ModelError(
        "the data are not named. Give a table, a view or a query (on the command line "
        "--data)");
  const std::string source = is_query(text) ? "(\n" + std::string(text) + "\n)" : quoted(text);
  std::string list;
  {
    const Statement all = prepared(db, "SELECT * FROM " + source + " LIMIT 0");
    std::vector<std::string> known;
    for (int i = 0; i < sqlite3_column_count(all.get()); ++i)
      known.emplace_back(sqlite3_column_name(all.get(), i));
    for (const std::string& name : names) {
      if (std::ranges::find(known, name) == known.end()) {
        std::string have;
        for (std::size_t k = 0; k < known.size() && k < 60; ++k)
          have += (k == 0 ? "" : ", ") + known[k];
        throw ModelError("there is no column " + name + ". The data have " + have);
      }
      list += (list.empty() ? "" : ", ") + quoted(name);
    }
  }
  std::vector<ColumnBuilder> columns;
  for (const std::string& name : names) columns.emplace_back(name);
  const auto count = read_by_aggregate(db, list, source, columns);
  Frame frame;
  frame.rows = count ? *count : read_by_columns(db, names.empty() ? "1" : list, source, columns);
  const std::size_t rows = frame.rows;
  for (ColumnBuilder& column : columns) frame.add(column.take());
  frame.rows = rows;
  return frame;
}

}  // namespace kv::logit
