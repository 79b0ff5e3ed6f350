// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "queryctl/captured.h"

namespace kv::queryctl {
class Session;
}

namespace kv::queryctl::report {

/// Results as TEMP tables of the session, for the SQL of later blocks and of the text. They are
/// gone with this object; the file is never written to.
class NamedTables {
 public:
  explicit NamedTables(Session& session) : session_(session) {}
  ~NamedTables();
  NamedTables(const NamedTables&) = delete;
  NamedTables& operator=(const NamedTables&) = delete;

  /// Throws Error when a table or view of that name is there, or two columns have one name.
  void add(const std::string& name, const CapturedTable& table);

 private:
  Session& session_;
  std::vector<std::string> names_;
};

}  // namespace kv::queryctl::report
