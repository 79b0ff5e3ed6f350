// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace kv::etl::xlsx {

/// Appends a text as a person sees it: `_x000D_` and its like (ISO 29500-1, 22.9.2.19, ST_Xstring)
/// become the letter they stand for. Left as written: what would become NUL, another control
/// character than tab, CR and LF, or half a letter (a lone surrogate).
void append_unescaped(std::string& out, std::string_view text);

/// Digits become superscript digits, as where a label's footnote number is formatted so.
void append_superscript(std::string& out, std::string_view text);

}  // namespace kv::etl::xlsx
