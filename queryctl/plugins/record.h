// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "plugins/sdk/include/kommunevarehus/plugin.h"
#include "queryctl/output/writer.h"
#include "sql/library.h"

namespace kv::queryctl {

/// Copies of what a plugin says of itself (plugin.h), so that nothing here points into a library.
struct FunctionRecord {
  std::string name;
  std::string kind;
  std::string signature;
  std::string summary;
  std::string details;
  std::string returns;
  std::string example;
  std::string result;
  std::vector<sql::Param> parameters;
};

/// One of a command's statements, see kv_statement.
struct StatementRecord {
  std::string when;
  std::string given;
  std::string each;
  std::string sql;
  bool makes_sql = false;
  std::string notes;
  bool needs_warehouse = false;
  std::vector<Column> columns;
};

struct CommandRecord {
  std::string name;
  std::string summary;
  std::string sql;
  std::string example;
  std::vector<sql::Param> arguments;  ///< given by position
  std::vector<sql::Param> options;
  bool makes_sql = false;                   ///< what `sql` returns is the statement to run
  std::vector<StatementRecord> statements;  ///< instead of `sql`; may be empty
  std::vector<std::string> formats;         ///< of the artefact it makes; empty: it makes rows
};

struct PluginRecord {
  std::string name;
  std::string version;
  std::string summary;
  std::string licence;
  int min_sqlite_version = 0;
  std::string path;  ///< of the file it was loaded from
  std::vector<FunctionRecord> functions;
  std::vector<CommandRecord> commands;
};

/// Copies `raw`. Throws Error(kPlugin) when a size is below this build's first version or a string
/// that must be there is NULL. A command whose name is malformed makes the whole record refused.
PluginRecord read_plugin_record(const kv_plugin* raw);

}  // namespace kv::queryctl
