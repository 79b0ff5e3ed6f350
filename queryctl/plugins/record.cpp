// SPDX-License-Identifier: MIT
#include "queryctl/plugins/record.h"

#include <algorithm>
#include <string_view>

#include "queryctl/artefact.h"
#include "schema/error.h"

namespace kv::queryctl {
namespace {

class Reader {
 public:
  explicit Reader(const kv_plugin* raw) : raw_(raw) {}

  PluginRecord read() {
    require_size(raw_, "the plugin");
    record_.name = needed(raw_->name, "name");
    record_.version = needed(raw_->version, "version");
    record_.summary = needed(raw_->summary, "summary");
    record_.licence = needed(raw_->licence, "licence");
    record_.min_sqlite_version = raw_->min_sqlite_version;
    for (std::size_t i = 0; i < raw_->function_count; ++i)
      record_.functions.push_back(function(element(raw_->functions, i, "functions")));
    for (std::size_t i = 0; i < raw_->command_count; ++i)
      record_.commands.push_back(command(element(raw_->commands, i, "commands")));
    return record_;
  }

 private:
  [[noreturn]] void damaged(const std::string& what) const {
    const std::string who =
        record_.name.empty() ? "A plugin's" : "The plugin " + record_.name + "'s";
    throw Error(who + " record is damaged: " + what + ".",
                "Build it against this version's plugin.h.", ExitCode::kPlugin);
  }

  template <typename T>
  void require_size(const T* part, const std::string& what, std::size_t least = sizeof(T)) const {
    if (!part || part->size < least) damaged("the record of " + what + " is too short");
  }

  template <typename T>
  const T* element(const T* const* list, std::size_t i, const std::string& what) const {
    if (!list || !list[i]) damaged("its list of " + what + " has a hole");
    return list[i];
  }

  std::string needed(const char* text, const std::string& what) const {
    if (!text || !*text) damaged(what + " is missing");
    return text;
  }

  static std::string optional(const char* text) { return text ? text : ""; }

  sql::Param parameter(const kv_parameter* raw, const std::string& owner) const {
    require_size(raw, "a parameter of " + owner);
    sql::Param param;
    param.name = needed(raw->name, "the name of a parameter of " + owner);
    param.type = needed(raw->type, "the type of " + owner + "'s " + param.name);
    param.required = raw->default_value == nullptr;
    if (raw->default_value) param.default_value = raw->default_value;
    param.summary = needed(raw->summary, "the summary of " + owner + "'s " + param.name);
    return param;
  }

  FunctionRecord function(const kv_function* raw) const {
    require_size(raw, "a function");
    FunctionRecord function;
    function.name = needed(raw->name, "a function's name");
    if (!function.name.starts_with(record_.name + "_"))
      damaged("the function " + function.name + " does not start with " + record_.name + "_");
    function.kind = needed(raw->kind, "the kind of " + function.name);
    function.signature = needed(raw->signature, "the signature of " + function.name);
    function.summary = needed(raw->summary, "the summary of " + function.name);
    function.details = optional(raw->details);
    function.returns = optional(raw->returns);
    function.example = optional(raw->example);
    function.result = optional(raw->result);
    for (std::size_t i = 0; i < raw->parameter_count; ++i)
      function.parameters.push_back(
          parameter(element(raw->parameters, i, "parameters"), function.name));
    return function;
  }

  StatementRecord statement(const kv_statement* raw, const std::string& owner) const {
    require_size(raw, "a statement of " + owner);
    StatementRecord statement;
    statement.when = optional(raw->when);
    statement.given = optional(raw->given);
    statement.each = optional(raw->each);
    statement.sql = needed(raw->sql, "the SQL of a statement of " + owner);
    statement.makes_sql = raw->makes_sql != 0;
    statement.notes = optional(raw->notes);
    statement.needs_warehouse = raw->needs_warehouse != 0;
    for (std::size_t i = 0; i < raw->column_count; ++i) {
      const kv_column* column = element(raw->columns, i, "columns of " + owner);
      require_size(column, "a column of " + owner);
      const std::string name = needed(column->name, "the name of a column of " + owner);
      statement.columns.push_back(
          {name, column->decimals < 0 ? std::nullopt : std::optional<int>(column->decimals)});
    }
    return statement;
  }

  CommandRecord command(const kv_command* raw) const {
    require_size(raw, "a command", KV_COMMAND_SIZE_V0);
    CommandRecord command;
    command.name = needed(raw->name, "a command's name");
    const bool well_formed = std::ranges::all_of(command.name, [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
    if (!well_formed) damaged("'" + command.name + "' is no name for a command");
    command.summary = needed(raw->summary, "the summary of " + command.name);
    command.sql = needed(raw->sql, "the SQL of " + command.name);
    command.example = optional(raw->example);
    const bool has_minor_1 = raw->size >= KV_COMMAND_SIZE_V1;
    const std::size_t positional = has_minor_1 ? raw->positional_count : 0;
    if (positional > raw->option_count)
      damaged(command.name + " takes more by position than it has options");
    for (std::size_t i = 0; i < raw->option_count; ++i)
      (i < positional ? command.arguments : command.options)
          .push_back(parameter(element(raw->options, i, "options"), command.name));
    command.makes_sql = has_minor_1 && raw->makes_sql != 0;
    const std::size_t statements = raw->size >= KV_COMMAND_SIZE_V2 ? raw->statement_count : 0;
    for (std::size_t i = 0; i < statements; ++i)
      command.statements.push_back(
          statement(element(raw->statements, i, "statements"), command.name));
    if (raw->size >= sizeof(kv_command)) command.formats = format_names(optional(raw->formats));
    return command;
  }

  const kv_plugin* raw_;
  PluginRecord record_;
};

}  // namespace

PluginRecord read_plugin_record(const kv_plugin* raw) {
  return Reader(raw).read();
}

}  // namespace kv::queryctl
