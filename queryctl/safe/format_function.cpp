// SPDX-License-Identifier: MIT
#include "queryctl/safe/format_function.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <sqlite3.h>
#include <string>

namespace kv::queryctl {
namespace {

/// SQLite's functions on a connection of their own: a function that was overridden cannot be called
/// any more where it was.
class Original {
 public:
  Original() {
    sqlite3_open_v2(":memory:", &db_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY, nullptr);
  }
  ~Original() {
    for (const auto& [count, statement] : statements_) sqlite3_finalize(statement);
    sqlite3_close(db_);
  }
  Original(const Original&) = delete;
  Original& operator=(const Original&) = delete;

  void call(sqlite3_context* context, int count, sqlite3_value** values) {
    const int most = sqlite3_limit(sqlite3_context_db_handle(context), SQLITE_LIMIT_LENGTH, -1);
    sqlite3_limit(db_, SQLITE_LIMIT_LENGTH, most);
    sqlite3_stmt* const statement = prepared(count);
    if (!statement) return sqlite3_result_error_nomem(context);
    for (int i = 0; i < count; ++i) sqlite3_bind_value(statement, i + 1, values[i]);
    const int rc = sqlite3_step(statement);
    if (rc != SQLITE_ROW)
      sqlite3_result_error_code(context, rc);
    else if (sqlite3_column_type(statement, 0) == SQLITE_NULL && count > 0 &&
             sqlite3_value_type(values[0]) != SQLITE_NULL)
      sqlite3_result_error_toobig(context);
    else
      sqlite3_result_value(context, sqlite3_column_value(statement, 0));
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
  }

 private:
  sqlite3_stmt* prepared(int count) {
    sqlite3_stmt*& statement = statements_[count];
    if (statement) return statement;
    std::string sql = "SELECT printf(";
    for (int i = 0; i < count; ++i) sql += i > 0 ? ",?" : "?";
    sqlite3_prepare_v2(db_, (sql + ")").c_str(), -1, &statement, nullptr);
    return statement;
  }

  sqlite3* db_ = nullptr;
  std::map<int, sqlite3_stmt*> statements_;
};

/// The largest width or precision that the format asks for; those given as '*' are read from the
/// arguments as SQLite reads them.
std::int64_t widest(int count, sqlite3_value** values) {
  const auto* format = reinterpret_cast<const char*>(sqlite3_value_text(values[0]));
  std::int64_t most = 0;
  int next = 1;
  for (const char* at = format ? format : ""; *at != 0; ++at) {
    if (*at != '%') continue;
    for (++at; *at != 0; ++at) {
      if (*at >= '0' && *at <= '9') {
        std::int64_t number = 0;
        for (; *at >= '0' && *at <= '9'; ++at)
          if (number < (std::int64_t{1} << 40)) number = number * 10 + (*at - '0');
        --at;
        most = std::max(most, number);
      } else if (*at == '*') {
        const std::int64_t number = next < count ? sqlite3_value_int64(values[next]) : 0;
        ++next;
        most = std::max(most, number < 0 ? -(number + 1) : number);
      } else if (*at != '-' && *at != '+' && *at != ' ' && *at != '#' && *at != ',' && *at != '!' &&
                 *at != '.' && *at != 'l') {
        break;
      }
    }
    if (*at == 0) break;
    if (*at != '%' && *at != 'n') ++next;
  }
  return most;
}

void bounded(sqlite3_context* context, int count, sqlite3_value** values) {
  const int most = sqlite3_limit(sqlite3_context_db_handle(context), SQLITE_LIMIT_LENGTH, -1);
  if (count > 0 && widest(count, values) > most) return sqlite3_result_error_toobig(context);
  static_cast<Original*>(sqlite3_user_data(context))->call(context, count, values);
}

}  // namespace

void bound_format_functions(sqlite3* db) {
  for (const char* name : {"printf", "format"}) {
    // Two names, one connection each: SQLite calls the destructor once for every name.
    auto original = std::make_unique<Original>();
    sqlite3_create_function_v2(db, name, -1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS,
                               original.release(), &bounded, nullptr, nullptr,
                               [](void* made) { delete static_cast<Original*>(made); });
  }
}

}  // namespace kv::queryctl
