// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kv {

/// One option, or one argument by position, of a program or a command.
struct InterfaceOption {
  std::string name;   ///< without "--"
  char letter = 0;    ///< 0: none
  std::string value;  ///< what its value is called ("FILE"); empty: it takes none
  std::string summary;
  bool required = false;
  std::string default_value;         ///< empty: none
  std::vector<std::string> choices;  ///< the only values there are; empty: any
};

struct InterfaceCommand {
  std::string name;    ///< may have two words: "plugin new"
  std::string origin;  ///< "built in", "indicator", "plugin logit", …; empty where all are alike
  std::string summary;
  std::string details;
  std::string example;                     ///< without the program's name and the database
  std::vector<InterfaceOption> arguments;  ///< by position, in order
  std::vector<InterfaceOption> options;
};

struct InterfaceFunction {
  std::string name;
  std::string plugin;
  std::string kind;
  std::string signature;
  std::string summary;
  std::string details;
  std::string returns;
  std::string example;
  std::string result;
  std::vector<InterfaceOption> parameters;
};

struct InterfacePlugin {
  std::string name;
  std::string version;
  std::string summary;
  std::string licence;
};

using NamedTexts = std::vector<std::pair<std::string, std::string>>;

/// All that a program can be asked, taken from the records that it runs by. What is made of it
/// below is therefore never behind.
struct Interface {
  std::string program;
  std::string version;
  std::string summary;             ///< one line, without a full stop
  std::vector<std::string> usage;  ///< lines after the program's name
  std::string description;         ///< paragraphs, separated by an empty line
  std::vector<InterfaceOption> options;
  std::vector<InterfaceCommand> verbs;     ///< where the first word is one of these …
  bool takes_database = false;             ///< … or else a file, and the second word a command
  std::vector<InterfaceCommand> commands;  ///< without a database: the first word
  std::vector<InterfaceFunction> functions;
  std::vector<InterfacePlugin> plugins;
  std::vector<InterfaceCommand> dot_commands;
  std::vector<std::string> modes;
  NamedTexts exit_codes;
  NamedTexts environment;
  NamedTexts files;
  std::vector<std::string> see_also;  ///< "etl(1)"
};

/// The whole of it as one JSON document, UTF-8.
std::string spec_json(const Interface& interface);

/// A manual page in man(7) markup, section 1.
std::string man_page(const Interface& interface);
/// That of one plugin, section 7. `name` must be in the interface.
std::string man_page_of_plugin(const Interface& interface, std::string_view name);
/// A page of section 5: a summary of one line, and sections of text that is shown as it stands.
std::string man_page_of_formats(const std::string& title, const std::string& version,
                                const std::string& summary, const NamedTexts& sections);

/// A completion script for "bash", "zsh" or "fish"; throws Error(kUsage) for another shell.
std::string completion_script(const Interface& interface, const std::string& shell);

/// The reference as one Markdown page.
std::string reference_page(const Interface& interface);

}  // namespace kv
