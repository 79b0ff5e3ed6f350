// SPDX-License-Identifier: MIT
#include "queryctl/safe/guard.h"

#include <algorithm>
#include <sqlite3.h>
#include <string_view>

#include "queryctl/catalog.h"

namespace kv::queryctl {
namespace {

thread_local std::string refused;

/// SQLite's functions that only compute. Not here: load_extension, fts3_tokenizer and all of the
/// full-text and R-tree modules, which read pointers or take the bytes of their own tables.
constexpr std::string_view kFunctions[] = {"->",
                                           "->>",
                                           "abs",
                                           "acos",
                                           "acosh",
                                           "asin",
                                           "asinh",
                                           "atan",
                                           "atan2",
                                           "atanh",
                                           "avg",
                                           "ceil",
                                           "ceiling",
                                           "changes",
                                           "char",
                                           "coalesce",
                                           "cos",
                                           "cosh",
                                           "count",
                                           "cume_dist",
                                           "current_date",
                                           "current_time",
                                           "current_timestamp",
                                           "date",
                                           "datetime",
                                           "degrees",
                                           "dense_rank",
                                           "exp",
                                           "first_value",
                                           "floor",
                                           "format",
                                           "glob",
                                           "group_concat",
                                           "hex",
                                           "ifnull",
                                           "iif",
                                           "instr",
                                           "json",
                                           "json_array",
                                           "json_array_length",
                                           "json_error_position",
                                           "json_extract",
                                           "json_group_array",
                                           "json_group_object",
                                           "json_insert",
                                           "json_object",
                                           "json_patch",
                                           "json_quote",
                                           "json_remove",
                                           "json_replace",
                                           "json_set",
                                           "json_type",
                                           "json_valid",
                                           "julianday",
                                           "lag",
                                           "last_insert_rowid",
                                           "last_value",
                                           "lead",
                                           "length",
                                           "like",
                                           "likelihood",
                                           "likely",
                                           "ln",
                                           "log",
                                           "log10",
                                           "log2",
                                           "lower",
                                           "ltrim",
                                           "max",
                                           "min",
                                           "mod",
                                           "nth_value",
                                           "ntile",
                                           "nullif",
                                           "octet_length",
                                           "percent_rank",
                                           "pi",
                                           "pow",
                                           "power",
                                           "printf",
                                           "quote",
                                           "radians",
                                           "random",
                                           "randomblob",
                                           "rank",
                                           "replace",
                                           "round",
                                           "row_number",
                                           "rtrim",
                                           "sign",
                                           "sin",
                                           "sinh",
                                           "soundex",
                                           "sqlite_compileoption_get",
                                           "sqlite_compileoption_used",
                                           "sqlite_source_id",
                                           "sqlite_version",
                                           "sqrt",
                                           "strftime",
                                           "string_agg",
                                           "substr",
                                           "substring",
                                           "subtype",
                                           "sum",
                                           "tan",
                                           "tanh",
                                           "time",
                                           "timediff",
                                           "total",
                                           "total_changes",
                                           "trim",
                                           "trunc",
                                           "typeof",
                                           "unhex",
                                           "unicode",
                                           "unixepoch",
                                           "unlikely",
                                           "upper",
                                           "zeroblob",
                                           "concat",
                                           "concat_ws",
                                           "if",
                                           "json_pretty",
                                           "jsonb",
                                           "median",
                                           "percentile",
                                           "percentile_cont",
                                           "percentile_disc",
                                           "unistr"};

/// Pragmas that only tell; with an argument only where that is a name.
constexpr std::string_view kNamed[] = {"table_info",        "table_xinfo",     "table_list",
                                       "index_list",        "index_info",      "index_xinfo",
                                       "quick_check",       "integrity_check", "foreign_key_list",
                                       "foreign_key_check", "function_list",   "module_list"};
constexpr std::string_view kBare[] = {
    "application_id",  "user_version", "schema_version", "data_version",   "encoding",
    "page_count",      "page_size",    "freelist_count", "collation_list", "database_list",
    "compile_options", "pragma_list",  "journal_mode",   "foreign_keys"};

bool has(const auto& list, std::string_view name) {
  return std::ranges::find(list, name) != std::ranges::end(list);
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 0x20);
  return out;
}

/// What the action is called in a sentence.
std::string name_of(int action, const std::string& first, const std::string& second) {
  switch (action) {
    case SQLITE_ATTACH:
      return "ATTACH (or VACUUM)";
    case SQLITE_DETACH:
      return "DETACH";
    case SQLITE_PRAGMA:
      return "PRAGMA " + first + (second.empty() ? "" : " with a value");
    case SQLITE_FUNCTION:
      return "the function " + second + "()";
    case SQLITE_CREATE_VTABLE:
      return "a virtual table (" + second + ")";
    case SQLITE_CREATE_TRIGGER:
    case SQLITE_CREATE_TEMP_TRIGGER:
      return "a trigger";
    default:
      return "changing " + (first.empty() ? std::string("the database") : first);
  }
}

}  // namespace

std::string take_refused() {
  std::string what;
  what.swap(refused);
  return what;
}

Guard::Guard(sqlite3* db, bool scratch) : db_(db), scratch_(scratch) {
  for (const std::string& name : first_column(db, "SELECT DISTINCT name FROM pragma_function_list"))
    if (!has(kFunctions, lower(name))) refused_functions_.insert(lower(name));
  sqlite3_set_authorizer(db_, &Guard::decide, this);
}

Guard::~Guard() {
  sqlite3_set_authorizer(db_, nullptr, nullptr);
}

bool Guard::allows(int action, const std::string& first, const std::string& second,
                   const std::string& database) const {
  const bool mine = database == "temp" || (scratch_ && database == "main");
  switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_RECURSIVE:
    case SQLITE_TRANSACTION:
    case SQLITE_SAVEPOINT:
      return true;
    case SQLITE_FUNCTION:
      return !refused_functions_.contains(lower(second));
    case SQLITE_PRAGMA:
      return has(kNamed, lower(first)) || (second.empty() && has(kBare, lower(first)));
    case SQLITE_UPDATE:
      // SQLite asks this when a table-valued function (json_each) names its columns. The schema
      // itself is kept from being changed by the open mode, and in memory by defensive mode.
      if (first == "sqlite_master") return true;
      return mine;
    case SQLITE_INSERT:
    case SQLITE_DELETE:
    case SQLITE_CREATE_TABLE:
    case SQLITE_CREATE_INDEX:
    case SQLITE_CREATE_VIEW:
    case SQLITE_CREATE_TEMP_TABLE:
    case SQLITE_CREATE_TEMP_INDEX:
    case SQLITE_CREATE_TEMP_VIEW:
    case SQLITE_DROP_TABLE:
    case SQLITE_DROP_INDEX:
    case SQLITE_DROP_VIEW:
    case SQLITE_DROP_TEMP_TABLE:
    case SQLITE_DROP_TEMP_INDEX:
    case SQLITE_DROP_TEMP_VIEW:
    case SQLITE_REINDEX:
      return mine;
    default:
      return false;
  }
}

int Guard::decide(void* guard, int action, const char* first, const char* second,
                  const char* database, const char*) {
  const Guard& self = *static_cast<const Guard*>(guard);
  const auto text = [](const char* part) { return std::string(part ? part : ""); };
  if (self.own_ > 0 || self.allows(action, text(first), text(second), text(database)))
    return SQLITE_OK;
  refused = name_of(action, text(first), text(second));
  return SQLITE_DENY;
}

}  // namespace kv::queryctl
