// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "queryctl/commands/arguments.h"
#include "queryctl/value.h"

namespace kv::queryctl {

class Session;

/// What is to be shown on a map: a query and what is known of it.
struct MapData {
  /// One SELECT with the columns panel, region, name, value and status; it uses `values`.
  std::string sql;
  Values values;
  std::string what;  ///< for messages: "vedtatt", "T17 of imdi-sor-2013"
  std::string title;
  std::string subtitle;
  std::string unit;
  std::string legend;
  std::optional<int> decimals;
  std::vector<std::string> sources;                         ///< with vintage, one line each
  std::vector<std::string> marks;                           ///< reconstructed, invented
  std::vector<std::string> order;                           ///< of categories
  std::vector<std::pair<std::string, std::string>> labels;  ///< of categories
  std::string region_label;  ///< of the group's own value, where the query gives one
  std::optional<double> region_value;
  std::optional<int> year;     ///< whose borders the codes are of; else found by the codes
  bool own_borders = false;    ///< the codes stay those of `year`, whatever --borders says
  bool whole_country = false;  ///< an area without a row is missing, not land around
  bool panels = false;
  bool base = false;  ///< `sql` has a column base, too: how many a value is a share of
};

/// The year of --borders, or else that of the codes.
std::optional<int> border_year(const Session& session, const MapData& data);

/// What the arguments of `map` name. Throws Error.
MapData map_data(Session& session, const Arguments& arguments);

/// The parts, each for one way to name it.
MapData loaded_indicator(Session& session, const Arguments& arguments);
/// `words`: the query's name and its options, as typed.
MapData computed_query(Session& session, const Arguments& arguments,
                       const std::vector<std::string>& words);
MapData survey_answers(Session& session, const Arguments& arguments);
MapData own_query(Session& session, const Arguments& arguments);

/// Of data in panels, the last panel's values less the first one's, each with its reason where one
/// of the two is missing. Throws Error where there are no two panels, or no numbers.
MapData change_of(Session& session, const Arguments& arguments, MapData data);

/// "Kilde, revisjon 2023-12-31": the source of a loaded indicator with its latest vintage.
std::string source_line(Session& session, const std::string& indicator);

/// What a figure says in bold of a survey whose answers were not collected; empty for others.
std::string origin_mark(const std::string& origin, const std::string& lang);

/// ", Region Sør" for the arguments' group; empty without one.
std::string group_title(Session& session, const Arguments& arguments);

}  // namespace kv::queryctl
