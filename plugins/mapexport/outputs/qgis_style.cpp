// SPDX-License-Identifier: MIT
#include "plugins/mapexport/outputs/qgis_style.h"

#include "plugins/sdk/draw/svg.h"

namespace kv::mapexport {
namespace {

std::string colour(draw::Colour c) {
  return std::to_string(c.red) + "," + std::to_string(c.green) + "," + std::to_string(c.blue) +
         ",255";
}

std::string option(const std::string& name, const std::string& value) {
  return "<Option type=\"QString\" name=\"" + name + "\" value=\"" + value + "\"/>";
}

/// QGIS' names for brushes.
std::string brush(draw::Hatch hatch) {
  switch (hatch) {
    case draw::Hatch::kRising:
      return "b_diagonal";
    case draw::Hatch::kFalling:
      return "f_diagonal";
    case draw::Hatch::kHorizontal:
      return "horizontal";
    case draw::Hatch::kVertical:
      return "vertical";
    case draw::Hatch::kCrossed:
      return "diagonal_x";
    case draw::Hatch::kDots:
      return "dense6";
    default:
      return "solid";
  }
}

std::string layer(draw::Colour fill, const std::string& style, bool outline) {
  return "<layer class=\"SimpleFill\" enabled=\"1\" locked=\"0\" pass=\"0\"><Option type=\"Map\">" +
         option("color", colour(fill)) + option("style", style) +
         option("outline_color", "107,107,107,255") +
         option("outline_style", outline ? "solid" : "no") + option("outline_width", "0.14") +
         option("outline_width_unit", "MM") + "</Option></layer>";
}

}  // namespace

std::string qgis_style(const Model& model) {
  std::string categories;
  std::string symbols;
  for (std::size_t i = 0; i < model.legend.size(); ++i) {
    const LegendEntry& entry = model.legend[i];
    const std::string n = std::to_string(i);
    const std::string text = draw::escaped(entry.text);
    categories += "<category value=\"" + text + "\" type=\"string\" symbol=\"" + n + "\" label=\"" +
                  text + " (" + std::to_string(entry.count) + ")\" render=\"true\"/>";
    symbols += "<symbol type=\"fill\" name=\"" + n +
               "\" alpha=\"1\" clip_to_extent=\"1\" force_rhr=\"0\">";
    symbols += layer(entry.paint.colour, "solid", true);
    if (entry.paint.hatch != draw::Hatch::kNone)
      symbols += layer(entry.paint.line, brush(entry.paint.hatch), false);
    symbols += "</symbol>";
  }
  return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
         "<qgis version=\"3.22.0\" styleCategories=\"Symbology|Labeling\" labelsEnabled=\"1\">"
         "<renderer-v2 type=\"categorizedSymbol\" attr=\"class_label\" symbollevels=\"0\" "
         "enableorderby=\"0\" forceraster=\"0\"><categories>" +
         categories + "</categories><symbols>" + symbols +
         "</symbols></renderer-v2><labeling type=\"simple\"><settings calloutType=\"simple\">"
         "<text-style fieldName=\"name\" isExpression=\"0\" fontSize=\"7\" fontSizeUnit=\"Point\" "
         "textColor=\"26,26,26,255\"><text-buffer bufferDraw=\"1\" bufferSize=\"0.45\" "
         "bufferSizeUnits=\"MM\" bufferColor=\"255,255,255,255\"/></text-style></settings>"
         "</labeling></qgis>\n";
}

}  // namespace kv::mapexport
