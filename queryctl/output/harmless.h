// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "queryctl/output/writer.h"

namespace kv::queryctl {

/// `text` that may be written to a terminal: valid UTF-8 in which only newlines and tabs move the
/// cursor. An escape sequence in a table's name or in a value must not reach it.
std::string harmless(std::string_view text);

/// The same for a message, whose lines may repeat a text of any length: of a long one the
/// beginning, and how much more there is.
std::string harmless_message(std::string_view text);

/// Writes to `inner`, texts and names made harmless, and says how many it changed.
std::unique_ptr<ResultWriter> make_harmless(std::unique_ptr<ResultWriter> inner);

}  // namespace kv::queryctl
