// SPDX-License-Identifier: MIT
#pragma once

#include <exception>
#include <kommunevarehus/sdk/api.h>
#include <kommunevarehus/sdk/interrupt.h>
#include <new>

namespace kv::sdk {

/// `<function>: <what>` becomes the error of the SQL statement.
inline void report(sqlite3_context* context, const char* function, const char* what) noexcept {
  if (char* message = sqlite3_mprintf("%s: %s", function, what)) {
    sqlite3_result_error(context, message, -1);
    sqlite3_free(message);
  } else {
    sqlite3_result_error_nomem(context);
  }
}

/// Runs `body`; whatever it throws becomes the SQL error of `context`. An exception that reached
/// SQLite, which is C, would end the host.
template <class Body>
void guarded(sqlite3_context* context, const char* function, Body&& body) noexcept {
  try {
    body();
  } catch (const std::bad_alloc&) {
    sqlite3_result_error_nomem(context);
  } catch (const Interrupted&) {
    sqlite3_result_error_code(context, SQLITE_INTERRUPT);
  } catch (const std::exception& error) {
    report(context, function, error.what());
  } catch (...) {
    report(context, function,
           "an unknown error. Please report the statement to the plugin's author");
  }
}

}  // namespace kv::sdk
