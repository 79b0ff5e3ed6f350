// SPDX-License-Identifier: MIT
#include <algorithm>

#include "schema/error.h"
#include "schema/interface/completion_parts.h"

namespace kv {

std::string shell_quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

std::string fish_quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

std::vector<std::string> option_words(const std::vector<InterfaceOption>& options) {
  std::vector<std::string> words;
  for (const InterfaceOption& option : options) {
    words.push_back("--" + option.name);
    if (option.letter != 0) words.push_back(std::string("-") + option.letter);
  }
  return words;
}

std::vector<std::string> valued_words(const std::vector<InterfaceOption>& options) {
  std::vector<InterfaceOption> valued;
  std::ranges::copy_if(options, std::back_inserter(valued),
                       [](const InterfaceOption& option) { return !option.value.empty(); });
  return option_words(valued);
}

std::vector<std::string> first_words(const Interface& interface) {
  std::vector<std::string> words;
  for (const InterfaceCommand& verb : interface.verbs) {
    const std::string word = verb.name.substr(0, verb.name.find(' '));
    if (std::ranges::find(words, word) == words.end()) words.push_back(word);
  }
  return words;
}

std::vector<std::string> second_words(const Interface& interface, const std::string& first) {
  std::vector<std::string> words;
  for (const InterfaceCommand& verb : interface.verbs)
    if (verb.name.starts_with(first + " ")) words.push_back(verb.name.substr(first.size() + 1));
  return words;
}

std::string joined(const std::vector<std::string>& words, const std::string& between) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : between) + word;
  return text;
}

std::vector<const InterfaceCommand*> all_commands(const Interface& interface) {
  std::vector<const InterfaceCommand*> all;
  for (const InterfaceCommand& verb : interface.verbs) all.push_back(&verb);
  for (const InterfaceCommand& command : interface.commands) all.push_back(&command);
  return all;
}

std::string completion_script(const Interface& interface, const std::string& shell) {
  if (shell == "bash") return bash_completion(interface);
  if (shell == "zsh") return zsh_completion(interface);
  if (shell == "fish") return fish_completion(interface);
  throw Error("There is no completion for '" + shell + "'.", "Known are bash, zsh and fish.",
              ExitCode::kUsage);
}

}  // namespace kv
