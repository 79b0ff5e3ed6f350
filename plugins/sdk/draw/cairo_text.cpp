// SPDX-License-Identifier: MIT
#include <cmath>
#include <numbers>
#include <stdexcept>

#include "plugins/sdk/draw/cairo_painter.h"
#include "plugins/sdk/draw/metrics.h"
#include "plugins/sdk/draw/utf8.h"

namespace kv::draw {

namespace {

constexpr const char* kFace = "Liberation Sans";
constexpr const char* kSample = "Bosettingsindeks 2010–2013 æøåÆØÅ";

/// Spaces that the face has no character for are skipped over by their width.
bool is_gap(char32_t c) {
  return is_space(c) && c != ' ' && c != 0xA0;
}

}  // namespace

/// By how much the face at hand must be squeezed to have the widths that the layout was made with:
/// 1 when it is the right one.
double CairoPainter::squeeze(bool bold) {
  double& known = squeeze_[bold ? 1 : 0];
  if (known > 0) return known;
  constexpr double kSize = 100;
  cairo_.set_font_size(context_, kSize);
  cairo::TextExtents extents{};
  cairo_.text_extents(context_, kSample, &extents);
  const double wanted = text_width(kSample, kSize, bold) / kMmPerPoint;
  known = extents.x_advance > 0 ? wanted / extents.x_advance : 1;
  if (std::fabs(known - 1) < 0.005) known = 1;
  if (known != 1 && notes_.empty())
    notes_.push_back(
        "The face Liberation Sans is not installed: the text is set in another one, squeezed to "
        "the "
        "same widths. Install the package fonts-liberation.");
  return known;
}

/// The text from the current origin, without and with an outline, gap by gap.
void CairoPainter::runs(const Text& text, double size, bool outline) {
  const std::string shown = shown_text(text.text);
  const double pt_to_device = size / text.size / kMmPerPoint;
  const double wide = squeeze(text.bold);
  cairo_.set_font_size(context_, size);
  double x = text.anchor == Anchor::kStart ? 0 : -text_width(shown, text.size, text.bold);
  if (text.anchor == Anchor::kMiddle) x /= 2;
  x *= pt_to_device;
  std::string run;
  const auto end_run = [&] {
    if (run.empty()) return;
    cairo_.save(context_);
    cairo_.translate(context_, x, 0);
    if (wide != 1) cairo_.scale(context_, wide, 1);
    cairo_.move_to(context_, 0, 0);
    if (outline)
      cairo_.text_path(context_, run.c_str());
    else
      cairo_.show_text(context_, run.c_str());
    cairo_.restore(context_);
    x += text_width(run, text.size, text.bold) * pt_to_device;
    run.clear();
  };
  for (std::size_t at = 0; at < shown.size();) {
    const std::size_t from = at;
    const char32_t c = next_character(shown, at);
    const std::string_view character = std::string_view(shown).substr(from, at - from);
    if (is_gap(c)) {
      end_run();
      x += text_width(character, text.size, text.bold) * pt_to_device;
    } else {
      run += character;
    }
  }
  end_run();
}

void CairoPainter::text(const Text& text, const State& state) {
  if (text.text.empty() || !(text.size > 0)) return;
  const Point at = device(text.at, state);
  const double size = text.size * kMmPerPoint * unit_ * state.scale;
  cairo_.save(context_);
  cairo_.select_font_face(context_, kFace, 0, text.bold ? cairo::kBold : 0);
  cairo_.translate(context_, at.x, at.y);
  if (text.turn != 0) cairo_.rotate(context_, text.turn * std::numbers::pi / 180);
  if (text.halo > 0) {
    cairo_.new_path(context_);
    runs(text, size, true);
    source(text.halo_colour);
    cairo_.set_line_width(context_, 2 * text.halo * unit_ * state.scale);
    cairo_.set_line_join(context_, cairo::kRound);
    cairo_.set_line_cap(context_, cairo::kRound);
    cairo_.set_dash(context_, nullptr, 0, 0);
    cairo_.stroke(context_);
  }
  source(text.colour);
  runs(text, size, false);
  cairo_.new_path(context_);
  cairo_.restore(context_);
}

}  // namespace kv::draw
