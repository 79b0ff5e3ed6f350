// SPDX-License-Identifier: MIT
#include <algorithm>

#include "schema/error.h"
#include "schema/interface/interface.h"
#include "schema/interface/roff.h"

namespace kv {
namespace {

std::string function_section(const InterfaceFunction& function) {
  std::string text = ".SS " + roff_argument(function.name) + "\n\\fB" +
                     roff_text(function.signature) + "\\fR\n.PP\n" + roff_text(function.summary) +
                     "\n";
  for (const InterfaceOption& parameter : function.parameters)
    text +=
        ".TP\n\\fI" + roff_text(parameter.name) + "\\fR\n" + roff_text(parameter.summary) + "\n";
  if (!function.returns.empty()) text += roff_paragraphs("Returns: " + function.returns);
  text += roff_paragraphs(function.details);
  if (function.example.empty()) return text;
  return text + roff_verbatim(function.example) + ".PP\ngives\n" +
         roff_verbatim(function.result.empty() ? "(no row)" : function.result);
}

}  // namespace

std::string man_page_of_plugin(const Interface& interface, std::string_view name) {
  const auto plugin = std::ranges::find(interface.plugins, name, &InterfacePlugin::name);
  if (plugin == interface.plugins.end()) {
    std::string known;
    for (const InterfacePlugin& one : interface.plugins)
      known += (known.empty() ? "" : ", ") + one.name;
    throw Error("There is no plugin '" + std::string(name) + "'.", "Known are " + known + ".",
                ExitCode::kUsage);
  }
  std::string page =
      ".TH KOMMUNEVAREHUS\\-" + plugin->name + " 7 \"\" " +
      roff_argument("Kommunevarehus " + interface.version) + "\n.SH NAME\n" + "kommunevarehus\\-" +
      plugin->name + " \\- " + roff_text(plugin->summary) + "\n.SH DESCRIPTION\n" +
      roff_paragraphs(
          "A plugin of queryctl(1), and a loadable extension of any "
          "SQLite program: .load " +
          plugin->name + ".so. Version " + plugin->version + ", licence " + plugin->licence + ".") +
      ".SH FUNCTIONS\n";
  for (const InterfaceFunction& function : interface.functions)
    if (function.plugin == plugin->name) page += function_section(function);
  bool any = false;
  for (const InterfaceCommand& command : interface.commands) {
    if (command.origin != "plugin " + plugin->name) continue;
    if (!any) page += ".SH COMMANDS\nThey are described in queryctl(1).\n";
    any = true;
    page += ".TP\n\\fB" + roff_text(command.name) + "\\fR\n" + roff_text(command.summary) + "\n";
    if (!command.example.empty()) page += roff_verbatim("queryctl DB " + command.example);
  }
  return roff_tidied(page + ".SH SEE ALSO\nqueryctl(1)\n");
}

}  // namespace kv
