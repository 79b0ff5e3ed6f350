// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>

namespace kv::etl {

/// Checks the header at `at` and the trailer of a .zsav's compressed data: every block lies within
/// the file, follows the one before, and is inflated to no more than it says. Returns an upper
/// bound of the elements in the data. Throws SavFault, also when more than `most` bytes would come
/// out.
std::size_t check_sav_blocks(std::string_view bytes, std::size_t at, bool swap, std::size_t most);

}  // namespace kv::etl
