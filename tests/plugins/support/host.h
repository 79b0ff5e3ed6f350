// SPDX-License-Identifier: MIT
#pragma once

#include <kommunevarehus/plugin.h>
#include <string>
#include <utility>
#include <vector>

struct sqlite3;

namespace kv::test {

/// A program that loads plugins: an in-memory database with loading from C allowed.
class Host {
 public:
  Host();
  ~Host();
  Host(const Host&) = delete;
  Host& operator=(const Host&) = delete;

  /// The loader's sentence; empty when the plugin was loaded.
  std::string load(const std::string& file);

  /// Rows as the stock shell prints them: newline between rows, '|' between columns, NULL empty; no
  /// newline at the end. A failure is "error: " and its sentence, without the rows before it.
  std::string ask(const std::string& sql);

  /// ask() with values bound to the parameters of those names (":year").
  std::string ask(const std::string& sql,
                  const std::vector<std::pair<std::string, std::string>>& parameters);

  /// What `<name>_plugin()` hands to queryctl; nullptr when there is none.
  const kv_plugin* plugin(const std::string& name);

 private:
  sqlite3* db_ = nullptr;
};

}  // namespace kv::test
