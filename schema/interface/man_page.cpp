// SPDX-License-Identifier: MIT
#include <algorithm>

#include "schema/interface/interface.h"
#include "schema/interface/roff.h"

namespace kv {
namespace {

std::string upper(std::string text) {
  std::ranges::transform(text, text.begin(), [](char c) {
    if (c == '_') return '-';
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return text;
}

std::string heading(const Interface& interface, const std::string& section) {
  // No date: the page is made at build, and must not differ between two builds.
  return ".TH " + upper(interface.program) + " " + section + " \"\" " +
         roff_argument("Kommunevarehus " + interface.version) + "\n";
}

std::string option_line(const InterfaceOption& option) {
  std::string line = "\\fB" + roff_text("--" + option.name) + "\\fR";
  if (option.letter != 0) line = "\\fB\\-" + std::string(1, option.letter) + "\\fR, " + line;
  if (!option.value.empty()) line += " \\fI" + roff_text(option.value) + "\\fR";
  return line;
}

std::string remarks(const InterfaceOption& option) {
  std::string text;
  if (option.required) text += " Required.";
  if (!option.default_value.empty()) text += " Default: " + option.default_value + ".";
  return roff_text(text);
}

std::string entry(const std::string& tag, const std::string& text) {
  return ".TP\n" + tag + "\n" + (text.empty() ? "\\&" : text) + "\n";
}

std::string usage_of(const InterfaceCommand& command, const std::string& before) {
  std::string line = "\\fB" + roff_text(before + command.name) + "\\fR";
  for (const InterfaceOption& argument : command.arguments) {
    const std::string word = "\\fI" + roff_text(upper(argument.name)) + "\\fR";
    line += argument.required ? " " + word : " [" + word + "]";
  }
  return line + (command.options.empty() ? "" : " [options]");
}

std::string command_section(const InterfaceCommand& command, const std::string& before,
                            const std::string& example_before) {
  std::string text = ".SS " + roff_argument(command.name) + "\n" + usage_of(command, before) +
                     "\n.PP\n" + roff_text(command.summary) + ".\n";
  if (!command.origin.empty() && command.origin != "built in")
    text += roff_text("(" + command.origin + ")") + "\n";
  for (const InterfaceOption& argument : command.arguments)
    text += entry("\\fI" + roff_text(upper(argument.name)) + "\\fR",
                  roff_text(argument.summary) + remarks(argument));
  for (const InterfaceOption& option : command.options)
    text += entry(option_line(option), roff_text(option.summary) + remarks(option));
  text += roff_paragraphs(command.details);
  if (!command.example.empty()) text += roff_verbatim(example_before + command.example);
  return text;
}

std::string named(const std::string& title, const NamedTexts& texts) {
  if (texts.empty()) return "";
  std::string section = ".SH " + title + "\n";
  for (const auto& [name, text] : texts)
    section += entry("\\fB" + roff_text(name) + "\\fR", roff_text(text));
  return section;
}

}  // namespace

std::string man_page(const Interface& interface) {
  const std::string program = interface.program;
  const std::string on_database = interface.takes_database ? program + " DB " : program + " ";
  std::string page = heading(interface, "1") + ".SH NAME\n" + roff_text(program) + " \\- " +
                     roff_text(interface.summary) + "\n.SH SYNOPSIS\n";
  for (std::size_t i = 0; i < interface.usage.size(); ++i)
    page += std::string(i > 0 ? ".br\n" : "") + "\\fB" + roff_text(program) + "\\fR " +
            roff_text(interface.usage[i]) + "\n";
  page += ".SH DESCRIPTION\n" + roff_paragraphs(interface.description);
  if (!interface.options.empty()) page += ".SH OPTIONS\n";
  for (const InterfaceOption& option : interface.options)
    page += entry(option_line(option), roff_text(option.summary) + remarks(option));
  if (!interface.modes.empty()) {
    std::string all;
    for (const std::string& mode : interface.modes) all += (all.empty() ? "" : ", ") + mode;
    page += ".SH MODES\n" + roff_paragraphs(all);
  }
  if (!interface.verbs.empty()) page += ".SH WITHOUT A DATABASE\n";
  for (const InterfaceCommand& verb : interface.verbs)
    page += command_section(verb, program + " ", program + " ");
  if (!interface.commands.empty()) page += ".SH COMMANDS\n";
  for (const InterfaceCommand& command : interface.commands)
    page += command_section(command, on_database, on_database);
  if (!interface.dot_commands.empty()) page += ".SH COMMANDS OF THE SHELL\n";
  for (const InterfaceCommand& command : interface.dot_commands) {
    std::string usage = "." + command.name;
    for (const InterfaceOption& argument : command.arguments) usage += " " + argument.name;
    page += entry("\\fB" + roff_text(usage) + "\\fR", roff_text(command.summary) + ".");
  }
  page += named("EXIT STATUS", interface.exit_codes);
  page += named("ENVIRONMENT", interface.environment);
  page += named("FILES", interface.files);
  page += ".SH SEE ALSO\n";
  std::string also;
  for (const std::string& other : interface.see_also) also += (also.empty() ? "" : ", ") + other;
  for (const InterfacePlugin& plugin : interface.plugins)
    also += (also.empty() ? "" : ", ") + ("kommunevarehus-" + plugin.name + "(7)");
  return roff_tidied(page + roff_text(also) + "\n");
}

std::string man_page_of_formats(const std::string& title, const std::string& version,
                                const std::string& summary, const NamedTexts& sections) {
  std::string page = ".TH " + upper(title) + " 5 \"\" " +
                     roff_argument("Kommunevarehus " + version) + "\n.SH NAME\n" +
                     roff_text(title) + " \\- " + roff_text(summary) + "\n";
  for (const auto& [name, text] : sections)
    page += ".SH " + roff_argument(upper(name)) + "\n" + roff_verbatim(text);
  return roff_tidied(page);
}

}  // namespace kv
