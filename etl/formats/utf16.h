// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "etl/formats/problem.h"

namespace kv::etl {

/// UTF-16 without its byte order mark, to UTF-8. On an unpaired surrogate or half a letter at the
/// end it adds a problem "bad-utf-16" and returns the text before that place.
std::string utf16_to_utf8(std::string_view bytes, bool little_endian, ProblemList& problems);

}  // namespace kv::etl
