// SPDX-License-Identifier: MIT
// `map`: what is shown (data), on which borders (borders), as the plugin mapexport draws it.
#include <algorithm>

#include "queryctl/artefact.h"
#include "queryctl/commands/builtin.h"
#include "queryctl/commands/query_command.h"
#include "queryctl/map/borders.h"
#include "queryctl/map/data.h"
#include "queryctl/map/json_object.h"
#include "queryctl/session.h"
#include "schema/error.h"

namespace kv::queryctl {
namespace {

const std::vector<std::string> kFormats = {"svg", "png", "pdf", "html", "geojson", "gpkg"};
const std::vector<std::string> kPanelFormats = {"svg", "png", "pdf"};
const std::vector<std::string> kDataFormats = {"geojson", "gpkg"};

bool one_of(const std::vector<std::string>& formats, const std::string& format) {
  return std::ranges::find(formats, format) != formats.end();
}

/// The options of the command that go to the plugin as they are.
constexpr const char* kTexts[] = {"title",   "subtitle", "legend",   "unit",
                                  "classes", "palette",  "geometry", "id"};
constexpr const char* kNumbers[] = {"midpoint",  "near", "width",  "height",  "decimals",
                                    "threshold", "dpi",  "pixels", "columns", "least_base"};

/// Region and the number that its value is a share of.
std::vector<std::pair<std::string, double>> bases(Session& session, const MapData& data) {
  Values values = data.values;
  if (data.sql.find(":lang") != std::string::npos) values.emplace("lang", session.settings().lang);
  std::vector<std::pair<std::string, double>> out;
  for (const auto& row : session.fetch("SELECT DISTINCT region, CAST(base AS REAL) FROM (" +
                                           data.sql + ") WHERE typeof(base) IN ('integer', 'real')",
                                       values))
    if (const auto* region = std::get_if<std::string>(&row[0]))
      out.emplace_back(*region, std::get<double>(row[1]));
  return out;
}

std::string options_json(Session& session, const Arguments& arguments, const MapData& data,
                         const MapBorders& borders, bool degrees) {
  JsonObject json;
  const auto given = [&](const char* name, const std::string& otherwise) {
    const std::string text = arguments.has(name) ? arguments.text(name) : otherwise;
    if (!text.empty()) json.text(name, text);
  };
  for (const char* name : kTexts) {
    const std::string key = name;
    given(name, key == "title"      ? data.title
                : key == "subtitle" ? data.subtitle
                : key == "legend"   ? data.legend
                : key == "unit"     ? data.unit
                                    : "");
  }
  for (const char* name : kNumbers) {
    const auto it = arguments.values().find(name);
    if (it == arguments.values().end()) continue;
    if (const auto* whole = std::get_if<std::int64_t>(&it->second)) json.whole(name, *whole);
    if (const auto* number = std::get_if<double>(&it->second)) json.number(name, *number);
  }
  if (!arguments.has("decimals") && data.decimals) json.whole("decimals", *data.decimals);
  json.text("lang", session.settings().lang);
  json.texts("source",
             arguments.has("source") ? std::vector{arguments.text("source")} : data.sources);
  json.texts("marks", arguments.has("mark") ? std::vector{arguments.text("mark")} : data.marks);
  if (arguments.has("note")) json.texts("notes", {arguments.text("note")});
  const int year = border_year(session, data).value_or(borders.year);
  json.text("borders", std::to_string(year));
  json.text("boundary_set", borders.name);
  json.text("licence", borders.licence);
  json.flag("schematic", borders.schematic);
  json.flag("degrees", degrees);
  json.flag("names", !arguments.flag("no_names"));
  if (arguments.flag("letters") || arguments.flag("no_letters"))
    json.flag("letters", arguments.flag("letters"));
  json.flag("bare", arguments.flag("bare"));
  json.flag("strip", !arguments.flag("no_strip"));
  if (arguments.flag("change") && !arguments.has("classes")) json.text("classes", "around:0");
  if (data.base && !data.panels) json.numbers("base", bases(session, data));
  if (!data.order.empty()) json.texts("order", data.order);
  if (!data.labels.empty()) json.object("labels", data.labels);
  if (arguments.has("region_value")) {
    json.number("region_value", std::get<double>(arguments.values().find("region_value")->second));
  } else if (data.region_value) {
    json.number("region_value", *data.region_value);
    json.text("region_label", data.region_label);
  }
  return json.take();
}

/// The rows of the map: what is shown with its areas, land around, land to cut by.
constexpr const char* kRows = R"(
, map_area AS (
  SELECT r.code AS region,
         (SELECT v.name FROM region_version AS v
           WHERE v.region_id = b.region_id AND v.valid_from <= printf('%04d-01-01', :map_year)
           ORDER BY v.valid_from DESC LIMIT 1) AS name,
         iif(:map_degrees, b.original, b.geometry) AS geometry
    FROM boundary AS b JOIN region AS r USING (region_id) WHERE b.set_id = :map_set)
, map_all AS (
  SELECT d.panel, a.region, coalesce(d.name, a.name) AS name, d.value, coalesce(d.status, '') AS status, a.geometry
    FROM map_row AS d JOIN map_area AS a USING (region)
  UNION ALL
  SELECT p.panel, a.region, a.name, NULL, iif(:map_whole, 'no row', 'context'), a.geometry
    FROM map_area AS a JOIN (SELECT DISTINCT panel FROM map_row) AS p
   WHERE a.region NOT IN (SELECT region FROM map_row) AND (:map_whole OR NOT :map_schematic)
     AND (:map_whole OR p.panel = (SELECT min(panel) FROM map_row))
  UNION ALL
  SELECT (SELECT min(panel) FROM map_row), r.code, NULL, NULL, 'land', b.geometry
    FROM boundary AS b JOIN region AS r USING (region_id) WHERE b.set_id = :map_land)
)";

class MapCommand : public Command {
 public:
  explicit MapCommand(sql::Query query) : Command(info_of(query)) {}

