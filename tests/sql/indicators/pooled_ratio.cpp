// SPDX-License-Identifier: MIT
#include "tests/sql/indicators/pooled_ratio.h"

#include <cstring>
#include <sqlite3.h>

namespace kv::sql {
namespace {

struct Sums {
  double part;
  double whole;
};

Sums* sums_of(sqlite3_context* context) {
  return static_cast<Sums*>(sqlite3_aggregate_context(context, sizeof(Sums)));
}

void step(sqlite3_context* context, int, sqlite3_value** values) {
  const auto* rule = reinterpret_cast<const char*>(sqlite3_value_text(values[2]));
  if (!rule || std::strcmp(rule, "zero") != 0)
    return sqlite3_result_error(context, "the test knows the rule 'zero' only", -1);
  if (sqlite3_value_type(values[1]) == SQLITE_NULL) return;
  Sums* sums = sums_of(context);
  sums->part += sqlite3_value_double(values[0]);
  sums->whole += sqlite3_value_double(values[1]);
}

void final(sqlite3_context* context) {
  const Sums* sums = sums_of(context);
  if (sums->whole != 0) sqlite3_result_double(context, sums->part / sums->whole);
}

}  // namespace

void register_pooled_ratio(sqlite3* db) {
  sqlite3_create_function_v2(db, "indices_pooled_ratio", 3,
                             SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, nullptr,
                             nullptr, step, final, nullptr);
}

}  // namespace kv::sql
