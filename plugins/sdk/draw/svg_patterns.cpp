// SPDX-License-Identifier: MIT
#include "plugins/sdk/draw/svg_patterns.h"

#include <algorithm>
#include <numbers>

#include "plugins/sdk/draw/hatch.h"
#include "plugins/sdk/draw/svg_path.h"

namespace kv::draw {

SvgPatterns::SvgPatterns(const Scene& scene, int units_per_mm)
    : prefix_(scene.id_prefix), units_(units_per_mm) {
  collect(scene.nodes);
}

void SvgPatterns::collect(const std::vector<Node>& nodes) {
  for (const Node& node : nodes) {
    const auto* use = std::get_if<Use>(&node.what);
    const double scale = use != nullptr ? use->scale : 1;
    if (node.style.fill && node.style.fill->hatch != Hatch::kNone &&
        std::ranges::none_of(patterns_, [&](const Pattern& p) {
          return p.paint == *node.style.fill && p.scale == scale;
        }))
      patterns_.push_back({*node.style.fill, scale});
    if (const auto* group = std::get_if<Group>(&node.what)) collect(group->nodes);
  }
}

void SvgPatterns::append_fill(std::string& out, const Paint& paint, double scale) const {
  out += " fill=\"";
  const auto found = std::ranges::find_if(
      patterns_, [&](const Pattern& p) { return p.paint == paint && p.scale == scale; });
  if (found == patterns_.end()) {
    out += hex(paint.colour);
  } else {
    out += "url(#" + prefix_ + "-hatch";
    append_integer(out, found - patterns_.begin());
    out += ')';
  }
  out += '"';
}

void SvgPatterns::append_pattern(std::string& out, std::size_t number) const {
  const Paint& paint = patterns_[number].paint;
  const double unit = units_ / patterns_[number].scale;
  const auto decimal = [&](double mm) { append_decimal(out, mm * unit, 1); };
  const HatchLines lines = lines_of(paint.hatch);
  const bool dots = paint.hatch == Hatch::kDots;
  // The tile of crossed lines and of dots is turned by 45 degrees as a whole.
  const double turn = dots || lines.count == 2 ? 45 : lines.angles[0];

  out += "<pattern id=\"" + prefix_ + "-hatch";
  append_integer(out, static_cast<std::int64_t>(number));
  out += "\" patternUnits=\"userSpaceOnUse\" width=\"";
  decimal(paint.spacing);
  out += "\" height=\"";
  decimal(paint.spacing);
  if (turn != 0) {
    out += "\" patternTransform=\"rotate(";
    append_decimal(out, turn, 0);
    out += ')';
  }
  out += "\"><path d=\"M0 0h";
  decimal(paint.spacing);
  out += 'v';
  decimal(paint.spacing);
  out += "H0z\" fill=\"" + hex(paint.colour) + "\"/>";
  if (dots) {
    out += "<circle cx=\"";
    decimal(paint.spacing / 2);
    out += "\" cy=\"";
    decimal(paint.spacing / 2);
    out += "\" r=\"";
    decimal(dot_radius(paint));
    out += "\" fill=\"" + hex(paint.line) + "\"/></pattern>";
    return;
  }
  // In the middle of the tile: a line on its edge would be cut in half.
  out += "<path d=\"M0 ";
  decimal(paint.spacing / 2);
  out += 'h';
  decimal(paint.spacing);
  if (lines.count == 2) {
    out += 'M';
    decimal(paint.spacing / 2);
    out += " 0v";
    decimal(paint.spacing);
  }
  out += "\" stroke=\"" + hex(paint.line) + "\" stroke-width=\"";
  decimal(paint.width);
  out += "\"/></pattern>";
}

void SvgPatterns::append_definitions(std::string& out) const {
  for (std::size_t i = 0; i < patterns_.size(); ++i) append_pattern(out, i);
}

}  // namespace kv::draw
