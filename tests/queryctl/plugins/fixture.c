/* SPDX-License-Identifier: MIT */
/* A plugin with one function and one command. Definitions make it wrong in one way. */
#include <kommunevarehus/plugin.h>
#include <sqlite3ext.h>

SQLITE_EXTENSION_INIT1

#if defined(PLUGIN_good)
#define NAME "good"
#define ENTRY sqlite3_good_init
#elif defined(PLUGIN_clash)
#define NAME "clash"
#define ENTRY sqlite3_clash_init
#elif defined(PLUGIN_fails)
#define NAME "fails"
#define ENTRY sqlite3_fails_init
#elif defined(PLUGIN_otherabi)
#define NAME "otherabi"
#define ENTRY sqlite3_otherabi_init
#elif defined(PLUGIN_newer)
#define NAME "newer"
#define ENTRY sqlite3_newer_init
#elif defined(PLUGIN_short)
#define NAME "short"
#define ENTRY sqlite3_short_init
#elif defined(PLUGIN_plain)
#define NAME "plain"
#define ENTRY sqlite3_plain_init
#endif

#ifndef COMMAND_NAME
#define COMMAND_NAME NAME "-twice"
#endif
#ifndef POINTER_TAG
#define POINTER_TAG KV_PLUGIN_POINTER
#endif
#ifndef MIN_SQLITE
#define MIN_SQLITE 3040000
#endif
#ifndef PLUGIN_SIZE
#define PLUGIN_SIZE sizeof(kv_plugin)
#endif

static const kv_parameter number = {sizeof(kv_parameter), "number", "integer", "21",
                                    "What is doubled."};
static const kv_parameter* const parameters[] = {&number};
static const kv_parameter word = {sizeof(kv_parameter), "word", "text", "x", "What is drawn."};
static const kv_parameter* const words[] = {&word};
static const kv_function function = {sizeof(kv_function),
                                     NAME "_two",
                                     "scalar",
                                     NAME "_two()",
                                     "Two.",
                                     0,
                                     "2",
                                     "SELECT 1+1",
                                     "2",
                                     0,
                                     0};
static const kv_function* const functions[] = {&function};
static const kv_command command = {sizeof(kv_command),
                                   COMMAND_NAME,
                                   "Doubles a number.",
                                   "SELECT :number * " NAME "_two() AS twice",
                                   COMMAND_NAME " --number 21",
                                   parameters,
                                   1,
                                   0,
                                   0,
                                   0,
                                   0,
                                   0};
/* Makes a text or bytes, and has one thing to say about it. */
static const kv_command artefact = {sizeof(kv_command),
                                    "draw-" NAME,
                                    "Draws.",
                                    "SELECT CASE :format WHEN 'svg' THEN '<svg>' || :word || "
                                    "'</svg>' WHEN 'bin' THEN x'00ff0a' END, "
                                    "'[\"Bykle has no room.\"]'",
                                    "draw-" NAME " --word x",
                                    words,
                                    1,
                                    0,
                                    0,
                                    0,
                                    0,
                                    "svg bin none"};
static const kv_command* const commands[] = {&command, &artefact};
static const kv_plugin plugin = {PLUGIN_SIZE, NAME,       "1.2.3",   "A plugin for tests.",
                                 "MIT",       MIN_SQLITE, functions, 1,
                                 commands,    2};

static void two(sqlite3_context* context, int count, sqlite3_value** values) {
  (void)count;
  (void)values;
  sqlite3_result_int(context, 2);
}

static void record(sqlite3_context* context, int count, sqlite3_value** values) {
  (void)count;
  (void)values;
  sqlite3_result_pointer(context, (void*)&plugin, POINTER_TAG, 0);
}

__attribute__((visibility("default"))) int ENTRY(sqlite3* db, char** message,
                                                 const sqlite3_api_routines* api) {
  int rc = SQLITE_OK;
  SQLITE_EXTENSION_INIT2(api);
#ifdef INIT_FAILS
  *message = sqlite3_mprintf("the moon is not full");
  return SQLITE_ERROR;
#endif
  (void)message;
  rc = sqlite3_create_function_v2(db, NAME "_two", 0, SQLITE_UTF8, 0, two, 0, 0, 0);
#ifndef NO_RECORD
  if (rc == SQLITE_OK)
    rc = sqlite3_create_function_v2(db, NAME "_plugin", 0, SQLITE_UTF8, 0, record, 0, 0, 0);
#else
  (void)record;
#endif
  return rc;
}
