// SPDX-License-Identifier: MIT
#include "plugins/mapexport/outputs/svg_output.h"

#include "plugins/mapexport/layout/page.h"
#include "plugins/sdk/draw/svg.h"

namespace kv::mapexport {

std::string svg_of(const Model& model) {
  const Page page = lay_out(model);
  draw::SvgOptions how;
  how.units_per_mm = kUnitsPerMm;
  if (model.options.geometry == GeometryMode::kDefs)
    return draw::svg_symbols(page.scene.symbols, how);
  const bool in_page = model.options.geometry == GeometryMode::kUse;
  how.symbols = !in_page;
  how.xml_declaration = !in_page;
  return draw::svg(page.scene, how);
}

}  // namespace kv::mapexport
