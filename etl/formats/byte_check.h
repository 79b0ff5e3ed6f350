// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>

#include "etl/formats/problem.h"

namespace kv::etl {

// What decode() reports of bytes that are not UTF-8 throughout. Each adds every place to
// `problems`.

/// undefined-byte: bytes that cp1252 does not define.
void report_undefined(std::string_view bytes, ProblemList& problems);

/// other-encoding: see foreign_letter.
void report_foreign(std::string_view bytes, ProblemList& problems);

/// mixed-encoding: the letters in UTF-8 or the other bytes, whichever are fewer; each message names
/// the first row of both. After a UTF-8 mark it is the other bytes that are wrong.
void report_mixed(std::string_view bytes, bool had_bom, ProblemList& problems);

/// cut-letter, at offset `cut`.
void report_cut_letter(std::string_view bytes, std::size_t cut, ProblemList& problems);

}  // namespace kv::etl
