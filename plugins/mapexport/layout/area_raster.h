// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "plugins/sdk/draw/geometry.h"

namespace kv::mapexport {

/// Which area covers each cell of a frame: for questions that need no exact answer, as where areas
/// whose files do not share a line touch, or what is left of an area at sea.
class AreaRaster {
 public:
  static constexpr std::int32_t kNone = -1;

  /// mm, and cells to the millimetre.
  AreaRaster(double width, double height, double cells_per_mm);

  /// The cells whose middle lies inside, by the even-odd rule, belong to `id` from now on.
  void fill(const draw::Rings& rings, std::int32_t id);
  /// The cells whose middle does not lie inside belong to none.
  void keep(const draw::Rings& rings);

  /// kNone outside of the frame.
  std::int32_t at(draw::Point p) const;
  /// Around all cells that belong to some area; x1 < x0 where none does.
  draw::Box covered() const;
  /// The outline of an area's cells.
  draw::Rings outline(std::int32_t id) const;

 private:
  template <class Visit>
  void spans(const draw::Rings& rings, Visit&& visit) const;
  std::size_t index(int x, int y) const {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(columns_) +
           static_cast<std::size_t>(x);
  }
  bool is(int x, int y, std::int32_t id) const {
    return x >= 0 && y >= 0 && x < columns_ && y < rows_ && cells_[index(x, y)] == id;
  }

  double scale_;
  int columns_, rows_;
  std::vector<std::int32_t> cells_;
};

}  // namespace kv::mapexport
