// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace kv {

/// Text for man(7): backslashes, hyphens and what would be a request at the start of a line are
/// written so that they are shown as they stand.
std::string roff_text(std::string_view text);
/// A request's argument, in quotes.
std::string roff_argument(std::string_view text);
/// Lines shown as they stand, in a fixed-width face, indented.
std::string roff_verbatim(std::string_view text);
/// Paragraphs of the text, separated in it by empty lines; lines that start with a blank stay
/// lines.
std::string roff_paragraphs(std::string_view text);

/// A page without paragraph requests where a section has just begun.
std::string roff_tidied(const std::string& page);

}  // namespace kv
