// SPDX-License-Identifier: MIT
#pragma once

#include <SQLiteCpp/Database.h>
#include <filesystem>
#include <iosfwd>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "etl/dimensions.h"
#include "etl/loader.h"
#include "etl/plan/expected_regions.h"
#include "etl/plan/summary.h"

namespace kv::etl {

/// A cell that a load would change, in words.
struct PlannedCell {
  std::string indicator;
  NamedRegion region;
  std::string period;
  std::string breakdown;
  std::string before;
  std::string after;  ///< empty when the cell is removed
  std::optional<double> percent;
  std::string file;  ///< with row and column: where the new value stands; empty when it is removed
  std::size_t row = 0;
  std::size_t column = 0;
};

struct PlannedScope {
  std::string indicator;
  std::string period;
  RegionCount municipalities;
};

/// What a load would do, before it is done.
struct LoadPlan {
  LoadResult result;
  ChangeSummary changes;
  std::vector<PlannedCell> largest;
  std::vector<PlannedCell> removed;
  std::vector<PlannedCell> suppressed;
  std::vector<PlannedCell> published;
  std::vector<PlannedScope> scopes;
  std::vector<NamedRegion> new_codes;  ///< under which no figure of these indicators stands now
  bool first_time = false;             ///< the warehouse has no figure of these indicators
  std::string token;  ///< empty when the load would be refused, or was made already

  explicit LoadPlan(double percent) : result{Findings(), {}, false, false}, changes(percent) {}
};

/// Codes and names for the ids of a merge.
class PlanNames {
 public:
  PlanNames(SQLite::Database& db, const Batch& batch, const DimensionIds& ids,
            const RegionIndex& regions);

  std::string indicator(int id) const { return indicators_.at(id); }
  std::string period(int id) const { return periods_.at(id); }
  std::map<int, int> first_days() const { return first_days_; }
  NamedRegion region(int id, int period) const;
  PlannedCell cell(const ListedChange& entry) const;

 private:
  std::string breakdown(int id) const;

  SQLite::Database& db_;
  const Batch& batch_;
  const RegionIndex& regions_;
  std::map<int, std::string> indicators_;
  std::map<int, std::string> periods_;
  std::map<int, int> first_days_;
  std::map<int, std::string> breakdowns_;
};

/// Puts the plan's ids into words, counts the municipalities, and finds the new codes.
void describe_plan(SQLite::Database& db, const PlanNames& names, const RegionIndex& regions,
                   LoadPlan& plan);

/// Reads `files` as check_files does, and says what load_files would change. Writes nothing.
LoadPlan plan_files(SQLite::Database& db, const Source& source,
                    const std::vector<std::filesystem::path>& files, const LoadOptions& options,
                    double percent);

/// The plan for a person, and as one JSON document.
void print_plan(std::ostream& out, const std::string& source, const LoadPlan& plan);
void print_plan_json(std::ostream& out, const std::string& source, const LoadPlan& plan);

}  // namespace kv::etl
