// SPDX-License-Identifier: MIT
#include "schema/interface/completion_parts.h"

namespace kv {
namespace {

/// "'--mode:how results are written'": what _describe shows; a colon would end the word.
std::string described(const std::string& word, const std::string& summary) {
  std::string name;
  for (const char c : word) name += c == ':' ? std::string("\\:") : std::string(1, c);
  return shell_quoted(name + ":" + summary);
}

std::string option_list(const std::vector<InterfaceOption>& options) {
  std::string list;
  for (const InterfaceOption& option : options) {
    list += " " + described("--" + option.name, option.summary);
    if (option.letter != 0)
      list += " " + described(std::string("-") + option.letter, option.summary);
  }
  return list;
}

std::string command_list(const std::vector<InterfaceCommand>& commands) {
  std::string list;
  for (const InterfaceCommand& command : commands)
    list += " " + described(command.name, command.summary);
  return list;
}

std::string choice_cases(const std::string& key, const std::vector<InterfaceOption>& options) {
  std::string cases;
  for (const InterfaceOption& option : options) {
    if (option.choices.empty()) continue;
    std::string names = shell_quoted(key + "--" + option.name);
    if (option.letter != 0) names += "|" + shell_quoted(key + "-" + option.letter);
    cases += "    " + names + ") compadd -- " + joined(option.choices) + "; return ;;\n";
  }
  return cases;
}

}  // namespace

// As the script for bash: `rest` are the words that are no options, `key` is the command's name.
std::string zsh_completion(const Interface& interface) {
  const std::string function = "_" + interface.program;
  std::string seconds;
  std::string options;
  std::string choices = choice_cases("", interface.options);
  std::vector<InterfaceCommand> firsts;
  for (const std::string& first : first_words(interface)) {
    std::vector<InterfaceCommand> inner;
    for (const InterfaceCommand& verb : interface.verbs) {
      if (verb.name == first) firsts.push_back(verb);
      if (verb.name.starts_with(first + " "))
        inner.push_back({verb.name.substr(first.size() + 1), "", verb.summary, "", "", {}, {}});
    }
    if (inner.empty()) continue;
    firsts.push_back({first, "", joined(second_words(interface, first), ", "), "", "", {}, {}});
    seconds += "      " + shell_quoted(first) + ") found=(" + command_list(inner) + ") ;;\n";
  }
  for (const InterfaceCommand* command : all_commands(interface)) {
    choices += choice_cases(command->name + " ", command->options);
    if (!command->options.empty())
      options += "      " + shell_quoted(command->name) + ") found+=(" +
                 option_list(command->options) + ") ;;\n";
  }
  const std::string first_list =
      interface.takes_database ? command_list(firsts) : command_list(interface.commands);
  return "#compdef " + interface.program + "\n# Completion of " + interface.program +
         " for zsh, made by `" + interface.program + " --completion zsh`.\n" + function +
         "() {\n"
         "  local key='' word i\n"
         "  local prev=${words[CURRENT-1]} cur=${words[CURRENT]}\n"
         "  local -a rest found valued\n"
         "  valued=(" +
         joined(valued_words(interface.options)) +
         ")\n"
         "  for ((i = 2; i < CURRENT; i++)); do\n"
         "    word=${words[i]}\n"
         "    if [[ $word == -* ]]; then\n"
         "      if (( ${valued[(Ie)$word]} )); then ((i++)); fi\n"
         "    else\n"
         "      rest+=(\"$word\")\n"
         "    fi\n"
         "  done\n"
         "  case \"${rest[1]-}\" in\n" +
         (interface.verbs.empty() ? ""
                                  : "    " + joined(first_words(interface), "|") +
                                        ") key=${rest[1]}; [[ -n ${rest[2]-} ]] && key=\"$key "
                                        "${rest[2]}\" ;;\n") +
         "    *) key=${rest[" + (interface.takes_database ? "2" : "1") +
         "]-} ;;\n"
         "  esac\n"
         "  case \"${key:+$key }$prev\" in\n" +
         choices +
         "  esac\n"
         "  if (( ${valued[(Ie)$prev]} )); then _files; return; fi\n"
         "  if [[ $cur == -* ]]; then\n"
         "    found=(" +
         option_list(interface.options) +
         ")\n"
         "    case \"$key\" in\n" +
         options +
         "    esac\n"
         "    _describe -o option found\n"
         "  elif (( ${#rest} == 0 )); then\n"
         "    found=(" +
         first_list +
         ")\n"
         "    _describe command found\n" +
         (interface.takes_database ? "    _files\n" : "") +
         "  elif (( ${#rest} == 1 )); then\n"
         "    case \"${rest[1]}\" in\n" +
         seconds +
         (interface.takes_database
              ? "      *) found=(" + command_list(interface.commands) + ") ;;\n"
              : "      *) ;;\n") +
         "    esac\n"
         "    if (( ${#found} )); then _describe command found; else _files; fi\n"
         "  else\n"
         "    _files\n"
         "  fi\n"
         "}\n"
         "if [[ ${funcstack[1]-} == " +
         function + " ]]; then " + function + " \"$@\"; else compdef " + function + " " +
         interface.program + "; fi\n";
}

}  // namespace kv
