// SPDX-License-Identifier: MIT
#include "etl/formats/xlsx/text_arena.h"

#include <cstring>

namespace kv::etl::xlsx {

std::string_view TextArena::keep(std::string_view text) {
  if (text.empty()) return {};
  size_ += text.size();
  char* out = nullptr;
  if (text.size() > kBlock / 4) {
    out = large_.emplace_back(std::make_unique_for_overwrite<char[]>(text.size())).get();
  } else {
    if (text.size() > kBlock - at_) {
      if (used_blocks_ == blocks_.size())
        blocks_.push_back(std::make_unique_for_overwrite<char[]>(kBlock));
      ++used_blocks_;
      at_ = 0;
    }
    out = blocks_[used_blocks_ - 1].get() + at_;
    at_ += text.size();
  }
  std::memcpy(out, text.data(), text.size());
  return {out, text.size()};
}

void TextArena::clear() {
  large_.clear();
  used_blocks_ = 0;
  at_ = kBlock;
  size_ = 0;
}

}  // namespace kv::etl::xlsx
