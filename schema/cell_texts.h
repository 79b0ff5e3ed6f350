// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "schema/compress.h"

namespace kv {

/// A cell whose text is not the plain text of its value: "-" for 0, "1 234", "12.50".
struct CellText {
  std::int64_t row = 0;
  std::int64_t column = 0;
  std::string text;
};

/// Packs such cells of one file into the data of table load_text (migration 2): at most kCells of
/// them, in the order in which they are read.
class TextPacker {
 public:
  static constexpr std::size_t kCells = std::size_t{1} << 15U;

  void add(std::int64_t row, std::int64_t column, std::string_view text);
  std::size_t count() const { return count_; }
  /// True when the texts together have grown so long that it is time to pack.
  bool full() const { return count_ == kCells || dictionary_.size() > (std::size_t{1} << 20U); }
  std::int64_t first_row() const { return first_row_; }
  std::int64_t last_row() const { return last_row_; }
  /// Valid until the next call; the packer begins anew.
  std::string_view pack();

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  std::string rows_;
  std::string columns_;
  std::string texts_;
  std::string dictionary_;
  std::unordered_map<std::string, std::uint64_t, Hash, std::equal_to<>> numbers_;
  std::int64_t first_row_ = 0;
  std::int64_t last_row_ = 0;
  std::int64_t row_ = 0;
  std::int64_t column_ = 0;
  std::size_t count_ = 0;
  std::string buffer_;
  Compressor compressor_;
};

/// Throws Error when `data` is damaged.
std::vector<CellText> unpack_texts(std::string_view data);

/// The plain text of a number: its shortest digits that round-trip, a point, no exponent.
std::string plain_number(double value);

}  // namespace kv
