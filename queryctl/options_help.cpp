// SPDX-License-Identifier: MIT
// The parts of --help that no table has.
#include <sstream>

#include "queryctl/options.h"
#include "queryctl/output/writer.h"

namespace kv::queryctl {

std::string short_help() {
  return "usage: queryctl [options] DB                      the shell\n"
         "       queryctl [options] DB -c SQL | -f FILE | < FILE | 'SQL'\n"
         "       queryctl [options] DB COMMAND [--option value ...]\n"
         "       queryctl plugin new|list|info|test|doctor ...\n"
         "`queryctl --help` tells more; `queryctl DB help` lists the commands.\n";
}

std::string help_of_modes_codes_and_environment() {
  std::ostringstream text;
  text << "Modes: ";
  for (std::string_view mode : writer_modes()) text << mode << " ";
  text << "\n"
          "  The default is box on a terminal and table elsewhere: both are for people, who are "
          "shown the\n"
          "  decimals of an indicator. A program should ask for csv, tsv, json or jsonl: full "
          "precision.\n"
          "\n"
          "The file is opened read-only unless --write is given. Results go to stdout, all else to "
          "stderr.\n"
          "\n"
          "Exit codes\n"
          "    0  ok\n"
          "    1  a query failed, or the data has not what was asked for\n"
          "    2  wrong options or arguments\n"
          "    3  a file cannot be opened, or is busy: trying again may help\n"
          "    4  the time limit (--timeout) ended the work\n"
          "    6  a plugin that was asked for could not be loaded\n"
          "  130  interrupted (Ctrl-C)\n"
          "\n"
          "Environment\n"
          "  QUERYCTL_DB               the database where none is named; the first word is then a\n"
          "                            command, unless it is a file or has '.', '/' or ':'\n"
          "  QUERYCTL_PLUGIN_PATH      folders with plugins, absolute, separated by ':'\n"
          "  QUERYCTL_PAGER, PAGER     the shell's pager for what fills the screen\n"
          "  QUERYCTL_HISTORY          the file of the shell's history; empty: none\n"
          "  NO_COLOR, CLICOLOR_FORCE  no colours; colours also without a terminal\n";
  return text.str();
}

}  // namespace kv::queryctl
