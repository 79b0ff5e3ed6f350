// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "plugins/sdk/draw/number_text.h"

namespace kv::mapexport {

/// A map that cannot be made of what was given. what() is a sentence.
class MapError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Where the polygons of an SVG are: in it; in another element of the page, to which it refers; or
/// nothing but the polygons, for the others to refer to.
enum class GeometryMode { kInline, kUse, kDefs };

/// What is said of a map beside its rows. docs/maps.md has the keys.
struct MapOptions {
  std::string title;     ///< what, where, when
  std::string subtitle;  ///< further lines
  std::string legend;    ///< heading of the legend
  std::string unit;      ///< "prosent"; "prosent" and "percent" are written after values as %
  draw::Lang lang = draw::Lang::kNb;
  std::string classes;  ///< as parse_rule() takes it
  std::string palette;
  std::optional<double> midpoint;   ///< of a diverging palette
  std::optional<int> decimals;      ///< of printed values
  double width = 160;               ///< mm, of the page
  double height = 185;              ///< mm, the most that the frame of the map may have
  std::vector<std::string> source;  ///< one line each
  std::string borders;              ///< "2013"
  std::string boundary_set;         ///< its name
  std::string licence;              ///< of the boundaries
  std::string region_label;         ///< "Regionen samlet"
  std::optional<double> region_value;
  std::optional<int> threshold;  ///< fewer than so many persons are not shown
  std::optional<double> near;    ///< a value so near a class limit is marked
  bool names = true;             ///< in the areas
  bool bare = false;             ///< without title and caption: the page around has them
  /// The category's code before the name; unless said, where greyscale does not tell the colours.
  std::optional<bool> letters;
  std::map<std::string, double> base;         ///< region -> how many its value is a share of
  double least_base = 20;                     ///< areas with a smaller base are dotted
  bool strip = true;                          ///< in the legend: how the values are spread
  std::vector<std::string> marks;             ///< said in bold: reconstructed, provisional
  std::vector<std::string> notes;             ///< under the map
  std::vector<std::string> order;             ///< of categories, in the legend
  std::map<std::string, std::string> labels;  ///< category -> what the legend calls it
  std::vector<std::string> without_area;      ///< regions that have a value and no area, by name
  std::string areas_one, areas_many;          ///< "kommune", "kommuner"; empty: the language's own
  bool schematic = false;                     ///< the areas are tiles, not borders
  bool planar = false;                        ///< the coordinates are of no system on earth
  bool degrees = false;                       ///< longitude and latitude: for GeoJSON only
  GeometryMode geometry = GeometryMode::kInline;
  std::string id = "f";  ///< begins all ids
  double dpi = 300;
  int pixels = 0;   ///< width of a PNG, instead of dpi
  int columns = 0;  ///< of panels; 0: as many as fit
};

/// JSON, one object; "" is none. Throws MapError for damaged JSON, an unknown key (with the list)
/// or a value of the wrong type or range.
MapOptions parse_options(std::string_view json);

}  // namespace kv::mapexport
