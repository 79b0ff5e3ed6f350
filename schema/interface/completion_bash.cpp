// SPDX-License-Identifier: MIT
#include "schema/interface/completion_parts.h"

namespace kv {
namespace {

/// A case of `case "$key" in`, or nothing when there are no words.
std::string words_case(const std::string& key, const std::vector<std::string>& words) {
  if (words.empty()) return "";
  return "    " + shell_quoted(key) + ") words=" + shell_quoted(joined(words)) + " ;;\n";
}

std::string choice_cases(const std::string& key, const std::vector<InterfaceOption>& options) {
  std::string cases;
  for (const InterfaceOption& option : options)
    cases += words_case(key + "--" + option.name, option.choices) +
             (option.letter != 0 ? words_case(key + "-" + option.letter, option.choices) : "");
  return cases;
}

}  // namespace

// The words before the cursor without options and their values are `rest`: the database and the
// command, or the verb. `key` is the command's name.
std::string bash_completion(const Interface& interface) {
  const std::string function = "_" + interface.program;
  const std::string command_at = interface.takes_database ? "1" : "0";
  std::string commands;
  std::string seconds;
  std::string options;
  std::string choices = choice_cases("", interface.options);
  for (const InterfaceCommand& command : interface.commands)
    commands += (commands.empty() ? "" : " ") + command.name;
  for (const std::string& first : first_words(interface))
    seconds += words_case(first, second_words(interface, first));
  for (const InterfaceCommand* command : all_commands(interface)) {
    options += words_case(command->name, option_words(command->options));
    choices += choice_cases(command->name + " ", command->options);
  }
  const std::string verbs = joined(first_words(interface));
  std::string script =
      "# Completion of " + interface.program + " for bash, made by `" + interface.program +
      " --completion bash`.\n" + function +
      "() {\n"
      "  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} words='' key='' i "
      "word\n"
      "  local -a rest=()\n"
      "  local valued=" +
      shell_quoted(" " + joined(valued_words(interface.options)) + " ") +
      "\n"
      "  COMPREPLY=()\n"
      "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
      "    word=${COMP_WORDS[i]}\n"
      "    if [[ $word == -* ]]; then\n"
      "      if [[ $valued == *\" $word \"* ]]; then ((i++)); fi\n"
      "    else\n"
      "      rest+=(\"$word\")\n"
      "    fi\n"
      "  done\n"
      "  case \"${rest[0]-}\" in\n" +
      (verbs.empty()
           ? ""
           : "    " + joined(first_words(interface), "|") +
                 ") key=${rest[0]}; [[ -n ${rest[1]-} ]] && key=\"$key ${rest[1]}\" ;;\n") +
      "    *) key=${rest[" + command_at +
      "]-} ;;\n"
      "  esac\n"
      "  case \"${key:+$key }$prev\" in\n" +
      choices +
      "    *) ;;\n"
      "  esac\n"
      "  if [[ -z $words ]]; then\n"
      "  case \"$prev\" in\n"
      "    -[!-]*|--*) if [[ $valued == *\" $prev \"* ]]; then compopt -o default; return; fi ;;\n"
      "  esac\n"
      "  if [[ $cur == -* ]]; then\n"
      "    case \"$key\" in\n" +
      options +
      "    esac\n"
      "    words=\"$words " +
      joined(option_words(interface.options)) +
      "\"\n"
      "  elif [[ ${#rest[@]} -eq 0 ]]; then\n"
      "    words=" +
      shell_quoted(interface.takes_database ? verbs : verbs + " " + commands) +
      "\n"
      "    compopt -o default\n"
      "  elif [[ ${#rest[@]} -eq 1 ]]; then\n"
      "    case \"${rest[0]}\" in\n" +
      seconds + "    *) words=" + shell_quoted(interface.takes_database ? commands : "") +
      " ;;\n"
      "    esac\n"
      "  fi\n"
      "  fi\n"
      "  if [[ -n $words ]]; then\n"
      "    mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$cur\")\n"
      "  else\n"
      "    compopt -o default\n"
      "  fi\n"
      "}\n"
      "complete -F " +
      function + " " + interface.program + "\n";
  return script;
}

}  // namespace kv
