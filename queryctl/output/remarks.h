// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kv::queryctl {

/// "1 cell was" or "3 cells were": the number and the wording for it.
std::string counted(std::size_t count, std::string_view one, std::string_view many);

/// Bytes as SQLite's hex() writes them.
std::string hex(std::string_view bytes);

/// What was not shown as it is stored; each kind that occurred becomes a sentence.
struct Remarks {
  std::size_t blobs = 0;     ///< written as hexadecimal digits
  std::size_t invalid = 0;   ///< text that is no UTF-8, repaired with U+FFFD
  std::size_t kept = 0;      ///< text that is no UTF-8, bytes written as they are
  std::size_t controls = 0;  ///< text with control characters, shown as pictures

  void tell(std::vector<std::string>& notices) const;
};

}  // namespace kv::queryctl
