// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kv::etl {

/// Where a byte stands, counted from 1. `column` is 0 when the separator is not known.
struct Place {
  std::size_t row = 0;
  std::size_t column = 0;
};

/// The places of `offsets` (ascending) in delimited text, by the same rules as CsvReader. Works on
/// any encoding that keeps ASCII as it is. separator 0: any of ; , and tab may start a quoted
/// field.
std::vector<Place> locate(std::string_view text, std::span<const std::size_t> offsets,
                          char separator);

/// What stands around `offset`, for a message: up to 16 bytes to either side within the line, as
/// valid UTF-8. Bytes that are not UTF-8 are shown as latin-1, control characters as \xNN.
std::string excerpt(std::string_view text, std::size_t offset);

/// "0xC3 0x83": bytes as a person types them into an editor's search.
std::string hex_bytes(std::string_view bytes);

/// `text` as valid UTF-8 without control characters (see excerpt), at most `max_bytes` of it; what
/// is cut is marked with "…".
std::string shown(std::string_view text, std::size_t max_bytes = 40);

/// The text between two quotes.
std::string in_quotes(std::string_view text);

}  // namespace kv::etl
