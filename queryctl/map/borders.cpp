// SPDX-License-Identifier: MIT
#include "queryctl/map/borders.h"

#include <algorithm>
#include <vector>

#include "queryctl/session.h"
#include "queryctl/suggest.h"
#include "schema/error.h"

namespace kv::queryctl {
namespace {

constexpr std::size_t kNamed = 8;
constexpr double kAtSea = 1.2;  // times the area of the land

struct Set {
  std::int64_t id;
  std::string name;
  int year;
  std::string from, to;
  bool is_default, schematic;
  std::int64_t regions;
  double area_km2;
  std::string licence, crs;

  bool holds(int wanted) const {
    const std::string day = std::to_string(wanted) + "-01-01";
    return (from.empty() || from <= day) && (to.empty() || day < to);
  }
};

std::string text_at(const std::vector<Value>& row, std::size_t i) {
  const auto* text = std::get_if<std::string>(&row[i]);
  return text ? *text : std::string();
}
std::int64_t whole_at(const std::vector<Value>& row, std::size_t i) {
  const auto* whole = std::get_if<std::int64_t>(&row[i]);
  return whole ? *whole : 0;
}

class Chooser {
 public:
  Chooser(Session& session, const Arguments& arguments, const MapData& data)
      : session_(session), arguments_(arguments), data_(data), kind_(arguments.text("kind")) {
    for (const auto& row : session.fetch(
             "SELECT set_id, boundary_set, border_year, borders_from, borders_to, is_default, "
             "schematic, regions, area_km2, licence_line, crs FROM boundary_sets WHERE kind = "
             ":kind "
             "ORDER BY border_year, boundary_set",
             {{"kind", kind_}}))
      sets_.push_back({whole_at(row, 0), text_at(row, 1), static_cast<int>(whole_at(row, 2)),
                       text_at(row, 3), text_at(row, 4), whole_at(row, 5) != 0,
                       whole_at(row, 6) != 0, whole_at(row, 7), std::get<double>(row[8]),
                       text_at(row, 9), text_at(row, 10)});
    if (sets_.empty())
      throw Error(session.database() + " holds no boundaries of the kind " + kind_ +
                      ", so there is nothing to draw a map with.",
                  "Load a file of them: " + load_command("YEAR") + ".");
  }

  MapBorders choose(bool cut) {
    const Set& set = chosen();
    require_areas(set);
    const bool degrees = set.crs == "EPSG:4326" || set.crs == "EPSG:4258";
    const std::string land_by = arguments_.text("land");
    if (!cut && land_by != "auto" && land_by != "none")
      session_.note("Only pictures are cut by land; the areas of this file are whole.");
    return {set.id,
            set.name,
            set.year,
            set.licence,
            set.schematic,
            degrees,
            cut ? land(set) : std::nullopt};
  }

 private:
  std::string load_command(const std::string& year) const {
    return "etl load " + session_.database() + " grenser FILE --period " + year;
  }

  const Set& chosen() const {
    if (arguments_.has("boundaries")) {
      std::vector<std::string> names;
      for (const Set& set : sets_) {
        names.push_back(set.name);
        if (set.name == arguments_.text("boundaries")) return set;
      }
      throw Error("map: there is no boundary set '" + arguments_.text("boundaries") + "'.",
                  did_you_mean(arguments_.text("boundaries"), names,
                               "There are " + join_names(names) + "."),
                  ExitCode::kUsage);
    }
    const std::optional<int> year = border_year(session_, data_);
    if (year && session_.clocks().borders && *session_.clocks().borders != *year)
      session_.note("The municipalities of " + data_.what + " are those of " +
                    std::to_string(*year) + "; --borders does not move them.");
    return year ? of_year(*year) : best_fit();
  }

  /// Real before schematic, the year itself before others with the same codes, the default of its
  /// year, the nearest.
  const Set& of_year(int year) const {
    const Set* best = nullptr;
    const auto rank = [&](const Set& s) {
      return std::tuple(s.schematic, s.year != year, !s.is_default, std::abs(s.year - year));
    };
    for (const Set& set : sets_)
      if (set.holds(year) && (best == nullptr || rank(set) < rank(*best))) best = &set;
    if (best != nullptr) return *best;
    std::vector<std::string> years;
    int nearest = sets_.front().year;
    for (const Set& set : sets_) {
      if (std::abs(set.year - year) < std::abs(nearest - year)) nearest = set.year;
      if (years.empty() || years.back() != std::to_string(set.year))
        years.push_back(std::to_string(set.year));
    }
    throw Error("map: the codes of " + data_.what + " are those of " + std::to_string(year) +
                    ", and " + session_.database() + " has no boundaries of that year; it has " +
                    join_names(years) + ".",
                "Load them: " + load_command(std::to_string(year)) +
                    "; or ask for the figures on borders there are: --borders " +
                    std::to_string(nearest) + ".");
  }

  std::int64_t unmatched(const Set& set) const {
    Values values = data_.values;
    values.emplace("map_set", set.id);
    return whole_at(session_
                        .fetch("SELECT count(DISTINCT region) FROM (" + data_.sql +
                                   ") WHERE region NOT IN (SELECT r.code FROM boundary AS b JOIN "
                                   "region AS r USING (region_id) WHERE b.set_id = :map_set)",
                               with_lang(std::move(values)))
                        .at(0),
                    0);
  }

