// SPDX-License-Identifier: MIT
#include "queryctl/config/toml_file.h"

#include <fmt/format.h>
#include <toml++/toml.h>

namespace kv::queryctl {
namespace {

class Reading {
 public:
  Reading(const std::filesystem::path& path, TomlFile& file) : path_(path), file_(file) {}

  void read() {
    try {
      const toml::table root = toml::parse_file(path_.string());
      for (const auto& [key, node] : root) {
        const std::string name(key.str());
        if (name == "profile" && node.is_table())
          profiles(*node.as_table());
        else
          entry("", name, node);
      }
    } catch (const toml::parse_error& error) {
      problem(static_cast<int>(error.source().begin.line), std::string(error.description()) + ".");
    }
  }

 private:
  void problem(int line, const std::string& what) {
    file_.problems.push_back(fmt::format("{}:{}: {}", path_.string(), line, what));
  }

  static int line_of(const toml::node& node) { return static_cast<int>(node.source().begin.line); }

  void profiles(const toml::table& table) {
    for (const auto& [name, node] : table) {
      if (!node.is_table()) {
        problem(line_of(node), "[profile." + std::string(name.str()) + "] is a table.");
        continue;
      }
      for (const auto& [key, value] : *node.as_table())
        entry(std::string(name.str()), std::string(key.str()), value);
    }
  }

  void entry(const std::string& profile, const std::string& key, const toml::node& node) {
    TomlEntry found;
    found.profile = profile;
    found.key = key;
    found.line = line_of(node);
    if (const toml::array* list = node.as_array()) {
      found.is_list = true;
      for (const toml::node& one : *list) {
        if (!one.is_string()) return problem(line_of(one), key + " is a list of texts.");
        found.values.push_back(**one.as_string());
      }
    } else if (const auto* flag = node.as_boolean()) {
      found.is_flag = true;
      found.is_false = !**flag;
      found.values.emplace_back("true");
    } else if (const auto* text = node.as_string()) {
      found.values.push_back(**text);
    } else if (const auto* integer = node.as_integer()) {
      found.values.push_back(std::to_string(**integer));
    } else if (const auto* real = node.as_floating_point()) {
      found.values.push_back(fmt::format("{}", **real));
    } else {
      return problem(found.line, key + " is neither a text, a number, true, false nor a list.");
    }
    file_.entries.push_back(std::move(found));
  }

  std::filesystem::path path_;
  TomlFile& file_;
};

}  // namespace

TomlFile read_toml_file(const std::filesystem::path& path) {
  TomlFile file;
  Reading(path, file).read();
  return file;
}

}  // namespace kv::queryctl
