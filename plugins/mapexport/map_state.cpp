// SPDX-License-Identifier: MIT
#include "plugins/mapexport/map_state.h"

namespace kv::mapexport {

void MapRows::add(const sdk::Arguments& arguments, std::size_t first, bool panels) {
  const std::size_t at = first + (panels ? 1 : 0);
  const std::string options(arguments.text(at + 5).value_or(""));
  if (options_text_ && *options_text_ != options)
    throw sdk::ArgumentError("the options must be the same in all rows");
  if (!options_text_) {
    options_ = parse_options(options);
    options_text_ = options;
  }
  Rows::Row row;
  const auto region = arguments.text(at);
  if (!region) throw arguments.wrong(at, "a region's code");
  if (panels) row.panel = arguments.text(first).value_or("");
  row.region = *region;
  row.name = arguments.text(at + 1).value_or("");
  row.status = arguments.text(at + 3).value_or("");
  row.geometry = arguments.blob(at + 4);
  if (arguments.type(at + 2) == SQLITE_TEXT)
    row.value.text = *arguments.text(at + 2);
  else if (const auto number = arguments.number(at + 2))
    row.value.number = number->real();
  rows_.add(row);
}

namespace {

constexpr kv_parameter kRegion = sdk::parameter("region", "text", "The area's code.");
constexpr kv_parameter kName = sdk::parameter("name", "text", "Its name, or NULL.");
constexpr kv_parameter kValue =
    sdk::parameter("value", "any", "A number, or the text of a category; NULL when there is none.");
constexpr kv_parameter kStatus = sdk::parameter(
    "status", "text",
    "Why there is no value, as agencies, surveys and indicators write it; 'context' for land "
    "around, 'land' for a mask of land.");
constexpr kv_parameter kGeometry = sdk::parameter(
    "geometry", "any",
    "The area: WKB of a Polygon or MultiPolygon in EPSG:25833, as in boundary.geometry; or NULL.");
constexpr kv_parameter kOptions = sdk::parameter(
    "options", "json", "Title, classes, palette and the rest: an object, as in docs/maps.md.");
constexpr kv_parameter kFormat = sdk::parameter("format", "text", "'svg', 'png' or 'pdf'.");
constexpr kv_parameter kPanel = sdk::parameter(
    "panel", "text", "The small map's heading, as a year; rows of one stay together.");

}  // namespace

const kv_parameter* const kMapParameters[6] = {&kRegion, &kName,     &kValue,
                                               &kStatus, &kGeometry, &kOptions};
const kv_parameter* const kPanelParameters[8] = {&kFormat, &kPanel,  &kRegion,   &kName,
                                                 &kValue,  &kStatus, &kGeometry, &kOptions};

}  // namespace kv::mapexport
