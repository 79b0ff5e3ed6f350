// SPDX-License-Identifier: MIT
#include "plugins/mapexport/layout/geometry.h"

#include <algorithm>
#include <cmath>

#include "plugins/mapexport/kernels/geometry/lines.h"
#include "plugins/mapexport/kernels/geometry/simplify.h"
#include "plugins/mapexport/layout/area_raster.h"
#include "plugins/mapexport/layout/side_guess.h"

namespace kv::mapexport {
namespace {

constexpr double kWidestGap = 1'300;  // metres
constexpr double kGap = 0.25;         // mm: what files of land leave open between neighbours

draw::Point on_page(Cell c) {
  return {static_cast<double>(c.x) / kUnitsPerMm, static_cast<double>(c.y) / kUnitsPerMm};
}

void append(draw::Rings& out, const GridArea& area) {
  for (std::size_t r = 0; r < area.rings(); ++r) {
    for (const Cell c : area.ring(r)) out.points.push_back(on_page(c));
    out.close();
  }
}

std::vector<std::vector<draw::Point>> on_page(const std::vector<std::vector<Cell>>& lines) {
  std::vector<std::vector<draw::Point>> out;
  for (const auto& line : lines) {
    auto& points = out.emplace_back();
    for (const Cell c : line) points.push_back(on_page(c));
  }
  return out;
}

/// FNV-1a over what is drawn (Fowler, Noll and Vo 1991).
class Hash {
 public:
  void add(const draw::Rings& rings) {
    for (const draw::Point& p : rings.points) {
      add(std::lround(p.x * kUnitsPerMm));
      add(std::lround(p.y * kUnitsPerMm));
    }
    for (const std::size_t end : rings.ends) add(static_cast<long>(end));
  }
  void add(long value) {
    for (int i = 0; i < 4; ++i) {
      hash_ =
          (hash_ ^ (static_cast<std::uint64_t>(value) >> 8U * static_cast<unsigned>(i) & 0xFFU)) *
          1099511628211U;
    }
  }
  std::string text() const {
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string out;
    for (int i = 0; i < 10; ++i) out += kDigits[hash_ >> 4U * static_cast<unsigned>(i) & 0xFU];
    return out;
  }

 private:
  std::uint64_t hash_ = 14695981039346656037U;
};

class Maker {
 public:
  Maker(const Model& model, const GeometryRequest& request) : model_(model), request_(request) {}

  MapGeometry make() {
    scale(shown_extent());
    if (has_land()) scale(shown_on_land());
    std::vector<GridArea> cells;
    std::vector<std::size_t> from;
    for (std::size_t i = 0; i < model_.areas.size(); ++i) {
      const Area& area = model_.areas[i];
      if (!area.shape || area.role == Role::kLand) continue;
      const bool context = area.role == Role::kContext;
      if (context && !area.shape->extent().overlaps(frame_)) continue;
      cells.push_back(
          on_grid(context ? clipped(*area.shape, frame_) : *area.shape, out_.grid, kLeastUnits));
      from.push_back(i);
      if (!context) out_.parts_left_out += cells.back().too_small;
    }
    Topology topology = topology_of(cells);
    simplify(topology, {0.004, request_.most_vertices});
    out_.areas.resize(model_.areas.size());
    for (std::size_t k = 0; k < from.size(); ++k) {
      const bool context = model_.areas[from[k]].role == Role::kContext;
      append(context ? out_.context : out_.areas[from[k]], rings_of(topology, k));
    }
    land();
    lines(topology, from);
    Hash hash;
    for (const draw::Rings& rings : out_.areas) hash.add(rings);
    hash.add(out_.context);
    hash.add(out_.land);
    out_.hash = hash.text();
    return std::move(out_);
  }

 private:
  Extent shown_extent() const {
    Extent shown;
    for (const Area& area : model_.areas) {
      if (!area.shape) continue;
      if (area.role == Role::kShown) shown.add(area.shape->extent());
    }
    if (shown.empty()) throw MapError("no area has a geometry, so there is no map to draw");
    return shown;
  }

  bool has_land() const {
    return std::ranges::any_of(model_.areas,
                               [](const Area& area) { return area.role == Role::kLand; });
  }

