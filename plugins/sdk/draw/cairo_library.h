// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

/// cairo 1.16 or later as it is called: the library is opened when the first picture is drawn, so
/// that neither a plugin nor its host is linked to it and start-up costs nothing.
/// Opaque types and numbers are those of cairo's stable ABI (libcairo.so.2).
namespace kv::draw::cairo {

struct Surface;
struct Context;
struct FontOptions;

struct TextExtents {
  double x_bearing, y_bearing, width, height, x_advance, y_advance;
};

using WriteFunction = int (*)(void* closure, const unsigned char* data, unsigned length);

inline constexpr int kFormatRgb24 = 1;
inline constexpr int kFillRuleEvenOdd = 1;
inline constexpr int kRound = 1;    // line cap and line join
inline constexpr int kButt = 0;     // line cap; as a join: miter
inline constexpr int kOff = 1;      // hint style none, hint metrics off
inline constexpr int kBold = 1;     // font weight
inline constexpr int kGrey = 2;     // antialias
inline constexpr int kDefault = 0;  // antialias
inline constexpr int kFast = 4;     // antialias
inline constexpr int kMetadataTitle = 0;
inline constexpr int kMetadataSubject = 2;
inline constexpr int kMetadataCreator = 4;
inline constexpr int kMetadataCreateDate = 5;

struct Library {
  Surface* (*image_surface_create)(int format, int width, int height);
  unsigned char* (*image_surface_get_data)(Surface*);
  int (*image_surface_get_stride)(Surface*);
  Surface* (*pdf_surface_create_for_stream)(WriteFunction, void*, double width, double height);
  void (*pdf_surface_set_metadata)(Surface*, int key, const char* utf8);
  void (*surface_flush)(Surface*);
  void (*surface_finish)(Surface*);
  void (*surface_destroy)(Surface*);
  int (*surface_status)(Surface*);
  const char* (*status_to_string)(int);

  Context* (*create)(Surface*);
  void (*destroy)(Context*);
  int (*status)(Context*);
  void (*save)(Context*);
  void (*restore)(Context*);
  void (*push_group)(Context*);
  void (*pop_group_to_source)(Context*);
  void (*paint)(Context*);
  void (*paint_with_alpha)(Context*, double);
  void (*set_source_rgb)(Context*, double, double, double);
  void (*set_fill_rule)(Context*, int);
  void (*set_line_width)(Context*, double);
  void (*set_line_cap)(Context*, int);
  void (*set_line_join)(Context*, int);
  void (*set_antialias)(Context*, int);
  void (*set_dash)(Context*, const double*, int, double);
  void (*new_path)(Context*);
  void (*move_to)(Context*, double, double);
  void (*line_to)(Context*, double, double);
  void (*close_path)(Context*);
  void (*arc)(Context*, double, double, double, double, double);
  void (*rectangle)(Context*, double, double, double, double);
  void (*fill)(Context*);
  void (*fill_preserve)(Context*);
  void (*stroke)(Context*);
  void (*clip)(Context*);
  void (*path_extents)(Context*, double*, double*, double*, double*);
  void (*translate)(Context*, double, double);
  void (*rotate)(Context*, double);
  void (*scale)(Context*, double, double);
  void (*select_font_face)(Context*, const char* family, int slant, int weight);
  void (*set_font_size)(Context*, double);
  void (*set_font_options)(Context*, const FontOptions*);
  void (*text_extents)(Context*, const char*, TextExtents*);
  void (*show_text)(Context*, const char*);
  void (*text_path)(Context*, const char*);
  FontOptions* (*font_options_create)();
  void (*font_options_destroy)(FontOptions*);
  void (*font_options_set_hint_style)(FontOptions*, int);
  void (*font_options_set_hint_metrics)(FontOptions*, int);
  void (*font_options_set_antialias)(FontOptions*, int);
};

/// Opened once. Throws std::runtime_error that says what is missing and what to install.
const Library& library();

/// Throws std::runtime_error with cairo's own words when `status` is an error.
void check(const Library& cairo, int status);

}  // namespace kv::draw::cairo
