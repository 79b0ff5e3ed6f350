// SPDX-License-Identifier: MIT
#include "plugins/mapexport/map/rows.h"

#include <algorithm>
#include <functional>

#include "plugins/mapexport/kernels/geometry/wkb.h"

namespace kv::mapexport {
namespace {

std::shared_ptr<const Shape> read(std::string_view bytes, const Area& area) {
  try {
    auto shape = std::make_shared<const Shape>(read_wkb(bytes));
    if (shape->empty()) throw GeometryError("the geometry is empty");
    return shape;
  } catch (const GeometryError& error) {
    throw MapError(area.shown() + ": " + error.what());
  }
}

}  // namespace

Rows::Panel& Rows::panel(std::string_view title) {
  const auto it = std::ranges::find(panels_, title, &Panel::title);
  return it != panels_.end() ? *it : panels_.emplace_back(Panel{std::string(title), {}});
}

Area& Rows::area(const Row& row, Role role) {
  const auto [it, is_new] = areas_.try_emplace(std::string(row.region));
  Area& area = it->second;
  if (is_new) area = {std::string(row.region), std::string(row.name), role, nullptr};
  if (area.role != role)
    throw MapError(area.shown() + " is both an area of the map and land around it");
  if (!row.geometry) return area;
  const std::size_t hash = std::hash<std::string_view>{}(*row.geometry);
  if (area.shape && geometry_hash_[area.region] != hash)
    throw MapError(area.shown() + " comes with two different geometries");
  if (!area.shape) {
    area.shape = read(*row.geometry, area);
    geometry_hash_[area.region] = hash;
  }
  return area;
}

void Rows::add(const Row& row) {
  if (row.region.empty()) throw MapError("a row has no region");
  if (row.status == "context" || row.status == "land") {
    const bool land = row.status == "land";
    // A mask has codes of its own year; they are other areas than the map's.
    const std::string key = "\x7f" + std::string(row.status) + " " + std::string(row.region);
    Row copy = row;
    copy.region = key;
    Area& added = area(copy, land ? Role::kLand : Role::kContext);
    if (!added.shape) throw MapError(added.shown().substr(1) + " has no geometry");
    return;
  }
  const Area& added = area(row, Role::kShown);
  numbers_ = numbers_ || row.value.number.has_value();
  texts_ = texts_ || row.value.text.has_value();
  if (numbers_ && texts_)
    throw MapError(added.shown() +
                   (row.value.text ? " has the text '" + *row.value.text + "' where others have"
                                   : " has a number where others have texts instead of") +
                   " numbers; a map is of the one or the other");
  AreaValue value = row.value;
  value.status = row.status;
  if (!panel(row.panel).values.emplace(std::string(row.region), std::move(value)).second)
    throw MapError(added.shown() + " comes twice" +
                   (row.panel.empty() ? "" : " in the panel '" + std::string(row.panel) + "'") +
                   "; a map takes one row for each area");
}

}  // namespace kv::mapexport