  /// The box of what is shown and on land, to half a millimetre, at the scale there is.
  Extent shown_on_land() {
    AreaRaster raster(out_.width, out_.height, 2);
    for (const Area& area : model_.areas) {
      if (!area.shape || area.role != Role::kShown) continue;
      draw::Rings rings;
      append(rings, on_grid(*area.shape, out_.grid, kLeastUnits));
      raster.fill(rings, 0);
    }
    land();
    raster.keep(out_.land);
    out_.land = {};
    const draw::Box box = raster.covered();
    if (box.x1 < box.x0) throw MapError("no area that is shown lies on the land of the mask");
    const double mm = out_.grid.metres_per_mm();
    return {out_.grid.left + box.x0 * mm, out_.grid.top - box.y1 * mm, out_.grid.left + box.x1 * mm,
            out_.grid.top - box.y0 * mm};
  }

  void scale(const Extent& shown) {
    out_.middle_x = (shown.x0 + shown.x1) / 2;
    out_.middle_y = (shown.y0 + shown.y1) / 2;
    const double margin = request_.margin * request_.width;
    const double room_x = request_.width - 2 * margin;
    const double room_y = request_.most_height - 2 * margin - request_.below;
    const double least = 1e-9 * std::max(std::abs(shown.x1), std::abs(shown.y1)) + 1e-12;
    const double metres_per_mm = std::max({shown.width() / room_x, shown.height() / room_y, least});
    out_.width = request_.width;
    out_.height = std::min(request_.most_height,
                           std::ceil(shown.height() / metres_per_mm + 2 * margin + request_.below));
    out_.grid.metres_per_unit = metres_per_mm / kUnitsPerMm;
    const double free_y = out_.height - request_.below - shown.height() / metres_per_mm;
    out_.grid.left = out_.middle_x - request_.width / 2 * metres_per_mm;
    out_.grid.top = shown.y1 + free_y / 2 * metres_per_mm;
    frame_ = {out_.grid.left, out_.grid.top - out_.height * metres_per_mm,
              out_.grid.left + out_.width * metres_per_mm, out_.grid.top};
  }

  bool shown(std::int32_t k, const std::vector<std::size_t>& from) const {
    return k >= 0 && model_.areas[from[static_cast<std::size_t>(k)]].role == Role::kShown;
  }
  /// The first two digits of a municipality's code are its county's.
  std::string_view county(std::int32_t k, const std::vector<std::size_t>& from) const {
    const std::string& code = model_.areas[from[static_cast<std::size_t>(k)]].region;
    return code.size() == 4 ? std::string_view(code).substr(0, 2) : std::string_view();
  }

  void lines(const Topology& topology, const std::vector<std::size_t>& from) {
    AreaRaster raster(out_.width, out_.height, 4);
    for (std::size_t k = 0; k < from.size(); ++k) {
      draw::Rings rings;
      append(rings, rings_of(topology, k));
      raster.fill(rings, static_cast<std::int32_t>(k));
    }
    // Farther on the ground it is a fjord, not a gap that simplifying has left.
    const double reach = std::min(1.1, kWidestGap / out_.grid.metres_per_mm());
    if (shares_few_lines(topology, raster, reach))
      lines_of(with_guessed_sides(topology, raster, reach), from);
    else
      lines_of(topology, from);
    if (out_.land.size() == 0) return;
    raster.keep(out_.land);
    out_.on_land.resize(model_.areas.size());
    for (std::size_t k = 0; k < from.size(); ++k)
      if (model_.areas[from[k]].role == Role::kShown)
        out_.on_land[from[k]] = raster.outline(static_cast<std::int32_t>(k));
  }

  void lines_of(const Topology& topology, const std::vector<std::size_t>& from) {
    out_.counties = on_page(lines_between(topology, [&](std::int32_t a, std::int32_t b) {
      return shown(a, from) && shown(b, from) && county(a, from) != county(b, from);
    }));
    out_.outline = on_page(lines_between(topology, [&](std::int32_t a, std::int32_t b) {
      return shown(a, from) != shown(b, from);
    }));
  }

  void land() {
    std::vector<GridArea> cells;
    for (const Area& area : model_.areas)
      if (area.role == Role::kLand && area.shape->extent().overlaps(frame_))
        cells.push_back(on_grid(clipped(*area.shape, frame_), out_.grid, kLeastUnits));
    Topology topology = topology_of(cells);
    simplify(topology, {0.004, request_.most_vertices / 2});
    append(out_.land, dissolved(topology, kGap * kUnitsPerMm));
  }

  const Model& model_;
  GeometryRequest request_;
  Extent frame_;
  MapGeometry out_;
};

}  // namespace

MapGeometry geometry_of(const Model& model, const GeometryRequest& request) {
  return Maker(model, request).make();
}

}  // namespace kv::mapexport
