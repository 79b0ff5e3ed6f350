// SPDX-License-Identifier: MIT
#include "plugins/sdk/draw/cairo_library.h"

#include <dlfcn.h>
#include <stdexcept>
#include <string>

namespace kv::draw::cairo {

namespace {

std::string loader_words() {
  const char* words = dlerror();
  return words == nullptr ? "it is not there" : words;
}

template <class F>
void find(void* handle, const char* name, F*& out) {
  out = reinterpret_cast<F*>(dlsym(handle, name));
  if (out == nullptr)
    throw std::runtime_error(
        "this libcairo.so.2 has no " + std::string(name) +
        "; PNG and PDF need cairo 1.16 or later (package libcairo2). SVG works "
        "without it");
}

Library open() {
  // Never closed: it keeps fonts and threads of its own until the process ends.
  void* handle = dlopen("libcairo.so.2", RTLD_NOW | RTLD_LOCAL);
  if (handle == nullptr)
    throw std::runtime_error("PNG and PDF are drawn with cairo, which cannot be loaded (" +
                             loader_words() + "). Install the package libcairo2, or ask for SVG");
  Library c{};
  find(handle, "cairo_image_surface_create", c.image_surface_create);
  find(handle, "cairo_image_surface_get_data", c.image_surface_get_data);
  find(handle, "cairo_image_surface_get_stride", c.image_surface_get_stride);
  find(handle, "cairo_pdf_surface_create_for_stream", c.pdf_surface_create_for_stream);
  find(handle, "cairo_pdf_surface_set_metadata", c.pdf_surface_set_metadata);
  find(handle, "cairo_surface_flush", c.surface_flush);
  find(handle, "cairo_surface_finish", c.surface_finish);
  find(handle, "cairo_surface_destroy", c.surface_destroy);
  find(handle, "cairo_surface_status", c.surface_status);
  find(handle, "cairo_status_to_string", c.status_to_string);
  find(handle, "cairo_create", c.create);
  find(handle, "cairo_destroy", c.destroy);
  find(handle, "cairo_status", c.status);
  find(handle, "cairo_save", c.save);
  find(handle, "cairo_restore", c.restore);
  find(handle, "cairo_push_group", c.push_group);
  find(handle, "cairo_pop_group_to_source", c.pop_group_to_source);
  find(handle, "cairo_paint", c.paint);
  find(handle, "cairo_paint_with_alpha", c.paint_with_alpha);
  find(handle, "cairo_set_source_rgb", c.set_source_rgb);
  find(handle, "cairo_set_fill_rule", c.set_fill_rule);
  find(handle, "cairo_set_line_width", c.set_line_width);
  find(handle, "cairo_set_line_cap", c.set_line_cap);
  find(handle, "cairo_set_line_join", c.set_line_join);
  find(handle, "cairo_set_antialias", c.set_antialias);
  find(handle, "cairo_set_dash", c.set_dash);
  find(handle, "cairo_new_path", c.new_path);
  find(handle, "cairo_move_to", c.move_to);
  find(handle, "cairo_line_to", c.line_to);
  find(handle, "cairo_close_path", c.close_path);
  find(handle, "cairo_arc", c.arc);
  find(handle, "cairo_rectangle", c.rectangle);
  find(handle, "cairo_fill", c.fill);
  find(handle, "cairo_fill_preserve", c.fill_preserve);
  find(handle, "cairo_stroke", c.stroke);
  find(handle, "cairo_clip", c.clip);
  find(handle, "cairo_path_extents", c.path_extents);
  find(handle, "cairo_translate", c.translate);
  find(handle, "cairo_rotate", c.rotate);
  find(handle, "cairo_scale", c.scale);
  find(handle, "cairo_select_font_face", c.select_font_face);
  find(handle, "cairo_set_font_size", c.set_font_size);
  find(handle, "cairo_set_font_options", c.set_font_options);
  find(handle, "cairo_text_extents", c.text_extents);
  find(handle, "cairo_show_text", c.show_text);
  find(handle, "cairo_text_path", c.text_path);
  find(handle, "cairo_font_options_create", c.font_options_create);
  find(handle, "cairo_font_options_destroy", c.font_options_destroy);
  find(handle, "cairo_font_options_set_hint_style", c.font_options_set_hint_style);
  find(handle, "cairo_font_options_set_hint_metrics", c.font_options_set_hint_metrics);
  find(handle, "cairo_font_options_set_antialias", c.font_options_set_antialias);
  return c;
}

}  // namespace

const Library& library() {
  static const Library opened = open();
  return opened;
}

void check(const Library& cairo, int status) {
  if (status != 0)
    throw std::runtime_error("cairo could not draw the picture: " +
                             std::string(cairo.status_to_string(status)));
}

}  // namespace kv::draw::cairo
