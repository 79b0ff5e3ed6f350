// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kv::etl {

/// The signs beside the cells of a cube: 8 bytes for each cell that has one.
class StatusTable {
 public:
  /// Distinct signs that are held; a file with more is no file of signs.
  static constexpr std::size_t kMaxSymbols = 1000;

  /// One sign for every cell.
  void set_all(std::string_view symbol);
  /// False when there are too many different signs. An empty one is none.
  bool set(std::uint32_t index, std::string_view symbol);
  /// To be called once, after the last set(): the index that was set twice, if there is one.
  std::optional<std::uint32_t> sort();

  /// "" where the cell has none. Fastest where indexes ascend from call to call.
  std::string_view at(std::size_t index) const;
  std::size_t size() const { return entries_.size(); }
  /// The greatest index that was set; size() must not be 0.
  std::size_t last_index() const { return entries_.back().first; }
  const std::vector<std::pair<std::uint32_t, std::uint16_t>>& entries() const { return entries_; }
  std::string_view symbol(std::uint16_t number) const { return symbols_[number]; }

 private:
  std::optional<std::uint16_t> number_of(std::string_view symbol);

  std::string all_;
  std::vector<std::string> symbols_;
  std::vector<std::pair<std::uint32_t, std::uint16_t>> entries_;
  mutable std::size_t next_ = 0;
};

}  // namespace kv::etl
