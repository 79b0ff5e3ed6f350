// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <set>
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
  std::string cause;   ///< of a gap: the same for the page, which names no path
  std::string number;  ///< "2.1"; given later
  std::string id;      ///< in the page; given later
};

/// True for a command that can draw an SVG.
bool draws(Session& session, const std::string& command);

/// Asks the blocks of a document, one after the other.
class Runner {
 public:
  /// `on_paper`: each figure has its own polygons; a program that makes pages for paper does not
  /// find those of another.
  Runner(Session& session, std::string path, Values parameters, bool on_paper);

  /// The results of `block`: one, or one for each row of its @each. Throws Error with file and line
  /// unless the block is optional; an interrupt and a time limit always end it.
  std::vector<Result> run(const Block& block);

  /// Throws Error when a word of SQL may do more than read.
  static void require_query(std::string_view sql);

  /// What figures share: SVG that draws nothing.
  const std::string& shared() const { return shared_; }

 private:
  std::string place(int line) const;
  Captured ask(const Block& block, const Values& values);
  std::vector<std::string> words_of(const Block& block, const Values& values) const;
  Captured draw(const Block& block, std::vector<std::string> words);
  void add_data(const Block& block, const Values& values, Result& result);
  Origin origin_of_result(const Result& result) const;
  Result run_once(const Block& block, const Values& values);
  Result run_or_gap(const Block& block, const Values& values);
  Result gap_of(const Block& block, const Values& values, const std::string& why) const;
  CapturedTable turns_of(const Block& block);

  Session& session_;
  std::string path_;
  Values parameters_;
  NamedTables tables_;
  std::map<std::string, Origin, std::less<>> origins_;
  bool survey_made_up_ = false;
  bool on_paper_;
  std::string shared_;
  std::set<std::string, std::less<>> shared_ids_;
};

}  // namespace kv::queryctl::report
