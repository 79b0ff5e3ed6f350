// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schema/embedded.h"

namespace kv::sql {

/// What must be in the warehouse before a fact can be computed. `@needs indicator source [YEAR or
/// YEAR-YEAR [group]]`: with years, a cell for each; with a group, for each of its members too.
/// `@wave code source` is a survey wave, `@function name plugin` an SQL function.
struct FactNeed {
  enum class Kind { kIndicator, kWave, kFunction } kind = Kind::kIndicator;
  std::string name;
  std::string source;  ///< of kFunction: the plugin
  int from = 0;        ///< 0: any year
  int to = 0;
  std::string group;  ///< empty: any region
};

/// One checkable statement of a note, and how the warehouse answers it.
///
/// `sql` returns one row: what the warehouse gives (text), whether that is what the note says, and
/// perhaps a remark. The second column is 1 (`equal`), 0 (`revised`), one of the verdicts, or NULL
/// (`not computable`; the remark then names what is missing). It may use :says and :lang.
struct Fact {
  std::string id;
  std::string section;
  std::string says;     ///< what the note says, in few words
  std::string origin;   ///< `@data`: reconstructed, partly reconstructed, or empty
  std::string command;  ///< without the program's name and the database
  std::string remark;
  std::string verdict;  ///< stated, where there is nothing to compute; else empty
  std::string missing;  ///< with a stated `not computable`: the input that there is not
  std::vector<FactNeed> needs;
  std::string sql;
  std::string path;
  int line = 0;
};

/// A note whose facts are asked of the warehouse: one file NAME.sql, or several, each beginning
/// with `-- @reproduction NAME`; SQL in that first block (WITH ...) is put before each fact of its
/// file. With `-- @with FILE` that of another file of the note stands before it, and its own goes
/// on from there (", more AS (...)").
struct Reproduction {
  std::string name;
  std::string title;
  std::string source;
  std::string path;         ///< of the file with the title
  std::vector<Fact> facts;  ///< sorted by id
};

/// The four verdicts, as they are written.
inline constexpr std::string_view kEqual = "equal";
inline constexpr std::string_view kRevised = "revised";
inline constexpr std::string_view kContradicts = "source contradicts itself";
inline constexpr std::string_view kNotComputable = "not computable";
bool is_verdict(std::string_view text);

/// Reads `files` (path and text). Throws Error with file:line for a tag that is unknown, missing or
/// malformed, a fact that stands twice, a note without a title.
std::vector<Reproduction> parse_reproductions(const std::vector<EmbeddedFile>& files);

/// The reproductions that are compiled in.
const std::vector<Reproduction>& embedded_reproductions();

}  // namespace kv::sql
