// SPDX-License-Identifier: MIT
#include "plugins/mapexport/example_area.h"
#include "plugins/mapexport/functions.h"
#include "plugins/mapexport/geopackage.h"
#include "plugins/mapexport/map_state.h"
#include "plugins/mapexport/outputs/geojson_output.h"
#include "plugins/mapexport/outputs/html_output.h"

namespace kv::mapexport {
namespace {

void geojson(const Model& model, sdk::Result& out) {
  out.text(geojson_of(model));
}

void html(const Model& model, sdk::Result& out) {
  out.text(html_of(model));
}

void geopackage(const Model& model, sdk::Result& out) {
  out.blob(geopackage_of(model));
}

}  // namespace

constinit const sdk::Function kGeoJson = sdk::function(
    {.name = "mapexport_geojson",
     .kind = "aggregate",
     .signature = "mapexport_geojson(region, name, value, status, geometry, options)",
     .summary = "The areas of a map with their values, classes and colours as GeoJSON (RFC 7946).",
     .details =
         "Areas are not simplified. With the option degrees, geometry is in longitude and latitude "
         "and goes out as it is; else metres of UTM 33 are turned into degrees.",
     .returns = "Text; NULL of no rows.",
     .example = "SELECT mapexport_geojson('0901', 'Risør', 12.5, '', " KV_EXAMPLE_AREA
                ", '{}') ->> '$.features[0].properties.class_label'",
     .result = "12,5"},
    kMapParameters, sdk::aggregate<MapState<geojson>>());

constinit const sdk::Function kGeoPackage = sdk::function(
    {.name = "mapexport_gpkg",
     .kind = "aggregate",
     .signature = "mapexport_gpkg(region, name, value, status, geometry, options)",
     .summary = "The areas of a map with their values, classes and colours as a GeoPackage that "
                "opens in QGIS with the map's classes.",
     .details = "GeoPackage 1.3; areas are not simplified. The layer is called kart, its style "
                "stands in layer_styles.",
     .returns = "A BLOB; NULL of no rows.",
     .example = "SELECT CAST(substr(mapexport_gpkg('0901', 'Risør', 12.5, '', " KV_EXAMPLE_AREA
                ", '{}'), 69, 4) AS TEXT)",
     .result = "GPKG"},
    kMapParameters, sdk::aggregate<MapState<geopackage>>());

constinit const sdk::Function kHtml = sdk::function(
    {.name = "mapexport_html",
     .kind = "aggregate",
     .signature = "mapexport_html(region, name, value, status, geometry, options)",
     .summary = "A map as a page of its own, with the table of its values beside it.",
     .details = "Pointing, or Tab and the arrow keys, show an area's value and row. The page works "
                "without JavaScript, asks for nothing from elsewhere and has its own content "
                "security policy.",
     .returns = "Text; NULL of no rows.",
     .example = "SELECT substr(mapexport_html('0901', 'Risør', 12.5, '', " KV_EXAMPLE_AREA
                ", '{}'), 1, 15)",
     .result = "<!DOCTYPE html>"},
    kMapParameters, sdk::aggregate<MapState<html>>());

}  // namespace kv::mapexport
