// SPDX-License-Identifier: MIT
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "plugins/mapexport/example_area.h"
#include "plugins/mapexport/functions.h"
#include "plugins/mapexport/map_state.h"
#include "plugins/mapexport/outputs/svg_output.h"

namespace kv::mapexport {
namespace {

void svg(const Model& model, sdk::Result& out) {
  out.text(svg_of(model));
}

void remarks(const Model& model, sdk::Result& out) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> json(buffer);
  json.StartArray();
  for (const std::string& remark : model.remarks)
    json.String(remark.data(), static_cast<rapidjson::SizeType>(remark.size()));
  json.EndArray();
  out.text({buffer.GetString(), buffer.GetSize()});
}

}  // namespace

constinit const sdk::Function kSvgMap = sdk::function(
    {.name = "mapexport_svg",
     .kind = "aggregate",
     .signature = "mapexport_svg(region, name, value, status, geometry, options)",
     .summary = "A choropleth map as SVG: one row for each area.",
     .details =
         "Areas keep the lines they share when they are simplified; the legend covers no area, and "
         "no name overlaps another. A missing value is hatched by its reason. The order of the "
         "rows "
         "does not matter. Errors name the area: damaged or empty geometry, another coordinate "
         "system, a value outside fixed limits, a region twice.",
     .returns = "Text; NULL of no rows.",
     .example =
         "SELECT substr(mapexport_svg('0901', 'Risør', 12.5, '', " KV_EXAMPLE_AREA ", '{}'), 1, 5)",
     .result = "<?xml"},
    kMapParameters, sdk::aggregate<MapState<svg>>());

constinit const sdk::Function kRemarks = sdk::function(
    {.name = "mapexport_remarks",
     .kind = "aggregate",
     .signature = "mapexport_remarks(region, name, value, status, geometry, options)",
     .summary = "What the maker of a map should know of it: colours that look alike, a class that "
                "holds nearly all areas, fewer classes than were asked for.",
     .details = "The arguments are those of mapexport_svg; a geometry may be NULL.",
     .returns = "A JSON list of sentences; NULL of no rows.",
     .example = "SELECT mapexport_remarks(column1, column1, column2, '', NULL, '{\"classes\": "
                "\"jenks:4\"}') FROM (VALUES ('0901', 1.5), ('0904', 2.5), ('0906', 2.5))",
     .result = "[\"The values give 2 classes, not 4: too many are equal.\"]"},
    kMapParameters, sdk::aggregate<MapState<remarks>>());

}  // namespace kv::mapexport
