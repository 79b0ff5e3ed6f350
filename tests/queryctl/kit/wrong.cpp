// SPDX-License-Identifier: MIT
// A plugin with one function, NAME_one, that is wrong in the one way that IS_… says.
#include <cstdlib>
#include <iterator>
#include <kommunevarehus/plugin.h>
#include <sqlite3ext.h>
#include <stdexcept>

SQLITE_EXTENSION_INIT1

#define JOIN_(a, b, c) a##b##c
#define JOIN(a, b, c) JOIN_(a, b, c)
#define TEXT_(a) #a
#define TEXT(a) TEXT_(a)
#define NAME TEXT(PLUGIN)

#ifdef IS_DIRECT
// As declared by sqlite3.h, which sqlite3ext.h replaces by the host's table.
extern "C" int sqlite3_threadsafe_direct() __asm__("sqlite3_threadsafe");
#endif

namespace {

constexpr kv_function kOne = {sizeof(kv_function),
                              NAME "_one",
                              "scalar",
                              NAME "_one()",
                              "One.",
                              nullptr,
                              "1",
                              "SELECT " NAME "_one()",
#ifdef IS_LIAR
                              "2",
#else
                              "1",
#endif
                              nullptr,
                              0};
constexpr const kv_function* kFunctions[] = {&kOne};
const kv_plugin kPlugin = {
    sizeof(kv_plugin), NAME, "1.0.0", "Wrong in one way.", "MIT", 3040000, kFunctions, 1,
    nullptr,           0};

void one(sqlite3_context* context, int, sqlite3_value**) {
#ifdef IS_CRASHES
  std::abort();
#endif
#ifdef IS_FICKLE
  static int calls = 0;
  sqlite3_result_int(context, ++calls);
#elif defined(IS_DIRECT)
  sqlite3_result_int(context, sqlite3_threadsafe_direct() != 0 ? 1 : 1);
#else
  sqlite3_result_int(context, 1);
#endif
}

void record(sqlite3_context* context, int, sqlite3_value**) {
  sqlite3_result_pointer(context, const_cast<kv_plugin*>(&kPlugin), KV_PLUGIN_POINTER, nullptr);
}

}  // namespace

#ifdef IS_SHOWS
extern "C" __attribute__((visibility("default"))) int sqlite3_changes_of_mine() {
  return 0;
}
#endif

extern "C" __attribute__((visibility("default"))) int JOIN(sqlite3_, PLUGIN,
                                                           _init)(sqlite3* db, char** message,
                                                                  const sqlite3_api_routines* api) {
  SQLITE_EXTENSION_INIT2(api);
#ifdef IS_THROWS
  throw std::runtime_error("nobody catches this");
#endif
#ifdef IS_QUITS
  std::_Exit(7);
#endif
#ifdef IS_SPINS
  for (volatile const bool on = true; on;) {
  }
#endif
  constexpr int kFlags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
  sqlite3_create_function_v2(db, NAME "_one", 0, kFlags, nullptr, one, nullptr, nullptr, nullptr);
#ifdef IS_HALF
  *message = sqlite3_mprintf("the second function is not there");
  return SQLITE_ERROR;
#endif
  (void)message;
#ifdef IS_STRAY
  sqlite3_create_function_v2(db, "median_of_mine", 1, kFlags, nullptr, one, nullptr, nullptr,
                             nullptr);
#endif
  return sqlite3_create_function_v2(db, NAME "_plugin", 0, kFlags, nullptr, record, nullptr,
                                    nullptr, nullptr);
}
