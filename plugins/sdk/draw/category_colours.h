// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "plugins/sdk/draw/style.h"

namespace kv::draw {

/// The same category has the same colour in a whole report, whichever categories a figure has. What
/// the note's figures share is known by name (answers, parties, quadrants; any case and language);
/// other names get the next free colour of `others` in the order in which they are first asked for,
/// so make one registry per report and declare() its categories in a fixed order.
class CategoryColours {
 public:
  /// `others`: "" is the product's own list of muted colours; or a qualitative palette's name.
  explicit CategoryColours(std::string_view others = {});

  /// Gives each the colour that it will keep.
  void declare(const std::vector<std::string>& categories);

  /// A paint: when the colours are used up they come again with a hatch, never the same twice.
  Paint paint(std::string_view category);

 private:
  std::vector<Colour> free_;
  std::size_t next_ = 0;
  std::map<std::string, Paint, std::less<>> given_;
};

}  // namespace kv::draw
