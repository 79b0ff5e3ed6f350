// SPDX-License-Identifier: MIT
#include "etl/commands/interface.h"

#include <algorithm>
#include <boost/program_options/cmdline.hpp>
#include <boost/program_options/options_description.hpp>
#include <boost/program_options/variables_map.hpp>
#include <sstream>

#include "etl/commands/command.h"
#include "etl/source.h"
#include "schema/interface/exit_codes.h"

namespace kv::etl {
namespace {

namespace po = boost::program_options;

/// "[SOURCE]" may be left out; "FILE..." takes the rest.
InterfaceOption argument_of(const std::string& word) {
  InterfaceOption argument;
  argument.required = !word.starts_with('[');
  argument.name = word;
  std::erase_if(argument.name, [](char c) { return c == '[' || c == ']'; });
  argument.value = argument.name;
  return argument;
}

InterfaceOption option_of(const po::option_description& described) {
  InterfaceOption option;
  option.name = described.long_name();
  const std::string shown =
      described.canonical_display_name(po::command_line_style::allow_dash_for_short);
  if (shown.size() == 2 && shown[0] == '-') option.letter = shown[1];
  if (described.semantic()->max_tokens() > 0) option.value = described.format_parameter();
  option.summary = described.description();
  return option;
}

InterfaceCommand command_of(const Command& record) {
  InterfaceCommand command;
  command.name = record.name;
  command.summary = record.summary;
  for (const std::string& word : record.positional) command.arguments.push_back(argument_of(word));
  po::options_description options;
  if (record.describe) record.describe(options);
  for (const auto& described : options.options()) command.options.push_back(option_of(*described));
  return command;
}

std::string described(const std::string& source) {
  const auto sources_command =
      std::ranges::find(commands(), std::string_view("sources"), &Command::name);
  std::ostringstream out;
  std::ostringstream err;
  Invocation invocation{{}, out, err};
  invocation.options.insert({"SOURCE", po::variable_value(std::string(source), false)});
  sources_command->run(invocation);
  return out.str();
}

}  // namespace

Interface program_interface() {
  Interface interface;
  interface.program = "etl";
  interface.version = KV_VERSION;
  interface.summary = "take the agencies' files into a warehouse of municipal statistics";
  interface.usage = {"COMMAND [options] ARGUMENTS", "COMMAND --help",  "--version",  "--spec",
                     "--completion bash|zsh|fish",  "--man [formats]", "--reference"};
  interface.description =
      "A load is one transaction: all of it or nothing. The same file twice changes nothing. Each "
      "load is a vintage, of the day that --vintage says; older ones may come later, in any order. "
      "Every problem names file, row, column and value, and what to do.\n\n"
      "The formats and the sources are described in etl-formats(5).";
  interface.options = {
      {"help", 'h', "", "This help; after a command's name, its options.", false, "", {}},
      {"version", 'V', "", "The version.", false, "", {}},
      {"spec", 0, "", "The whole interface as one JSON document.", false, "", {}},
      {"completion", 0, "SHELL", "A completion script.", false, "", {"bash", "zsh", "fish"}},
      {"man", 0, "", "This page as man(7) source; --man formats: etl-formats(5).", false, "", {}},
      {"reference", 0, "", "The reference as one Markdown page.", false, "", {}}};
  for (const Command& command : commands()) interface.commands.push_back(command_of(command));
  interface.exit_codes = exit_codes_in_words();
  interface.see_also = {"etl-formats(5)", "queryctl(1)"};
  return interface;
}

std::string formats_page() {
  NamedTexts sections = {
      {"Formats",
       "delimited text   , ; or tab, found by itself; UTF-8, UTF-16 or one byte a letter;\n"
       "                 quotes with line breaks; rows above the header\n"
       "workbooks        .xlsx: the table is found by its header, below titles and beside\n"
       "                 other tables\n"
       "JSON-stat 2      any table of municipalities, without a mapping (source jsonstat)\n"
       "PC-Axis          .px, likewise (source px)\n"
       "SPSS             .sav and .zsav, with a codebook (source survey)\n"
       "boundaries       GeoJSON, TopoJSON, and through GDAL Shapefile, GeoPackage, GML,\n"
       "                 SOSI (source grenser)\n"
       "\n"
       "A code is text: 0301 stays 0301. Of a cell, value and status are kept apart: a number;\n"
       "'.' not possible, '..' missing, ':' suppressed; empty is none of these."}};
  for (const Source& source : sources()) sections.emplace_back(source.code, described(source.code));
  return man_page_of_formats("etl-formats", KV_VERSION,
                             "files that etl loads: formats, and the layouts of each source",
                             sections);
}

}  // namespace kv::etl
