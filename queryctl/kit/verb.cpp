// SPDX-License-Identifier: MIT
#include "queryctl/kit/verb.h"

#include <algorithm>
#include <ostream>

#include "queryctl/commands/manual_text.h"
#include "queryctl/config/config.h"
#include "queryctl/output/writer.h"
#include "queryctl/suggest.h"
#include "schema/error.h"

namespace kv::queryctl {
namespace {

std::vector<std::string> split(const std::string& name) {
  const auto blank = name.find(' ');
  if (blank == std::string::npos) return {name};
  return {name.substr(0, blank), name.substr(blank + 1)};
}

bool begins_with(const std::vector<std::string>& words, const Verb& verb) {
  const std::vector<std::string> name = split(verb.info.name);
  return words.size() >= name.size() && std::equal(name.begin(), name.end(), words.begin());
}

bool is_mode(const std::string& word) {
  return std::ranges::find(writer_modes(), word) != writer_modes().end();
}

/// As on the program's own command line: -m MODE, --MODE, -MODE.
std::vector<std::string> with_mode_spelt_out(const CommandInfo& info,
                                             std::vector<std::string> words) {
  if (std::ranges::find(info.options, "mode", &sql::Param::name) == info.options.end())
    return words;
  for (std::string& word : words) {
    if (word == "--") break;
    if (word == "-m") word = "--mode";
    if (word == "-P") word = "--profile";
    const std::string bare = word.substr(std::min(word.find_first_not_of('-'), word.size()));
    if (word.starts_with('-') && is_mode(bare)) word = "--mode=" + bare;
  }
  return words;
}

/// "plugin": the verbs that begin with that word.
std::vector<std::string> second_words(const std::string& first) {
  std::vector<std::string> seconds;
  for (const Verb& verb : verbs()) {
    const std::vector<std::string> name = split(verb.info.name);
    if (name[0] == first && name.size() == 2 && !verb.is_hidden) seconds.push_back(name[1]);
  }
  return seconds;
}

std::string usage_of(const CommandInfo& info) {
  std::string line = "queryctl " + info.name;
  for (const sql::Param& argument : info.arguments) {
    std::string word = argument.name;
    std::ranges::transform(word, word.begin(), [](char c) {
      return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    line += argument.required ? " " + word : " [" + word + "]";
  }
  return line;
}

std::string group_help(const std::string& first) {
  std::string text;
  for (const Verb& verb : verbs())
    if (split(verb.info.name)[0] == first && !verb.is_hidden)
      text += "  " + usage_of(verb.info) + "\n      " + verb.info.summary + "\n";
  return text + "`queryctl " + first + " COMMAND --help` tells all about one.\n";
}

int run_group(const std::vector<std::string>& words, Console& console) {
  if (words.size() == 1) {
    console.err << group_help(words[0]);
    return static_cast<int>(ExitCode::kUsage);
  }
  if (words[1] == "--help" || words[1] == "-h") {
    console.out << group_help(words[0]);
    return 0;
  }
  throw Error("There is no command " + words[0] + " " + words[1] + ".",
              did_you_mean(words[1], second_words(words[0])) + " A database of that name is ./" +
                  words[0] + ".",
              ExitCode::kUsage);
}

}  // namespace

std::optional<int> run_verb(const std::vector<std::string>& typed, Console& console) {
  const std::vector<std::string> words = config_show_first(typed);
  for (const Verb& verb : verbs()) {
    if (!begins_with(words, verb)) continue;
    const auto own = static_cast<std::ptrdiff_t>(split(verb.info.name).size());
    const std::vector<std::string> rest(words.begin() + own, words.end());
    const auto is_help = [](const std::string& word) { return word == "--help" || word == "-h"; };
    if (std::ranges::any_of(rest, is_help)) {
      console.out << manual_of(verb.info);
      return 0;
    }
    return verb.run(parse_arguments(verb.info, with_mode_spelt_out(verb.info, rest)), console);
  }
  if (words.empty() || second_words(words[0]).empty()) return std::nullopt;
  return run_group(words, console);
}

std::string help_of_verbs() {
  std::string text = "Without a database (one of such a name is written ./plugin)\n";
  for (const Verb& verb : verbs()) {
    if (verb.is_hidden) continue;
    const std::string usage = "  " + usage_of(verb.info);
    constexpr std::size_t kLeft = 40;
    text += usage + (usage.size() < kLeft ? std::string(kLeft - usage.size(), ' ') : "  ") +
            verb.info.summary + "\n";
  }
  return text;
}

}  // namespace kv::queryctl
