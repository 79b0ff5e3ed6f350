// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace kv::etl::xlsx {

/// Takes footnote marks off a label; false, and `out` untouched, when it has none.
///
///   superscript digits (¹ ² … , also "¹)" and "¹,²") behind a letter or a bracket, at the end of
///   any word: "Kommune¹. Antall²"
///   at the end of the text: asterisks, and one or two digits with a closing bracket that nothing
///   opened: "Antall*", "Kommune 1)", "Kommune1) 2)"
/// Kept: the powers of units (m², km³), of numbers (10³), and everything in a text without a
/// letter: "12*" is a figure that somebody has to explain.
bool strip_notes(std::string_view text, std::string& out);

}  // namespace kv::etl::xlsx
