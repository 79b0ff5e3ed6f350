// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace kv::etl {

/// `text` in UTF-8. `charset` is a name that iconv knows; where it knows none, or the text does not
/// fit it, bytes beyond ASCII become U+FFFD. For names and labels only, never for answers.
std::string to_utf8(std::string_view text, const std::string& charset);

}  // namespace kv::etl
