// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "plugins/sdk/draw/labels.h"

namespace kv::draw {

/// The sheet on which labels look for room: what is taken, and by whom.
class LabelSpace {
 public:
  LabelSpace(const Box& frame, std::span<const Box> obstacles, std::span<const LabelPoint> points,
             double gap);

  /// Whether the label, and its leader if it has one, would touch nothing that is there.
  bool fits(const PlacedLabel& label) const;
  /// As fits(), but for labels: the index in labels() of the only label in the way, or SIZE_MAX
  /// when there is none or it is not enough to move one.
  std::size_t only_blocker(const PlacedLabel& label) const;

  void add(const PlacedLabel& label) { labels_.push_back(label); }
  void replace(std::size_t at, const PlacedLabel& label) { labels_[at] = label; }
  void clear() { labels_.clear(); }
  void remove_last() { labels_.pop_back(); }
  const std::vector<PlacedLabel>& labels() const { return labels_; }

 private:
  /// Whether `holds` is true of a point that could reach into the box.
  template <class Holds>
  bool any_near(const Box& box, Holds holds) const;
  bool free_of_marks(const PlacedLabel& label) const;
  bool clash(const PlacedLabel& a, const PlacedLabel& b) const;

  Box frame_;
  std::vector<Box> obstacles_;
  std::vector<LabelPoint> points_;
  double gap_;
  double largest_ = 0;                           ///< radius
  std::size_t columns_ = 1, rows_ = 1;           ///< of the cells that the frame is parted into
  std::vector<std::vector<std::size_t>> cells_;  ///< the points in each
  std::vector<PlacedLabel> labels_;
};

/// Whether a circle reaches into the box.
bool touches(Point centre, double radius, const Box& box);

/// The name as a label of that size, in as many lines as are given, not yet placed.
PlacedLabel sized_label(std::size_t index, std::vector<std::string> lines, double size, bool bold);
/// Moved so that its box begins at x, y.
void move_to(PlacedLabel& label, double x, double y);
/// Its box moved so that its middle is there.
void centre_on(PlacedLabel& label, Point middle);

}  // namespace kv::draw
