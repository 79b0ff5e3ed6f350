// SPDX-License-Identifier: MIT
#pragma once

#include <SQLiteCpp/Database.h>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "etl/boundaries/options.h"

namespace kv::etl {

/// A load of another warehouse's ledger that is made again: it keeps its number and its signature.
struct Replay {
  int load_id = 0;
  std::string loaded_at;
  std::string operator_name;
  std::string vintage_basis;
  std::vector<std::string>
      names;  ///< of the files, as they were given then; in the order of the files
};

/// What a plan holds for: `load --plan TOKEN` compares it part by part, so that it can say what has
/// changed. Parts are the first 12 digits of a SHA-256; the text joins them with '-'.
struct PlanToken {
  int last_load = 0;      ///< the ledger's highest number then; only for the sentence
  std::string files;      ///< the files' bytes and the periods that their names state
  std::string options;    ///< those that shape the figures, and the vintage that came of them
  std::string mapping;    ///< the source and its mapping
  std::string warehouse;  ///< regions and their changes, and the loads of this source
  std::string effect;     ///< every cell that changes, with old and new value

  std::string text() const;
};

struct LoadOptions {
  std::optional<int> vintage;  ///< day on which the agency said this; nullopt: the day of the load
  std::string period;          ///< for layouts whose period stands only in the file's name
  std::string county;          ///< of all municipalities in files without codes; empty: not said
  std::string note;
  std::set<std::string> accepted;  ///< rules whose acceptable errors the operator takes
  BoundaryOptions boundaries;      ///< for files of boundaries
  bool archive = true;             ///< keep the files' bytes, not only their hash
  std::optional<PlanToken> plan;   ///< the plan that the load must still fit
  std::optional<Replay> replay;
  std::size_t bulk_from = std::size_t{1} << 15U;  ///< cells from which BulkLoad pays; no option
};

/// Rules from "a,b".
std::set<std::string> split_rules(const std::string& text);

/// Every option that shapes what a load does, by its name on the command line: what the ledger
/// keeps so that the load can be made again. An option that is added to LoadOptions is added to
/// both.
std::vector<std::pair<std::string, std::string>> option_texts(const LoadOptions& options);
/// Throws Error for a name that this version does not know.
void set_option(LoadOptions& options, const std::string& name, const std::string& value);

/// Writes the options into the ledger.
void write_options(SQLite::Database& db, int load_id, const LoadOptions& options);
/// The options of a load of the ledger.
LoadOptions read_options(SQLite::Database& db, int load_id);

}  // namespace kv::etl
