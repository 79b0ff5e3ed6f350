// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>

#include "queryctl/clocks/border_map.h"
#include "queryctl/clocks/clocks.h"

struct sqlite3;

namespace kv::queryctl {

/// What must be known of an indicator to add it up.
struct IndicatorFacts {
  bool sums = false;
  bool count = false;                 ///< cannot be negative
  std::optional<std::int64_t> part;   ///< of a share: its numerator
  std::optional<std::int64_t> whole;  ///< of a share: its denominator
  double factor = 0;                  ///< of a share: 100 for per cent; 0: the unit is unknown
};

/// What --borders needs of a warehouse. The connection must outlive it.
class BorderState {
 public:
  /// Throws Error when the warehouse has no municipalities on the border day or knows no changes,
  /// SqliteFailure when it cannot be read. `as_of`: days since 1970-01-01, for the populations.
  BorderState(sqlite3* db, const Clocks& clocks, std::optional<std::int64_t> as_of);

  const std::string& border_day() const { return border_day_; }
  const RegionGraph& graph() const { return graph_; }
  const std::map<std::int64_t, IndicatorFacts>& indicators() const { return indicators_; }
  /// The day on which each period begins.
  const std::map<std::int64_t, std::string>& periods() const { return periods_; }
  std::int64_t suppressed_status() const { return suppressed_status_; }
  RegroupRules rules(const IndicatorFacts& facts) const {
    return {facts.count, estimate_, suppressed_};
  }
  /// The map from that day's municipalities; made when first asked for.
  BorderMap& map_from(const std::string& day);

 private:
  void read_graph(sqlite3* db);
  std::vector<Territory> read_territories(
      sqlite3* db, const std::unordered_map<std::int64_t, std::size_t>& by_version) const;
  /// Of all regions, on a day; read when first asked for.
  const std::unordered_map<std::int64_t, double>& populations_on(const std::string& day);

  std::string border_day_;
  bool estimate_;
  std::optional<Interval> suppressed_;
  RegionGraph graph_;
  std::map<std::int64_t, IndicatorFacts> indicators_;
  std::map<std::int64_t, std::string> periods_;
  sqlite3* db_;
  std::optional<std::int64_t> as_of_;
  std::map<std::string, std::unordered_map<std::int64_t, double>> populations_;  ///< by day
  std::int64_t suppressed_status_ = -1;
  std::map<std::string, std::unique_ptr<BorderMap>> maps_;
};

}  // namespace kv::queryctl
