// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "plugins/sdk/draw/scene.h"

namespace kv::draw {

/// The hatched paints of a scene, each once: SVG refers to them by number.
class SvgPatterns {
 public:
  SvgPatterns(const Scene& scene, int units_per_mm);

  /// " fill=…": the colour, or the pattern in which `scale` is made up for.
  void append_fill(std::string& out, const Paint& paint, double scale) const;

  bool empty() const { return patterns_.empty(); }
  void append_definitions(std::string& out) const;

 private:
  struct Pattern {
    Paint paint;
    double scale;
  };
  void collect(const std::vector<Node>& nodes);
  void append_pattern(std::string& out, std::size_t number) const;

  std::string prefix_;
  int units_;
  std::vector<Pattern> patterns_;
};

}  // namespace kv::draw
