/* SPDX-License-Identifier: MIT */
/*
 * The plugin ABI of Kommunevarehus: the only header that queryctl and a plugin share.
 *
 * A plugin is first of all a standard SQLite loadable extension: what it computes works in any
 * host. It may also describe itself to queryctl:
 *
 *   1. It registers a zero-argument SQL function `<name>_plugin` that returns its kv_plugin through
 *      sqlite3_result_pointer(context, (void*)&plugin, KV_PLUGIN_POINTER, NULL).
 *      In every other host the result is plain NULL.
 *   2. queryctl runs `SELECT queryctl_register(<name>_plugin())` and reads the struct with
 *      sqlite3_value_pointer(value, KV_PLUGIN_POINTER). SQL text can neither forge nor read it.
 *
 * Versions. KV_PLUGIN_POINTER names the major version: structs of another major version are simply
 * not seen. Within a major version structs only grow at the end; the first member `size` is the
 * writer's sizeof and thereby the minor version. A reader must not touch members beyond `size`, and
 * treats a `size` smaller than the first version's as damaged.
 *
 * Ownership. Everything is static data of the plugin: valid while the library is loaded, never
 * freed, never written. Strings are UTF-8. A pointer documented as optional may be NULL.
 */
#ifndef KOMMUNEVAREHUS_PLUGIN_H
#define KOMMUNEVAREHUS_PLUGIN_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#define KV_PLUGIN_ABI_MAJOR 1
#define KV_PLUGIN_POINTER "kommunevarehus_plugin_v1"

/* One parameter of a function, or one --option of a command. */
typedef struct kv_parameter {
  size_t size;
  const char* name; /* "threshold"; for a command the option --threshold and SQL :threshold */
  /* "text", "integer", "number", "json", "date", "year", "group", "indicator" or "any".
     For a command also "choice:a|b|c", one of these, and "query": the name of a table or view, or
     one SELECT. It is bound as a SELECT without a semicolon, and the names of its columns as the
     JSON list :<name>_columns. */
  const char* type;
  const char* default_value; /* optional; NULL means the argument must be given */
  const char* summary;       /* one sentence, with the unit where there is one */
} kv_parameter;

/* One SQL function. The record registers nothing by itself: the SDK's table does both. */
typedef struct kv_function {
  size_t size;
  const char* name; /* "indices_pooled_ratio"; starts with the plugin's name */
  /* "scalar"; "aggregate" (with or without OVER); "window" (only with OVER); "table" */
  const char* kind;
  const char* signature; /* "indices_pooled_ratio(part, whole, missing)" */
  const char* summary;   /* one sentence */
  const char* details;   /* optional: null rule, errors, source of the method (author, year) */
  const char* returns;   /* what comes back, with its unit; for a table its columns */
  const char* example;   /* one SQL statement that runs on an empty database */
  const char* result;    /* its result: rows separated by newline, columns by '|', NULL as empty */
  const kv_parameter* const* parameters; /* parameter_count pointers */
  size_t parameter_count;
} kv_function;

/* A column of a command's result, for how people are shown it. */
typedef struct kv_column {
  size_t size;
  const char* name;
  int decimals; /* of real numbers in people's modes; -1 for as many as there are */
} kv_column;

/* One of several statements of a command. */
typedef struct kv_statement {
  size_t size;
  /* When it is run: words that must all hold, "show=fit", "style=or|p", "model=*" (not empty);
   * "" is always. */
  const char* when;
  /* Optional: a SELECT of one value, which the other SQL here may use as :given. The same SELECT of
   * several statements is run once. */
  const char* given;
  /* Optional: a SELECT of the columns as_of and borders (each may be NULL); `sql` is run once for
   * each row with the clocks set so, :as_of and :borders bound, and makes one result of all. */
  const char* each;
  const char* sql;   /* one statement; one that returns no columns is run and the next looked for */
  int makes_sql;     /* nonzero: `sql` returns one text, the statement that is run */
  const char* notes; /* optional: a SELECT of one text column, told beside the result */
  int needs_warehouse;             /* nonzero: refused, with a sentence, on any other SQLite file */
  const kv_column* const* columns; /* optional: names and order of the result's columns */
  size_t column_count;
} kv_statement;

/* One command of queryctl: typed options plus SQL. */
typedef struct kv_command {
  size_t size;
  const char* name;    /* "rank" in `queryctl DB rank --indicator …` and `.rank` in the shell */
  const char* summary; /* one sentence */
  const char* sql;     /* one statement; options are bound as :name */
  const char* example; /* a command line without the program's name and the database */
  const kv_parameter* const* options; /* option_count pointers */
  size_t option_count;
  /* Since minor version 1; before, both were 0. */
  size_t positional_count; /* the first so many options are given by position: `rank bosatt` */
  /* Other than 0: the single text that `sql` returns is the statement to run. The options are bound
     in both, where they are used. */
  int makes_sql;
  /* Since minor version 2, may be NULL: instead of `sql`. The first that applies and returns
     columns makes the result; those before it that apply and return none are run. SQL may also use
     :lang, :as_of and :borders. */
  const kv_statement* const* statements;
  size_t statement_count;
  /* Since minor version 3, may be NULL: the command makes an artefact, and these are its formats,
     as the endings of files: "svg png pdf". Which one is asked for (--format, or the ending of the
     file that is written) is bound as :format, and may stand in a statement's `when`. The
     statement then returns one row: first the artefact, a text or a BLOB that is written to the
     byte; in a second column, where there is one, a JSON list of sentences that are told beside it,
     or NULL. A command with a statement for "format=" also has results of rows: it is what is run
     when no format is asked for. One without is refused then, with the list of formats. */
  const char* formats;
} kv_command;

/* The size of kv_command before minor version 1. */
#define KV_COMMAND_SIZE_V0 offsetof(kv_command, positional_count)
/* And before minor version 2. */
#define KV_COMMAND_SIZE_V1 offsetof(kv_command, statements)
/* And before minor version 3. */
#define KV_COMMAND_SIZE_V2 offsetof(kv_command, formats)

typedef struct kv_plugin {
  size_t size;
  const char* name;                    /* "indices": letters a-z only, as in the file's name */
  const char* version;                 /* semantic version */
  const char* summary;                 /* one sentence */
  const char* licence;                 /* SPDX expression */
  int min_sqlite_version;              /* as sqlite3_libversion_number(), e.g. 3040000 */
  const kv_function* const* functions; /* function_count pointers */
  size_t function_count;
  const kv_command* const* commands; /* command_count pointers */
  size_t command_count;
} kv_plugin;

#ifdef __cplusplus
}
#endif

#endif /* KOMMUNEVAREHUS_PLUGIN_H */
