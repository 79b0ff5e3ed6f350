// SPDX-License-Identifier: MIT
#include "queryctl/commands/manual_text.h"

#include <algorithm>

#include "queryctl/session.h"
#include "queryctl/suggest.h"
#include "schema/error.h"

namespace kv::queryctl {
namespace {

constexpr std::string_view kIndicator =
    "SELECT code, coalesce(CASE :lang WHEN 'nn' THEN title_nn WHEN 'en' THEN title_en END, "
    "title_nb),"
    "       unit, kind, definition, (SELECT code FROM source AS s WHERE s.source_id = i.source_id)"
    "  FROM indicator AS i WHERE code = :name";

std::string indented(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    result += "  " + std::string(text.substr(0, end)) + "\n";
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return result;
}

// "choice:a|b" as a reader sees it: a | b.
std::string type_text(std::string_view type) {
  constexpr std::string_view kChoice = "choice:";
  if (!type.starts_with(kChoice)) return std::string(type);
  std::string text;
  for (const char c : type.substr(kChoice.size())) text += c == '|' ? " | " : std::string(1, c);
  return text;
}

std::string parameter_line(const std::string& name, const sql::Param& param) {
  std::string line = "  " + name;
  if (param.type != "flag") {
    line += " (" + type_text(param.type);
    if (param.required) line += ", required";
    if (param.default_value) line += ", default " + *param.default_value;
    line += ")";
  }
  return line + ": " + param.summary + "\n";
}

std::string usage_line(const CommandInfo& command) {
  std::string line = command.name;
  for (const sql::Param& argument : command.arguments) {
    std::string word = argument.name;
    std::ranges::transform(word, word.begin(), [](char c) {
      return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    line += argument.required ? " " + word : " [" + word + "]";
  }
  for (const sql::Param& option : command.options) {
    const std::string word =
        option_name(option) + (option.type == "flag" ? "" : " " + type_text(option.type));
    line += option.required ? " " + word : " [" + word + "]";
  }
  return line;
}

std::string manual_of_indicator(const std::vector<Value>& row) {
  const auto text = [&](std::size_t i) {
    const auto* value = std::get_if<std::string>(&row.at(i));
    return value ? *value : std::string();
  };
  std::string page = text(0) + " - " + text(1) + "\n\n";
  page +=
      "A loaded indicator (source " + text(5) + "), in " + text(2) + ", kind " + text(3) + ".\n";
  if (!text(4).empty()) page += text(4) + "\n";
  return page + "\nExample:\n  show " + text(0) + "\n";
}

}  // namespace

std::string manual_of(const CommandInfo& command) {
  std::string page = command.name + " - " + command.summary + " (" + command.origin + ")\n\n";
  page += "Usage:\n  " + usage_line(command) + "\n";
  if (!command.arguments.empty() || !command.options.empty()) page += "\nOptions:\n";
  for (const sql::Param& argument : command.arguments)
    page += parameter_line(argument.name, argument);
  for (const sql::Param& option : command.options)
    page += parameter_line(option_name(option), option);
  if (!command.formats.empty())
    page +=
        "\nMakes:\n  " + join_names(command.formats) + ", by the ending of -o FILE or --format\n";
  if (!command.details.empty()) page += "\n" + command.details;
  if (!command.example.empty()) page += "\nExample:\n  " + command.example + "\n";
  return page;
}

std::string manual_of(const FunctionRecord& function) {
  std::string page = function.name + " - " + function.summary + "\n\n";
  page += "Usage:\n  " + function.signature + "   (" + function.kind + ")\n";
  if (!function.parameters.empty()) page += "\nArguments:\n";
  for (const sql::Param& param : function.parameters) page += parameter_line(param.name, param);
  if (!function.returns.empty()) page += "\nReturns:\n" + indented(function.returns);
  if (!function.details.empty()) page += "\n" + function.details + "\n";
  if (!function.example.empty())
    page += "\nExample:\n" + indented(function.example) + "Result:\n" + indented(function.result);
  return page;
}

std::string manual_of(Session& session, const std::string& name) {
  if (const Command* command = session.commands().find(name)) {
    CommandInfo info = command->info();
    if (const sql::Query* query = session.library().find(name))
      info.summary = query->title(session.settings().lang);
    return manual_of(info);
  }
  if (const FunctionRecord* function = session.plugins().find_function(name))
    return manual_of(*function);
  if (session.is_warehouse()) {
    const auto rows =
        session.fetch(kIndicator, {{"name", name}, {"lang", session.settings().lang}});
    if (!rows.empty()) return manual_of_indicator(rows.front());
  }
  std::vector<std::string> known = session.command_names();
  for (const PluginRecord& plugin : session.plugins().plugins())
    for (const FunctionRecord& function : plugin.functions) known.push_back(function.name);
  std::ranges::move(session.indicator_names(), std::back_inserter(known));
  throw Error(
      "There is no manual of '" + name + "'.",
      did_you_mean(name, known, "The commands help, functions and indicators list what there is."),
      ExitCode::kUsage);
}

}  // namespace kv::queryctl
