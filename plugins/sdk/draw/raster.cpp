// SPDX-License-Identifier: MIT
#include "plugins/sdk/draw/raster.h"

#include <cmath>
#include <cstdint>
#include <memory>
#include <stdexcept>

#include "plugins/sdk/draw/cairo_library.h"
#include "plugins/sdk/draw/cairo_painter.h"
#include "plugins/sdk/draw/png_bytes.h"
#include "plugins/sdk/draw/utf8.h"

namespace kv::draw {

namespace {

constexpr int kMostPixels = 32'767;
constexpr std::int64_t kMostInAll = 150'000'000;
constexpr double kTolerance = 0.1;  // pixels

struct SurfaceDeleter {
  const cairo::Library* cairo;
  void operator()(cairo::Surface* surface) const { cairo->surface_destroy(surface); }
};
struct ContextDeleter {
  const cairo::Library* cairo;
  void operator()(cairo::Context* context) const { cairo->destroy(context); }
};
using SurfacePointer = std::unique_ptr<cairo::Surface, SurfaceDeleter>;
using ContextPointer = std::unique_ptr<cairo::Context, ContextDeleter>;

ContextPointer context_on(const cairo::Library& cairo, cairo::Surface* surface) {
  cairo::check(cairo, cairo.surface_status(surface));
  ContextPointer context(cairo.create(surface), ContextDeleter{&cairo});
  // Letters as they are designed, so that their widths do not depend on the size in pixels.
  cairo::FontOptions* options = cairo.font_options_create();
  cairo.font_options_set_hint_style(options, cairo::kOff);
  cairo.font_options_set_hint_metrics(options, cairo::kOff);
  cairo.font_options_set_antialias(options, cairo::kGrey);
  cairo.set_font_options(context.get(), options);
  cairo.font_options_destroy(options);
  return context;
}

void check_size(const Scene& scene) {
  if (!(scene.width > 0 && scene.height > 0 && scene.width < 20'000 && scene.height < 20'000))
    throw std::invalid_argument("a sheet of " + std::to_string(scene.width) + " x " +
                                std::to_string(scene.height) + " mm cannot be drawn");
}

int append(void* closure, const unsigned char* data, unsigned length) {
  try {
    static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
    return 0;
  } catch (const std::bad_alloc&) {
    return 1;  // CAIRO_STATUS_NO_MEMORY
  }
}

}  // namespace

Picture png(const Scene& scene, const PngOptions& options) {
  check_size(scene);
  const double unit = options.width > 0 ? options.width / scene.width : options.dpi / 25.4;
  const double wide = std::round(scene.width * unit);
  const double high = std::round(scene.height * unit);
  if (!(wide >= 1 && high >= 1 && wide <= kMostPixels && high <= kMostPixels &&
        wide * high <= static_cast<double>(kMostInAll)))
    throw std::invalid_argument(
        "a picture of " + std::to_string(wide) + " x " + std::to_string(high) +
        " pixels cannot be made; it takes 1 to 32767 a side and 150 million "
        "in all. Give another dpi or width");
  const cairo::Library& cairo = cairo::library();
  const int width = static_cast<int>(wide);
  const int height = static_cast<int>(high);
  const SurfacePointer surface(cairo.image_surface_create(cairo::kFormatRgb24, width, height),
                               SurfaceDeleter{&cairo});
  const ContextPointer context = context_on(cairo, surface.get());
  CairoPainter painter(cairo, context.get(), unit, kTolerance);
  painter.paint(scene);
  cairo.surface_flush(surface.get());
  return {png_bytes(cairo.image_surface_get_data(surface.get()), width, height,
                    cairo.image_surface_get_stride(surface.get()), unit * 1000),
          painter.notes()};
}

Picture pdf(const Scene& scene) {
  check_size(scene);
  const cairo::Library& cairo = cairo::library();
  constexpr double kUnit = 72 / 25.4;
  Picture picture;
  const SurfacePointer surface(
      cairo.pdf_surface_create_for_stream(append, &picture.bytes, scene.width * kUnit,
                                          scene.height * kUnit),
      SurfaceDeleter{&cairo});
  const ContextPointer context = context_on(cairo, surface.get());
  cairo.pdf_surface_set_metadata(surface.get(), cairo::kMetadataTitle,
                                 shown_text(scene.title).c_str());
  cairo.pdf_surface_set_metadata(surface.get(), cairo::kMetadataSubject,
                                 shown_text(scene.desc).c_str());
  cairo.pdf_surface_set_metadata(surface.get(), cairo::kMetadataCreator, "Kommunevarehus");
  // The date of the writing would make two files of one input differ.
  cairo.pdf_surface_set_metadata(surface.get(), cairo::kMetadataCreateDate, "");
  CairoPainter painter(cairo, context.get(), kUnit, 0.002 * kUnit);
  painter.paint(scene);
  cairo.surface_finish(surface.get());
  cairo::check(cairo, cairo.surface_status(surface.get()));
  picture.notes = painter.notes();
  return picture;
}

}  // namespace kv::draw
