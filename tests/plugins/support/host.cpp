// SPDX-License-Identifier: MIT
#include "tests/plugins/support/host.h"

#include <sqlite3.h>
#include <stdexcept>

namespace kv::test {
namespace {

void take(sqlite3_context* context, int, sqlite3_value** values) {
  auto* out = static_cast<const kv_plugin**>(sqlite3_user_data(context));
  *out = static_cast<const kv_plugin*>(sqlite3_value_pointer(values[0], KV_PLUGIN_POINTER));
}

}  // namespace

Host::Host() {
  if (sqlite3_open(":memory:", &db_) != SQLITE_OK) throw std::runtime_error("no database");
  sqlite3_db_config(db_, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 1, nullptr);
}

Host::~Host() {
  sqlite3_close(db_);
}

std::string Host::load(const std::string& file) {
  char* message = nullptr;
  const int rc = sqlite3_load_extension(db_, file.c_str(), nullptr, &message);
  std::string sentence = message != nullptr ? message : "";
  sqlite3_free(message);
  if (rc != SQLITE_OK && sentence.empty()) sentence = "no sentence was given";
  return sentence;
}

std::string Host::ask(const std::string& sql) {
  return ask(sql, {});
}

std::string Host::ask(const std::string& sql,
                      const std::vector<std::pair<std::string, std::string>>& parameters) {
  std::string out;
  bool first_row = true;
  for (const char* rest = sql.c_str(); *rest != '\0';) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(db_, rest, -1, &statement, &rest) != SQLITE_OK) {
      return std::string("error: ") + sqlite3_errmsg(db_);
    }
    if (statement == nullptr) continue;
    for (const auto& [name, value] : parameters) {
      const int index = sqlite3_bind_parameter_index(statement, name.c_str());
      if (index > 0) sqlite3_bind_text(statement, index, value.c_str(), -1, SQLITE_TRANSIENT);
    }
    int rc = 0;
    while ((rc = sqlite3_step(statement)) == SQLITE_ROW) {
      if (!first_row) out += '\n';
      first_row = false;
      for (int i = 0; i < sqlite3_column_count(statement); ++i) {
        if (i > 0) out += '|';
        const unsigned char* text = sqlite3_column_text(statement, i);
        if (text != nullptr) out += reinterpret_cast<const char*>(text);
      }
    }
    const std::string error = rc == SQLITE_DONE ? "" : sqlite3_errmsg(db_);
    sqlite3_finalize(statement);
    if (rc != SQLITE_DONE) return "error: " + error;
  }
  return out;
}

const kv_plugin* Host::plugin(const std::string& name) {
  const kv_plugin* found = nullptr;
  sqlite3_create_function(db_, "test_take", 1, SQLITE_UTF8, &found, take, nullptr, nullptr);
  ask("SELECT test_take(" + name + "_plugin())");
  return found;
}

}  // namespace kv::test
