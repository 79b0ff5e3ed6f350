// SPDX-License-Identifier: MIT
#include "schema/interface/interface.h"

namespace kv {
namespace {

/// For a cell of a table.
std::string cell(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '|') out += '\\';
    out += c == '\n' ? ' ' : c;
  }
  return out;
}

std::string option_name(const InterfaceOption& option) {
  std::string name = "`--" + option.name + (option.value.empty() ? "" : " " + option.value) + "`";
  if (option.letter != 0) name = "`-" + std::string(1, option.letter) + "`, " + name;
  return name;
}

std::string option_row(const std::string& name, const InterfaceOption& option) {
  std::string text = option.summary;
  if (option.required) text += " Required.";
  if (!option.default_value.empty()) text += " Default: " + option.default_value + ".";
  return "| " + cell(name) + " | " + cell(text) + " |\n";
}

std::string block(const std::string& text) {
  return "```\n" + text + (text.ends_with('\n') ? "" : "\n") + "```\n";
}

std::string command_part(const InterfaceCommand& command, const std::string& before) {
  std::string text = "### " + command.name + "\n" + command.summary + ".";
  if (!command.origin.empty() && command.origin != "built in") text += " (" + command.origin + ")";
  text += "\n\n";
  if (!command.arguments.empty() || !command.options.empty()) {
    text += "| option | what |\n|---|---|\n";
    for (const InterfaceOption& argument : command.arguments)
      text += option_row("`" + argument.name + "`", argument);
    for (const InterfaceOption& option : command.options)
      text += option_row(option_name(option), option);
    text += "\n";
  }
  if (!command.details.empty()) text += block(command.details) + "\n";
  if (!command.example.empty()) text += block(before + command.example) + "\n";
  return text;
}

std::string table(const std::string& title, const std::string& first, const NamedTexts& texts) {
  if (texts.empty()) return "";
  std::string text = "## " + title + "\n| " + first + " | what |\n|---|---|\n";
  for (const auto& [name, summary] : texts)
    text += "| `" + cell(name) + "` | " + cell(summary) + " |\n";
  return text + "\n";
}

}  // namespace

std::string reference_page(const Interface& interface) {
  const std::string before = interface.program + (interface.takes_database ? " kommune.db " : " ");
  std::string page = "# " + interface.program + " " + interface.version + "\n" + interface.summary +
                     ". Generated from the program's own records.\n\n```\n";
  for (const std::string& usage : interface.usage) page += interface.program + " " + usage + "\n";
  page += "```\n\n" + interface.description + "\n\n";
  if (!interface.options.empty()) {
    page += "## Options\n| option | what |\n|---|---|\n";
    for (const InterfaceOption& option : interface.options)
      page += option_row(option_name(option), option);
    page += "\n";
  }
  if (!interface.verbs.empty()) page += "## Without a database\n";
  for (const InterfaceCommand& verb : interface.verbs)
    page += command_part(verb, interface.program + " ");
  if (!interface.commands.empty()) page += "## Commands\n";
  for (const InterfaceCommand& command : interface.commands) page += command_part(command, before);
  if (!interface.functions.empty()) page += "## SQL functions\n";
  for (const InterfaceFunction& function : interface.functions)
    page += "### " + function.name + "\n`" + function.signature + "` (" + function.kind +
            ", plugin " + function.plugin + ")\n\n" + function.summary + "\n\n" +
            (function.details.empty() ? "" : function.details + "\n\n") +
            (function.example.empty()
                 ? ""
                 : "```sql\n" + function.example + "\n```\n" + block(function.result) + "\n");
  page += table("Exit codes", "code", interface.exit_codes);
  page += table("Environment", "variable", interface.environment);
  return page + table("Files", "file", interface.files);
}

}  // namespace kv
