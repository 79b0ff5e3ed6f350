// SPDX-License-Identifier: MIT
#pragma once

#include <SQLiteCpp/Database.h>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "queryctl/clocks/clocks.h"

namespace kv::queryctl {

/// Puts the clocks in front of an open warehouse: temporary tables and views with the names of its
/// own, so that every query answers by them. `main.observation` is still the table itself.
///   as of: observation, observation_history and every stored view. The ledger and the regions
///     have no vintage and stay as they are.
///   borders: observation, observations, status, region_group_members, every other stored view,
///     border_mapping and border_group_outsiders. History keeps its own borders.
class ClockViews {
 public:
  explicit ClockViews(SQLite::Database& db) : db_(db) {}

  /// What to tell of clocks that have been set.
  struct Told {
    std::map<std::string, std::string> groups;
    std::vector<std::string> notes;
    std::vector<std::string> warnings;
  };

  /// Replaces the clocks; all or nothing. Throws Error within an open transaction, or when the
  /// warehouse cannot answer on these borders.
  Told set(const Clocks& clocks);
  const Clocks& clocks() const { return clocks_; }
  /// What to tell of a region group on these borders; empty when there is nothing to say.
  std::string told_of_group(const std::string& group) const;

 private:
  void drop();
  std::vector<std::pair<std::string, std::string>> temporary() const;
  void put(const Clocks& clocks, Told& told);
  void put_borders(const Clocks& clocks, std::optional<std::int64_t> as_of, Told& told);
  void put_stored_views();
  void require_free_names() const;
  void tell_as_of(const Clocks& clocks, std::int64_t day, Told& told);

  SQLite::Database& db_;
  Clocks clocks_;
  std::map<std::string, std::string> groups_;
  std::vector<std::pair<std::string, std::string>> made_;  ///< type and name
  int modules_ = 0;  ///< registered so far: each has a name of its own
};

}  // namespace kv::queryctl
