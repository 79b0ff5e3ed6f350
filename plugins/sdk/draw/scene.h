// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "plugins/sdk/draw/geometry.h"
#include "plugins/sdk/draw/style.h"

namespace kv::draw {

/// What a reader who does not see the figure, or who points at a part of it, is told. All optional.
struct Marks {
  std::string id = {};     ///< letters, digits, '-' and '_'; the scene's id_prefix is put before it
  std::string css = {};    ///< class names
  std::string role = {};   ///< ARIA
  std::string title = {};  ///< one line, shown on hover: "Arendal: 56,5 prosent"
  std::string desc = {};
  /// Further attributes ("data-code", "tabindex"); names of letters and '-', values any text.
  std::vector<std::pair<std::string, std::string>> attributes = {};
};

struct Path {
  Rings rings = {};
};

/// An open line.
struct Polyline {
  std::vector<Point> points = {};
};

struct Circle {
  Point centre = {};
  double radius = 0;
};

struct Rect {
  Box box = {};
};

enum class Anchor { kStart, kMiddle, kEnd };

struct Text {
  Point at = {};  ///< on the baseline
  std::string text = {};
  double size = 8;  ///< pt
  Anchor anchor = Anchor::kStart;
  bool bold = false;
  Colour colour = kInk;
  double halo = 0;  ///< mm on each side of the strokes, in `halo_colour`
  Colour halo_colour = kWhite;
  double turn = 0;  ///< degrees clockwise around `at`
};

/// The symbol of that id, drawn with this node's style.
struct Use {
  std::string symbol = {};
  Point at = {};     ///< where the symbol's origin goes
  double scale = 1;  ///< lines keep their width
};

struct Node;

struct Group {
  std::vector<Node> nodes = {};
  Point at = {};     ///< moved by this
  double scale = 1;  ///< then scaled; lines and text with it
  /// The id of a symbol: only what lies inside it, in the group's own millimetres, is drawn.
  std::string clip = {};
};

struct Node {
  std::variant<Group, Path, Polyline, Circle, Rect, Text, Use> what = {};
  Style style = {};
  Marks marks = {};
};

/// A shape that several uses draw: its geometry is in a document once.
struct Symbol {
  std::string id = {};
  Rings rings = {};
};

/// Width of the text on a sheet of A4, mm: the width of every figure of a note.
inline constexpr double kFigureWidth = 160;

struct Scene {
  double width = kFigureWidth;  ///< mm
  double height = 100;
  std::string title = {};  ///< what it is, in one line
  std::string desc = {};   ///< what it shows, for one who does not see it
  std::string lang = "nb";
  std::string role = "img";
  std::string id_prefix = "f";  ///< keeps ids apart when several figures are in one page
  bool white = true;            ///< a white sheet behind it
  std::vector<Symbol> symbols = {};
  std::vector<Node> nodes = {};
};

}  // namespace kv::draw
