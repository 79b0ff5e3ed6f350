// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace kv::etl::xlsx {

/// Texts that live until clear(), which keeps the memory for the next ones.
class TextArena {
 public:
  /// The copy; adding more does not move it.
  std::string_view keep(std::string_view text);
  void clear();
  std::size_t size() const { return size_; }

 private:
  static constexpr std::size_t kBlock = std::size_t{64} << 10;

  std::vector<std::unique_ptr<char[]>> blocks_;  // of kBlock bytes each
  std::vector<std::unique_ptr<char[]>> large_;   // one text each
  std::size_t used_blocks_ = 0;
  std::size_t at_ = kBlock;  // in the last block used
  std::size_t size_ = 0;
};

}  // namespace kv::etl::xlsx
