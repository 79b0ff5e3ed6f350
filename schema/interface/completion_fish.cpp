// SPDX-License-Identifier: MIT
#include "schema/interface/completion_parts.h"

namespace kv {
namespace {

std::string option_line(const std::string& start, const InterfaceOption& option) {
  std::string line = start + " -l " + option.name;
  if (option.letter != 0) line += std::string(" -s ") + option.letter;
  if (!option.choices.empty())
    line += " -x -a " + fish_quoted(joined(option.choices));
  else if (!option.value.empty())
    line += " -r";
  return line + " -d " + fish_quoted(option.summary) + "\n";
}

}  // namespace

// The helper function prints the words before the cursor that are no options, without the values
// of the program's own options.
std::string fish_completion(const Interface& interface) {
  const std::string program = interface.program;
  const std::string helper = "__" + program + "_rest";
  const std::string start = "complete -c " + program;
  std::string script =
      "# Completion of " + program + " for fish, made by `" + program +
      " --completion fish`.\n"
      "function " +
      helper +
      "\n"
      "  set -l words (commandline -opc)\n"
      "  set -l skip 0\n"
      "  for word in $words[2..-1]\n"
      "    if test $skip -eq 1\n"
      "      set skip 0\n"
      "      continue\n"
      "    end\n"
      "    switch $word\n"
      "      case " +
      joined(valued_words(interface.options)) +
      " ''\n"
      "        set skip 1\n"
      "      case '-*'\n"
      "      case '*'\n"
      "        echo $word\n"
      "    end\n"
      "  end\n"
      "end\n"
      "function " +
      helper +
      "_is\n"
      "  set -l rest (" +
      helper +
      ")\n"
      "  test (count $rest) -ge (count $argv); or return 1\n"
      "  for i in (seq (count $argv))\n"
      "    test \"$argv[$i]\" = '*' -o \"$argv[$i]\" = \"$rest[$i]\"; or return 1\n"
      "  end\n"
      "end\n"
      "function " +
      helper +
      "_count\n"
      "  test (count (" +
      helper +
      ")) -eq $argv[1]\n"
      "end\n";
  for (const InterfaceOption& option : interface.options) script += option_line(start, option);
  const auto under = [&](const std::string& condition) {
    return start + " -n " + fish_quoted(condition);
  };
  for (const std::string& first : first_words(interface)) {
    if (first.starts_with('-')) continue;
    script += under(helper + "_count 0") + " -a " + first + "\n";
  }
  std::string known_firsts = joined(first_words(interface));
  for (const InterfaceCommand& verb : interface.verbs) {
    const auto blank = verb.name.find(' ');
    if (blank != std::string::npos)
      script += under(helper + "_count 1; and " + helper + "_is " + verb.name.substr(0, blank)) +
                " -f -a " + verb.name.substr(blank + 1) + " -d " + fish_quoted(verb.summary) + "\n";
    for (const InterfaceOption& option : verb.options)
      script += option_line(under(helper + "_is " + verb.name), option);
  }
  const std::string before = interface.takes_database ? "'*' " : "";
  const std::string none_of_verbs =
      known_firsts.empty() || !interface.takes_database
          ? ""
          : "; and not contains -- (" + helper + ")[1] " + known_firsts;
  for (const InterfaceCommand& command : interface.commands) {
    script += under(helper + "_count " + (interface.takes_database ? "1" : "0") + none_of_verbs) +
              " -f -a " + fish_quoted(command.name) + " -d " + fish_quoted(command.summary) + "\n";
    for (const InterfaceOption& option : command.options)
      script += option_line(under(helper + "_is " + before + command.name), option);
  }
  return script;
}

}  // namespace kv