  const Set& best_fit() const {
    const Set* best = nullptr;
    std::int64_t least = 0;
    for (const Set& set : sets_) {
      const std::int64_t n = unmatched(set);
      const auto better = [&] {
        return std::tuple(n, set.schematic, !set.is_default, -set.year) <
               std::tuple(least, best->schematic, !best->is_default, -best->year);
      };
      if (best != nullptr && !better()) continue;
      best = &set;
      least = n;
    }
    session_.note("The borders are those of " + std::to_string(best->year) + " (" + best->name +
                  "), which have the codes of the query; --year says another.");
    return *best;
  }

  void require_areas(const Set& set) const {
    Values values = data_.values;
    values.emplace("map_set", set.id);
    values.insert_or_assign("map_kind", kind_);
    const auto rows = session_.fetch(
        "SELECT DISTINCT region, coalesce(name, (SELECT v.name FROM region AS r JOIN "
        "region_version AS v USING (region_id) WHERE r.code = d.region AND r.kind = :map_kind "
        "ORDER BY v.valid_from DESC LIMIT 1), '') FROM (" +
            data_.sql +
            ") AS d WHERE region IS NULL OR region NOT IN (SELECT r.code FROM boundary AS b JOIN "
            "region "
            "AS r USING (region_id) WHERE b.set_id = :map_set) ORDER BY region",
        with_lang(std::move(values)));
    if (rows.empty()) return tell_absent(set);
    std::string list;
    for (std::size_t i = 0; i < rows.size() && i < kNamed; ++i)
      list += (i == 0 ? "" : ", ") + text_at(rows[i], 0) + " " + text_at(rows[i], 1);
    if (rows.size() > kNamed) list += " and " + std::to_string(rows.size() - kNamed) + " more";
    std::string others;
    for (const Set& other : sets_)
      if (other.id != set.id && unmatched(other) == 0)
        others +=
            (others.empty() ? "" : ", ") + other.name + " (" + std::to_string(other.year) + ")";
    throw Error("map: " + std::to_string(rows.size()) + " of the regions of " + data_.what +
                    " have no area in the boundaries " + set.name + " (" +
                    std::to_string(set.year) + "): " + list + ".",
                others.empty()
                    ? "Ask for the figures on those borders, --borders " +
                          std::to_string(set.year) +
                          ", or load boundaries of their own year: " + load_command("YEAR") + "."
                    : "All of them are in " + others + ": give --boundaries NAME, or --year.");
  }

  void tell_absent(const Set& set) const {
    if (!data_.whole_country) return;
    Values values = data_.values;
    values.emplace("map_set", set.id);
    const auto rows = session_.fetch(
        "SELECT r.code FROM boundary AS b JOIN region AS r USING (region_id) WHERE b.set_id = "
        ":map_set AND r.code NOT IN (SELECT region FROM (" +
            data_.sql + ")) ORDER BY r.code",
        with_lang(std::move(values)));
    if (rows.empty()) return;
    std::string list;
    for (std::size_t i = 0; i < rows.size() && i < kNamed; ++i)
      list += (i == 0 ? "" : ", ") + text_at(rows[i], 0);
    if (rows.size() > kNamed) list += " and " + std::to_string(rows.size() - kNamed) + " more";
    session_.note(std::to_string(rows.size()) + " areas of " + set.name + " have no row in " +
                  data_.what + " and are drawn as missing: " + list + ".");
  }

  /// Areas that run out to sea are cut by the land of the set with the most land of all.
  std::optional<std::int64_t> land(const Set& set) const {
    const std::string wanted = arguments_.text("land");
    if (wanted == "none" || set.schematic) return std::nullopt;
    const Set* best = nullptr;
    for (const Set& other : sets_) {
      if (other.id == set.id || other.schematic) continue;
      if (wanted != "auto") {
        if (other.name == wanted) return other.id;
        continue;
      }
      // The same country, without its sea.
      const bool whole = 2 * other.regions > set.regions;
      if (!whole || set.area_km2 < kAtSea * other.area_km2) continue;
      if (best == nullptr || other.year > best->year) best = &other;
    }
    if (wanted != "auto")
      throw Error("map: there is no boundary set '" + wanted + "' to cut by.",
                  "Give --land auto, none, or the name of a set; the table boundary_sets has them.",
                  ExitCode::kUsage);
    if (best == nullptr) return std::nullopt;
    session_.note("The areas of " + set.name + " run out to sea; they are cut by the land of " +
                  best->name + ". --land none leaves them whole.");
    return best->id;
  }

  Values with_lang(Values values) const {
    if (data_.sql.find(":lang") != std::string::npos)
      values.emplace("lang", session_.settings().lang);
    return values;
  }

  Session& session_;
  const Arguments& arguments_;
  const MapData& data_;
  std::string kind_;
  std::vector<Set> sets_;
};

}  // namespace

MapBorders map_borders(Session& session, const Arguments& arguments, const MapData& data,
                       bool cut) {
  return Chooser(session, arguments, data).choose(cut);
}

}  // namespace kv::queryctl
