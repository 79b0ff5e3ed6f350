// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "plugins/mapexport/kernels/classes/classing.h"
#include "plugins/mapexport/map/rows.h"
#include "plugins/mapexport/map/texts.h"
#include "plugins/sdk/draw/style.h"

namespace kv::mapexport {

/// A line of the legend: a class, a category or a reason for having no value.
struct LegendEntry {
  std::string text;
  draw::Paint paint;
  std::size_t count = 0;  ///< areas, over all panels
  bool absence = false;
  std::string code;  ///< of a category
};

/// An area in one panel.
struct Shown {
  std::size_t area = 0;   ///< in Model::areas
  std::size_t entry = 0;  ///< in Model::legend
  AreaValue value;
  std::string text;  ///< the value as people read it, or why there is none
  bool near_limit = false;
  bool estimated = false;
  std::optional<double> base;  ///< how many the value is a share of
  bool thin = false;           ///< these are fewer than MapOptions::least_base
};

struct Panel {
  std::string title;
  std::vector<Shown> shown;  ///< in the order of the areas; those without a geometry as well
  std::size_t with_value = 0;
};

/// A map before it has a size: what every output is made from.
struct Model {
  MapOptions options;
  Texts texts;
  std::vector<Area> areas;  ///< by code; land around and masks last
  std::vector<Panel> panels;
  std::vector<LegendEntry> legend;
  std::string heading;               ///< of the legend, with unit and what is counted
  std::optional<Classes> classes;    ///< of numbers
  int decimals = 0;                  ///< of printed values
  bool letters = false;              ///< the category's code stands before the name
  std::vector<std::string> remarks;  ///< what the maker of the map should know
  std::string description;           ///< what the map shows, for one who does not see it
  std::vector<std::string> caption;  ///< sources, rule, base: one line each
};

/// "Region Sør samlet: 70,2 %"; empty without a region's value. One that is no whole number has a
/// decimal where the areas' values have none: a mean of whole numbers.
std::string region_text(const Model& model);

/// Throws MapError or ClassError; the area is named, also where its coordinates are of another
/// system.
Model make_model(const Rows& rows, MapOptions options);

}  // namespace kv::mapexport
