// SPDX-License-Identifier: MIT
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace kv::queryctl::report {

/// An SVG as a part of a page: without XML declaration, document type and comments, its ids and the
/// references to them beginning with `prefix`. References to ids that it does not have are left as
/// they are: symbols that several figures share. Throws Error for what a figure in a page must not
/// hold (scripts, event handlers, foreign content, addresses that are loaded) and for what is no
/// SVG.
std::string figure_in_page(std::string_view svg, std::string_view prefix);

/// The SVG with each text that has a halo (paint-order) as two: WeasyPrint knows no order of fill
/// and stroke, and would paint the halo over the letters.
std::string without_paint_order(std::string_view svg);

/// The ids that `svg` has, and those of others that it refers to.
struct FigureIds {
  std::set<std::string, std::less<>> own, other;
};
FigureIds ids_of(std::string_view svg);

}  // namespace kv::queryctl::report
