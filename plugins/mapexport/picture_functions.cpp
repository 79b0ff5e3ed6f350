// SPDX-License-Identifier: MIT
#include "plugins/mapexport/example_area.h"
#include "plugins/mapexport/functions.h"
#include "plugins/mapexport/map_state.h"
#include "plugins/mapexport/outputs/picture_output.h"

namespace kv::mapexport {
namespace {

void png(const Model& model, sdk::Result& out) {
  out.blob(picture_of(model, PictureFormat::kPng));
}

void pdf(const Model& model, sdk::Result& out) {
  out.blob(picture_of(model, PictureFormat::kPdf));
}

constexpr std::pair<std::string_view, PictureFormat> kFormats[] = {
    {"svg", PictureFormat::kSvg}, {"png", PictureFormat::kPng}, {"pdf", PictureFormat::kPdf}};

class PanelState {
 public:
  void step(const sdk::Arguments& arguments) {
    const PictureFormat format = arguments.choice(0, kFormats);
    if (format_ && *format_ != format)
      throw sdk::ArgumentError("the format must be the same in all rows");
    format_ = format;
    rows_.add(arguments, 1, true);
  }
  [[noreturn]] void inverse(const sdk::Arguments&) {
    throw sdk::ArgumentError("it draws all rows and takes no moving frame");
  }
  void result(sdk::Result& out) const {
    if (rows_.empty()) return;
    const std::string bytes = picture_of(rows_.model(), *format_);
    if (*format_ == PictureFormat::kSvg)
      out.text(bytes);
    else
      out.blob(bytes);
  }

 private:
  MapRows rows_;
  std::optional<PictureFormat> format_;
};

}  // namespace

constinit const sdk::Function kPngMap = sdk::function(
    {.name = "mapexport_png",
     .kind = "aggregate",
     .signature = "mapexport_png(region, name, value, status, geometry, options)",
     .summary = "A choropleth map as PNG: as mapexport_svg, in pixels.",
     .details =
         "The options dpi (300) and pixels (the width) say how fine. Needs the library cairo "
         "on the machine; an error says so where it is absent.",
     .returns = "A BLOB; NULL of no rows.",
     .example = "SELECT hex(substr(mapexport_png('0901', 'Risør', 12.5, '', " KV_EXAMPLE_AREA
                ", '{\"pixels\": 200}'), 2, 3))",
     .result = "504E47"},
    kMapParameters, sdk::aggregate<MapState<png>>());

constinit const sdk::Function kPdfMap = sdk::function(
    {.name = "mapexport_pdf",
     .kind = "aggregate",
     .signature = "mapexport_pdf(region, name, value, status, geometry, options)",
     .summary = "A choropleth map as PDF, in its size on paper: as mapexport_svg.",
     .details = "Needs the library cairo on the machine; an error says so where it is absent.",
     .returns = "A BLOB; NULL of no rows.",
     .example = "SELECT CAST(substr(mapexport_pdf('0901', 'Risør', 12.5, '', " KV_EXAMPLE_AREA
                ", '{}'), 1, 4) AS TEXT)",
     .result = "%PDF"},
    kMapParameters, sdk::aggregate<MapState<pdf>>());

constinit const sdk::Function kPanelMap = sdk::function(
    {.name = "mapexport_panels",
     .kind = "aggregate",
     .signature = "mapexport_panels(format, panel, region, name, value, status, geometry, options)",
     .summary =
         "Several small maps on one page, with the same classes and one legend: one for each "
         "panel, as a year or a question.",
     .details = "Under each map stands how many areas have a value. Panels come in the order of "
                "their first rows. The areas are in the picture once.",
     .returns = "Text for 'svg', else a BLOB; NULL of no rows.",
     .example =
         "SELECT mapexport_panels('svg', column1, '0901', 'Risør', column2, '', " KV_EXAMPLE_AREA
         ", '{}') LIKE '%>2012<%>1 av 1<%>2013<%' FROM (VALUES ('2012', 12.5), ('2013', 20))",
     .result = "1"},
    kPanelParameters, sdk::aggregate<PanelState>());

}  // namespace kv::mapexport
