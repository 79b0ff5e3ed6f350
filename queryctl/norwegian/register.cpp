// SPDX-License-Identifier: MIT
#include "queryctl/norwegian/register.h"

#include <sqlite3.h>
#include <string>
#include <string_view>

#include "queryctl/norwegian/collation.h"
#include "queryctl/norwegian/letters.h"
#include "queryctl/output/text.h"

namespace kv::queryctl {
namespace {

template <bool DoubleA, Strength Level>
int collate(void*, int left_size, const void* left, int right_size, const void* right) {
  return compare_norwegian({static_cast<const char*>(left), static_cast<std::size_t>(left_size)},
                           {static_cast<const char*>(right), static_cast<std::size_t>(right_size)},
                           DoubleA, Level);
}

std::string_view text_of(sqlite3_value* value) {
  const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(value));
  return text ? std::string_view(text, static_cast<std::size_t>(sqlite3_value_bytes(value)))
              : std::string_view();
}

template <std::string (*Change)(std::string_view)>
void change_case(sqlite3_context* context, int, sqlite3_value** values) {
  if (sqlite3_value_type(values[0]) == SQLITE_NULL) return;
  try {
    const std::string text = Change(text_of(values[0]));
    sqlite3_result_text64(context, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  } catch (const std::bad_alloc&) {
    sqlite3_result_error_nomem(context);
  }
}

// like(pattern, text [, escape]); a BLOB is like nothing, as in SQLite as Debian builds it.
void match(sqlite3_context* context, int count, sqlite3_value** values) {
  for (int i = 0; i < count; ++i)
    if (sqlite3_value_type(values[i]) == SQLITE_NULL) return;
  if (sqlite3_value_type(values[0]) == SQLITE_BLOB || sqlite3_value_type(values[1]) == SQLITE_BLOB)
    return sqlite3_result_int(context, 0);
  const std::string_view pattern = text_of(values[0]);
  const int most =
      sqlite3_limit(sqlite3_context_db_handle(context), SQLITE_LIMIT_LIKE_PATTERN_LENGTH, -1);
  if (pattern.size() > static_cast<std::size_t>(most))
    return sqlite3_result_error(context, "LIKE or GLOB pattern too complex", -1);
  char32_t escape = 0;
  if (count == 3) {
    const std::string_view text = text_of(values[2]);
    const CodePoint point = text.empty() ? CodePoint{} : decode_utf8(text, 0);
    if (text.empty() || point.bytes != text.size())
      return sqlite3_result_error(context, "ESCAPE expression must be a single character", -1);
    escape = point.value;
  }
  sqlite3_result_int(context, like(text_of(values[1]), pattern, escape) ? 1 : 0);
}

bool is_used_by_the_schema(sqlite3* db) {
  constexpr const char* kSql =
      "SELECT 1 FROM sqlite_schema WHERE (type = 'index' OR (type = 'table' AND sql LIKE '% AS "
      "(%'))"
      " AND (sql LIKE '%lower(%' OR sql LIKE '%upper(%' OR sql LIKE '% LIKE %') LIMIT 1";
  sqlite3_stmt* statement = nullptr;
  const bool used = sqlite3_prepare_v2(db, kSql, -1, &statement, nullptr) == SQLITE_OK &&
                    sqlite3_step(statement) == SQLITE_ROW;
  sqlite3_finalize(statement);
  return used;
}

}  // namespace

bool register_norwegian(sqlite3* db) {
  sqlite3_create_collation_v2(db, "nb", SQLITE_UTF8, nullptr, collate<true, Strength::kExact>,
                              nullptr);
  sqlite3_create_collation_v2(db, "nb_aa", SQLITE_UTF8, nullptr, collate<false, Strength::kExact>,
                              nullptr);
  sqlite3_create_collation_v2(db, "nb_nocase", SQLITE_UTF8, nullptr,
                              collate<true, Strength::kLetters>, nullptr);
  if (is_used_by_the_schema(db)) return false;
  constexpr int kFlags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
  sqlite3_create_function_v2(db, "upper", 1, kFlags, nullptr, change_case<upper_text>, nullptr,
                             nullptr, nullptr);
  sqlite3_create_function_v2(db, "lower", 1, kFlags, nullptr, change_case<lower_text>, nullptr,
                             nullptr, nullptr);
  for (const int count : {2, 3})
    sqlite3_create_function_v2(db, "like", count, kFlags, nullptr, match, nullptr, nullptr,
                               nullptr);
  return true;
}

}  // namespace kv::queryctl
