// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plugins/mapexport/kernels/geometry/shape.h"
#include "plugins/mapexport/map/options.h"

namespace kv::mapexport {

enum class Role {
  kShown,
  kContext,  ///< land around what is shown: neutral, without a name, in no count
  kLand      ///< cut by its outline: areas that run out to sea
};

/// What a row says of one area in one panel.
struct AreaValue {
  std::optional<double> number;
  std::optional<std::string> text;  ///< a category
  std::string status;
};

struct Area {
  std::string region;
  std::string name;
  Role role = Role::kShown;
  std::shared_ptr<const Shape> shape;  ///< null: it has none

  /// "0901 Risør"
  std::string shown() const { return name.empty() ? region : region + " " + name; }
};

/// The rows of a map, from any order: areas by their code, panels as first met.
class Rows {
 public:
  struct Row {
    std::string_view panel, region, name, status;
    AreaValue value;  ///< its status is not read
    std::optional<std::string_view> geometry;
  };

  /// Throws MapError, naming the area, for a region that comes twice in a panel, a geometry that is
  /// damaged, empty or another than before, a mixture of numbers and texts. The status 'context'
  /// makes an area land around, 'land' a mask.
  void add(const Row& row);

  struct Panel {
    std::string title;
    std::map<std::string, AreaValue, std::less<>> values;  ///< by region
  };
  const std::vector<Panel>& panels() const { return panels_; }
  /// In the order of their codes.
  const std::map<std::string, Area, std::less<>>& areas() const { return areas_; }
  bool categories() const { return texts_; }
  bool empty() const { return areas_.empty(); }

 private:
  Panel& panel(std::string_view title);
  Area& area(const Row& row, Role role);

  std::vector<Panel> panels_;
  std::map<std::string, Area, std::less<>> areas_;
  std::map<std::string, std::size_t, std::less<>> geometry_hash_;
  bool numbers_ = false;
  bool texts_ = false;
};

}  // namespace kv::mapexport
