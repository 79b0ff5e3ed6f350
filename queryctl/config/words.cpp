// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstdlib>

#include "queryctl/config/config.h"
#include "queryctl/option_table.h"
#include "queryctl/output/writer.h"
#include "queryctl/suggest.h"
#include "schema/error.h"

namespace kv::queryctl {
namespace {

constexpr const char* kDatabaseVariable = "QUERYCTL_DB";

/// The program's words, with its own options told from the rest.
class Words {
 public:
  explicit Words(const std::vector<std::string>& words) {
    if (const char* file = std::getenv("QUERYCTL_CONFIG")) request_.named = file;
    if (const char* profile = std::getenv("QUERYCTL_PROFILE")) request_.profile = profile;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (words[i] == "--") {
        kept_.insert(kept_.end(), words.begin() + static_cast<std::ptrdiff_t>(i), words.end());
        rest_.insert(rest_.end(), words.begin() + static_cast<std::ptrdiff_t>(i), words.end());
        break;
      }
      i = take(words, i);
    }
  }

  const ConfigRequest& request() const { return request_; }
  const std::vector<std::string>& kept() const { return kept_; }
  /// The words that are neither options of the program nor their values.
  const std::vector<std::string>& rest() const { return rest_; }
  bool says(const std::string& key) const { return said_.contains(key); }
  const std::map<std::string, ConfigEntry>& said() const { return said_; }

 private:
  /// Returns the place of the last word that was taken.
  std::size_t take(const std::vector<std::string>& words, std::size_t i) {
    const std::string& word = words[i];
    const std::size_t equals = std::min(word.find('='), word.size());
    const ProgramOption* option = option_of(word, equals);
    if (!option) {
      if (is_mode(word))
        say("mode", word.substr(word.find_first_not_of('-')));
      else
        rest_.push_back(word);
      kept_.push_back(word);
      return i;
    }
    const bool is_long = word.starts_with("--");
    const bool inside = is_long ? equals < word.size() : word.size() > 2;
    const bool next = !option->value.empty() && !inside && i + 1 < words.size();
    std::string value = next ? words[i + 1] : "";
    if (inside) value = is_long ? word.substr(equals + 1) : word.substr(2);
    say(std::string(option->name), option->value.empty() ? "true" : value);
    if (option->name == "no-config") {
      request_.enabled = false;
    } else if (option->name == "config") {
      request_.named = value;
    } else if (option->name == "profile") {
      request_.profile = value;
    } else {
      kept_.push_back(word);
      if (next) kept_.push_back(words[i + 1]);
    }
    return next ? i + 1 : i;
  }

  void say(const std::string& key, const std::string& value) {
    ConfigEntry& entry = said_[key];
    if (!is_list_key(key)) entry.values.clear();
    entry.key = key;
    entry.values.push_back(value);
    entry.origin = "command line";
  }

  static bool is_mode(const std::string& word) {
    if (!word.starts_with('-')) return false;
    const std::string name = word.substr(word.find_first_not_of('-') == 2 ? 2 : 1);
    return std::ranges::find(writer_modes(), name) != writer_modes().end();
  }

  static const ProgramOption* option_of(const std::string& word, std::size_t equals) {
    const auto* found = kProgramOptions.end();
    if (is_mode(word)) return nullptr;
    if (word.starts_with("--"))
      found = std::ranges::find(kProgramOptions, word.substr(2, equals - 2), &ProgramOption::name);
    else if (word.size() > 1 && word[0] == '-')
      found = std::ranges::find(kProgramOptions, word[1], &ProgramOption::letter);
    return found == kProgramOptions.end() ? nullptr : found;
  }

  ConfigRequest request_;
  std::vector<std::string> kept_;
  std::vector<std::string> rest_;
  std::map<std::string, ConfigEntry> said_;
};

bool takes_value(const std::string& key) {
  const auto* it = std::ranges::find(kProgramOptions, key, &ProgramOption::name);
  return it != kProgramOptions.end() && !it->value.empty();
}

}  // namespace

std::vector<std::string> with_config(const std::vector<std::string>& words) {
  const Words own(words);
  const Config config = read_config(own.request());
  if (!own.request().enabled) unsetenv(kDatabaseVariable);
  if (!config.problems.empty())
    throw Error(config.problems.front(),
                "`queryctl config validate` lists all that is wrong; --no-config does without.",
                ExitCode::kUsage);
  std::vector<std::string> all;
  for (const auto& [key, entry] : config.entries) {
    if (own.says(key)) continue;
    if (key == "plugin-path") {
      std::string joined;
      for (const std::string& folder : entry.values) joined += (joined.empty() ? "" : ":") + folder;
      setenv("QUERYCTL_PLUGIN_PATH", joined.c_str(), 1);
      continue;
    }
    if (key == "db") {
      setenv(kDatabaseVariable, entry.values.front().c_str(), 1);
      continue;
    }
    if (key == "estimate" || key == "suppressed") {
      if (!own.says("borders") && !config.entries.contains("borders")) continue;
    }
    for (const std::string& value : entry.values) {
      all.push_back("--" + key);
      if (takes_value(key)) all.push_back(value);
    }
  }
  all.insert(all.end(), own.kept().begin(), own.kept().end());
  return all;
}

std::map<std::string, ConfigEntry> settings_of_words(const std::vector<std::string>& words) {
  return Words(words).said();
}

std::vector<std::string> config_show_first(const std::vector<std::string>& words) {
  const Words own(words);
  std::vector<std::string> verb = own.rest();
  if (verb.size() < 2 || verb[0] != "config" || verb[1] != "show") return words;
  for (const char* key : {"mode", "config", "profile"})
    if (own.says(key))
      verb.insert(verb.end(), {std::string("--") + key, own.said().at(key).values.front()});
  if (own.says("help")) verb.emplace_back("--help");
  return verb;
}

}  // namespace kv::queryctl
