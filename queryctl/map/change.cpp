// SPDX-License-Identifier: MIT
// What has changed between two years, as the data of a map.
#include "queryctl/map/data.h"
#include "queryctl/session.h"
#include "schema/error.h"

namespace kv::queryctl {
namespace {

constexpr const char* kChange = R"(
SELECT '' AS panel, r.region, coalesce(b.name, a.name) AS name, b.value - a.value AS value,
       CASE WHEN b.region IS NULL OR a.region IS NULL THEN 'no row'
            WHEN b.value IS NULL THEN coalesce(nullif(b.status, ''), 'missing')
            WHEN a.value IS NULL THEN coalesce(nullif(a.status, ''), 'missing')
            ELSE trim(coalesce(a.status, '') || '; ' || coalesce(b.status, ''), '; ') END AS status
  FROM (SELECT DISTINCT region FROM map_two) AS r
  LEFT JOIN map_two AS a ON a.region = r.region AND a.panel = :map_first
  LEFT JOIN map_two AS b ON b.region = r.region AND b.panel = :map_last)";

std::string text_of(const Value& value) {
  const auto* text = std::get_if<std::string>(&value);
  return text ? *text : std::string();
}

}  // namespace

MapData change_of(Session& session, const Arguments& arguments, MapData data) {
  Values values = data.values;
  const std::string lang = session.settings().lang;
  if (data.sql.find(":lang") != std::string::npos) values.emplace("lang", lang);
  const auto about = session.fetch(
      "SELECT min(panel), max(panel), coalesce(sum(typeof(value) = 'text'), 0) FROM (" + data.sql +
          ")",
      values);
  const std::string first = text_of(about.at(0).at(0));
  const std::string last = text_of(about[0][1]);
  if (!data.panels || first == last)
    throw Error("map: a change is between two years of " + data.what + ".",
                "Give --from and --to, or a query with two panels.", ExitCode::kUsage);
  if (std::get<std::int64_t>(about[0][2]) > 0)
    throw Error("map: the values of " + data.what + " are texts, of which there is no difference.",
                "Leave --change out for a map of each year.", ExitCode::kUsage);
  data.sql = "WITH map_two AS MATERIALIZED (SELECT * FROM (" + data.sql +
             ") WHERE panel IN (:map_first, :map_last))" + kChange;
  data.values.insert_or_assign("map_first", first);
  data.values.insert_or_assign("map_last", last);
  data.panels = false;
  data.base = false;
  data.region_value.reset();
  data.region_label.clear();
  const std::string word = lang == "en" ? "change " : "endring ";
  const std::string years = first + "–" + last;
  if (const std::size_t at = data.title.rfind(years); at != std::string::npos)
    data.title.insert(at, word);
  else if (!data.title.empty())
    data.title += ", " + word + years;
  if (data.unit == "prosent") data.unit = lang == "en" ? "percentage points" : "prosentpoeng";
  if (data.legend.empty()) data.legend = (lang == "en" ? "Change, " : "Endring, ") + data.unit;
  if (data.unit.empty() && !arguments.has("legend"))
    data.legend = lang == "en" ? "Change" : "Endring";
  return data;
}

}  // namespace kv::queryctl
