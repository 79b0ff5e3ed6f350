// SPDX-License-Identifier: MIT
#pragma once

#include <exception>
#include <kommunevarehus/plugin.h>
#include <kommunevarehus/sdk/api.h>
#include <kommunevarehus/sdk/function.h>
#include <kommunevarehus/sdk/help.h>
#include <kommunevarehus/sdk/table.h>
#include <kommunevarehus/sdk/version.h>
#include <span>
#include <string>

namespace kv::sdk {

/// Registers a plugin in one connection: its functions, `<name>_help` and `<name>_plugin`. All or
/// nothing: SQLite unloads the library of a refused plugin, and a function left behind would be a
/// pointer into nowhere. Everything given must have static storage.
class Loader {
 public:
  Loader(sqlite3* db, const kv_plugin& plugin, std::span<const Function* const> functions)
      : db_(db), plugin_(plugin), functions_(functions) {}

  /// Returns an SQLite result code; on failure `*message` is a sentence that SQLite frees.
  int run(char** message) noexcept {
    try {
      const std::string refusal =
          version_refusal(plugin_.name, sqlite3_libversion_number(), plugin_.min_sqlite_version);
      if (!refusal.empty()) return say(message, SQLITE_ERROR, refusal);
      help_name_ = std::string(plugin_.name) + "_help";
      plugin_name_ = std::string(plugin_.name) + "_plugin";
      return register_all(message);
    } catch (const std::exception&) {
      undo();
      return SQLITE_NOMEM;
    }
  }

 private:
  int register_all(char** message) {
    for (; done_ < functions_.size(); ++done_) {
      const Function& function = *functions_[done_];
      const int rc = add(function, function.callbacks, &function);
      if (rc != SQLITE_OK) return refuse(message, rc, function.record.name);
    }
    int rc = sqlite3_create_module_v2(db_, help_name_.c_str(), HelpTable::module(),
                                      writable_plugin(), nullptr);
    if (rc != SQLITE_OK) return refuse(message, rc, help_name_);
    module_added_ = true;
    rc = sqlite3_create_function_v2(db_, plugin_name_.c_str(), 0,
                                    SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS,
                                    writable_plugin(), give_plugin, nullptr, nullptr, nullptr);
    if (rc != SQLITE_OK) return refuse(message, rc, plugin_name_);
    return SQLITE_OK;
  }

  int add(const Function& function, const Callbacks& callbacks, const Function* user_data) {
    const int encoding = SQLITE_UTF8 | function.flags;
    void* data = const_cast<Function*>(user_data);  // NOLINT: the C API takes void*; never written
    if (function.table != nullptr) {
      return sqlite3_create_module_v2(db_, function.record.name,
                                      user_data != nullptr ? TableModule::module() : nullptr, data,
                                      nullptr);
    }
    if (callbacks.value != nullptr) {
      return sqlite3_create_window_function(db_, function.record.name, function.argument_count(),
                                            encoding, data, callbacks.step, callbacks.final,
                                            callbacks.value, callbacks.inverse, nullptr);
    }
    return sqlite3_create_function_v2(db_, function.record.name, function.argument_count(),
                                      encoding, data, callbacks.scalar, callbacks.step,
                                      callbacks.final, nullptr);
  }

  int refuse(char** message, int rc, const std::string& failing) {
    // A refused argument sets no message in the connection.
    const bool told = sqlite3_errcode(db_) != SQLITE_OK;
    const std::string reason = told ? sqlite3_errmsg(db_) : sqlite3_errstr(rc);
    undo();
    return say(message, rc,
               std::string(plugin_.name) + ": " + failing + " could not be registered: " + reason +
                   ". Nothing was registered.");
  }

  void undo() noexcept {
    while (done_ > 0) add(*functions_[--done_], Callbacks{}, nullptr);
    if (module_added_) {
      sqlite3_create_module_v2(db_, help_name_.c_str(), nullptr, nullptr, nullptr);
    }
  }

  static int say(char** message, int rc, const std::string& sentence) {
    if (message != nullptr) *message = sqlite3_mprintf("%s", sentence.c_str());
    return rc;
  }

  static void give_plugin(sqlite3_context* context, int, sqlite3_value**) noexcept {
    sqlite3_result_pointer(context, sqlite3_user_data(context), KV_PLUGIN_POINTER, nullptr);
  }

  void* writable_plugin() const {
    return const_cast<kv_plugin*>(&plugin_);  // NOLINT: the C API takes void*; never written
  }

  sqlite3* db_;
  const kv_plugin& plugin_;
  std::span<const Function* const> functions_;
  std::size_t done_ = 0;  ///< how many functions are registered
  bool module_added_ = false;
  std::string help_name_;
  std::string plugin_name_;
};

/// The body of a plugin's entry point, after SQLITE_EXTENSION_INIT2.
inline int load(sqlite3* db, char** message, const kv_plugin& plugin,
                std::span<const Function* const> functions) noexcept {
  return Loader(db, plugin, functions).run(message);
}

}  // namespace kv::sdk