  void run(Session& session, const Arguments& arguments) const override {
    require_warehouse(session, "map");
    require_plugin(session);
    const std::string format = *asked_format(session.settings(), "map", kFormats, true);
    const MapData data = map_data(session, arguments);
    if (data.panels && !one_of(kPanelFormats, format))
      throw Error("map: small multiples are pictures; there is no " + format + " of them.",
                  "Give one year, or svg, png or pdf.", ExitCode::kUsage);
    const MapBorders borders = map_borders(session, arguments, data, !one_of(kDataFormats, format));
    // GeoJSON is in degrees: those of the file, where it had them.
    const bool degrees = format == "geojson" && borders.degrees;

    Values values = data.values;
    values.emplace("map_set", borders.set);
    values.emplace("map_year", std::int64_t{borders.year});
    values.emplace("map_whole", std::int64_t{data.whole_country ? 1 : 0});
    values.emplace("map_degrees", std::int64_t{degrees ? 1 : 0});
    values.emplace("map_schematic", std::int64_t{borders.schematic ? 1 : 0});
    values.emplace("map_land", borders.land ? Value{*borders.land} : Value{});
    values.emplace("map_options", options_json(session, arguments, data, borders, degrees));
    const std::string columns = "region, name, value, status, geometry, :map_options)";
    std::string sql = "WITH map_row AS MATERIALIZED (" + data.sql + ")" + kRows + "SELECT ";
    if (data.panels) {
      values.emplace("map_format", format);
      sql += "mapexport_panels(:map_format, panel, " + columns;
    } else {
      sql += "mapexport_" + format + "(" + columns;
    }
    sql +=
        // Classes are of all panels' values: there an area is one in each of them.
        ", mapexport_remarks(panel || ' ' || region, name, value, status, NULL, :map_options) "
        "FILTER (WHERE status NOT IN ('context', 'land')) FROM map_all";
    if (sql.find(":lang") == std::string::npos) values.erase("lang");
    session.run_artefact(sql, values, "map");
  }

 private:
  static CommandInfo info_of(const sql::Query& query) {
    CommandInfo info = describe(query, "built in");
    info.formats = kFormats;
    info.arguments.push_back(info.options.front());
    info.options.erase(info.options.begin());
    for (const auto& [name, summary] :
         {std::pair("each_year", "A small map for each year from --from to --to."),
          std::pair("change", "How much the values have changed from --from to --to."),
          std::pair("letters",
                    "The category's code before each name; unless said, of short codes "
                    "whose colours are hard to tell."),
          std::pair("no_letters", "No codes before the names."),
          std::pair("no_names", "No names in the areas."),
          std::pair("no_strip", "No picture of how the values are spread in the legend."),
          std::pair("bare", "No title and no lines under the map: the page around has them.")})
      info.options.push_back({name, "flag", false, std::nullopt, summary});
    return info;
  }

  static void require_plugin(Session& session) {
    if (session.fetch("SELECT 1 FROM pragma_function_list WHERE name = 'mapexport_svg'", {})
            .empty())
      throw Error("map needs the plugin mapexport, which is not loaded.",
                  "Leave --no-plugins out, or give --plugin mapexport.", ExitCode::kPlugin);
  }
};

}  // namespace

std::unique_ptr<Command> make_map_command() {
  return std::make_unique<MapCommand>(builtin_query("map"));
}

}  // namespace kv::queryctl
