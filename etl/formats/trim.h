// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>

namespace kv::etl {

/// The length of the space at the start of UTF-8 `text`: space, tab, or no-break space; 0 for none.
inline std::size_t space_length(std::string_view text) {
  if (text.starts_with(' ') || text.starts_with('\t')) return 1;
  return text.starts_with("\xC2\xA0") ? 2 : 0;
}

/// `text` without the spaces, tabs and no-break spaces around it.
inline std::string_view trimmed(std::string_view text) {
  while (const std::size_t length = space_length(text)) text.remove_prefix(length);
  while (true) {
    if (text.ends_with(' ') || text.ends_with('\t')) {
      text.remove_suffix(1);
    } else if (text.ends_with("\xC2\xA0")) {
      text.remove_suffix(2);
    } else {
      return text;
    }
  }
}

}  // namespace kv::etl
