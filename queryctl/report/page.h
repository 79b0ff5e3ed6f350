// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kv::queryctl::report {

/// A line of the table of contents. `title` is HTML.
struct ContentsLine {
  int level = 1;
  std::string number, title, id;
};

/// The parts of a page, all HTML but for `title`.
struct Page {
  std::string lang;       ///< of the engine's own words: nb, nn or en
  std::string body_lang;  ///< that the text is written in
  std::string title;
  std::vector<ContentsLine> contents;
  std::string shared;  ///< SVG that draws nothing: what figures of the body use
  std::string body;
  std::string colophon;
};

/// One self-contained HTML file: no script, no font, no address that is loaded.
std::string page_of(const Page& page);

}  // namespace kv::queryctl::report
