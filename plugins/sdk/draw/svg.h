// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "plugins/sdk/draw/scene.h"

namespace kv::draw {

struct SvgOptions {
  /// Coordinates are whole numbers of this many to the millimetre. Points that fall together are
  /// one.
  int units_per_mm = 50;
  /// false: the symbols are elsewhere in the page, written by svg_symbols() with the same
  /// units_per_mm.
  bool symbols = true;
  bool xml_declaration = true;  ///< for a file of its own; false within HTML
};

/// The same scene gives the same bytes. Throws std::invalid_argument, which names the node, for a
/// coordinate that is not finite or beyond 20 m, and for a bad id or attribute name.
std::string svg(const Scene& scene, const SvgOptions& options = {});

/// `<svg …><defs>` with the symbols of a page, drawn nowhere; ids are not prefixed.
std::string svg_symbols(const std::vector<Symbol>& symbols, const SvgOptions& options = {});

/// For element content and attribute values of XML and HTML. What neither may hold (control
/// characters, bytes that are not UTF-8) becomes U+FFFD.
std::string escaped(std::string_view text);

}  // namespace kv::draw
