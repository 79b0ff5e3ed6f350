// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "plugins/sdk/draw/geometry.h"
#include "plugins/sdk/draw/scene.h"

namespace kv::draw {

/// A mark with a name, in a scatter plot.
struct LabelPoint {
  std::string name = {};
  Point at = {};
  double radius = 0;    ///< mm; no label is set on it
  double priority = 0;  ///< higher is placed first; equal: in the order given
};

/// An area with a name, on a map.
struct LabelArea {
  std::string name = {};
  const Rings* rings = nullptr;  ///< as drawn; must outlive the call
  double priority = 0;
};

struct PlacedLabel {
  std::size_t index = 0;  ///< of the point or area
  std::string name = {};
  Box box = {};                         ///< around it
  double turn = 0;                      ///< degrees clockwise around the middle of the box
  double size = 0;                      ///< pt
  std::vector<std::string> lines = {};  ///< usually one
  bool leader = false;                  ///< it was moved: a line from `from` to `to`
  Point from, to = {};                  ///< at the label, at the point or in the area
};

struct Placement {
  std::vector<PlacedLabel> placed = {};
  std::vector<std::string> unplaced = {};  ///< names without room, in the order given
};

struct LabelOptions {
  double size = 7;        ///< pt
  double least_size = 6;  ///< pt: tried before a label is moved out or left out
  double gap = 0.4;       ///< mm kept free around a label
  double reach = 14;      ///< mm: the longest leader
  bool leaders = true;
  double least_led = -1e300;  ///< names of less priority have no leader
  bool turned = false;        ///< a name that fits along its area only may lean
  bool bold = false;
};

/// Labels beside their points: none overlaps another, a point, an obstacle or the frame's edge.
/// Nothing random: the same input gives the same places.
Placement place_at_points(std::span<const LabelPoint> points, const Box& frame,
                          std::span<const Box> obstacles, const LabelOptions& options = {});

/// Labels inside their areas, level or else leaning; else, with leaders, outside all areas; else
/// unplaced.
Placement place_in_areas(std::span<const LabelArea> areas, const Box& frame,
                         std::span<const Box> obstacles, const LabelOptions& options = {});

/// Everything above that does not hold of the placement, as sentences. For tests.
std::vector<std::string> label_faults(const Placement& placement,
                                      std::span<const LabelPoint> points, const Box& frame,
                                      std::span<const Box> obstacles);
std::vector<std::string> label_faults(const Placement& placement, std::span<const LabelArea> areas,
                                      const Box& frame, std::span<const Box> obstacles);

/// The labels' texts and leader lines, ready for a scene.
std::vector<Node> label_nodes(const Placement& placement, const LabelOptions& options, double halo,
                              Colour ink = kInk);

/// The point of the area farthest from its edge, as far as a grid of 0.25 mm tells
/// (Garcia-Castellanos and Lombardo 2007 call it the pole of inaccessibility); of the part with the
/// most room.
std::optional<Point> pole(const Rings& rings);

}  // namespace kv::draw
