// SPDX-License-Identifier: MIT
#include "plugins/mapexport/outputs/picture_output.h"

#include "plugins/mapexport/layout/page.h"
#include "plugins/mapexport/outputs/svg_output.h"
#include "plugins/sdk/draw/raster.h"

namespace kv::mapexport {

std::string picture_of(const Model& model, PictureFormat format) {
  if (format == PictureFormat::kSvg) return svg_of(model);
  if (model.options.geometry != GeometryMode::kInline)
    throw MapError("the option 'geometry' is for SVG in a page; other formats have all in them");
  const Page page = lay_out(model);
  if (format == PictureFormat::kPdf) return draw::pdf(page.scene).bytes;
  return draw::png(page.scene, {model.options.dpi, model.options.pixels}).bytes;
}

}  // namespace kv::mapexport
