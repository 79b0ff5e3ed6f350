// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>

#include "etl/formats/problem.h"

namespace kv::etl {

struct ByteKinds {
  bool non_ascii = false;
  bool control = false;  ///< a byte below 0x20 other than tab, CR and LF, or 0x7F
};

/// One pass at memory speed.
ByteKinds byte_kinds(std::string_view bytes);

/// How often U+FFFD, the sign of a lost letter, stands in the text.
std::size_t count_lost_letters(std::string_view text);

/// Looks at each letter of UTF-8 text for what decode() reports under nul-byte, control-character,
/// lost-letters, mark-inside and double-encoding, and adds it to `problems` in the order of the
/// text. Bytes that are not UTF-8 are passed over.
void check_text(std::string_view text, ProblemList& problems);

}  // namespace kv::etl
