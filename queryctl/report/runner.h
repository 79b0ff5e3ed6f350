// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>
#include <vector>

#include "queryctl/captured.h"
#include "queryctl/report/block.h"
#include "queryctl/report/named_tables.h"
#include "queryctl/report/origin.h"
#include "queryctl/value.h"

namespace kv::queryctl {
class Session;
}

namespace kv::queryctl::report {

/// What a block gave, or one turn of its @each.
struct Result {
  const Block* block = nullptr;
  Values values;  ///< the document's parameters, and the row of @each
  Captured captured;
  Origin origin = Origin::kPublished;
  std::string gap;     ///< not empty: an optional block that could not be made, and why
  std::string number;  ///< "2.1"; given later
  std::string id;      ///< in the page; given later
};

/// Asks the blocks of a document, one after the other.
class Runner {
 public:
  Runner(Session& session, std::string path, Values parameters);

  /// The results of `block`: one, or one for each row of its @each. Throws Error with file and line
  /// unless the block is optional; an interrupt and a time limit always end it.
  std::vector<Result> run(const Block& block);

  /// Throws Error when a word of SQL may do more than read.
  static void require_query(std::string_view sql);

  const std::map<std::string, Origin, std::less<>>& origins() const { return origins_; }
  bool survey_made_up() const { return survey_made_up_; }

 private:
  std::string place(int line) const;
  Captured ask(const Block& block, const Values& values);
  Result run_once(const Block& block, const Values& values);
  Result gap_of(const Block& block, const Values& values, const std::string& why);
  std::vector<Result> run_each(const Block& block);

  Session& session_;
  std::string path_;
  Values parameters_;
  NamedTables tables_;
  std::map<std::string, Origin, std::less<>> origins_;
  bool survey_made_up_ = false;
};

}  // namespace kv::queryctl::report
