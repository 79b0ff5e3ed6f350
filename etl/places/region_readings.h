// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "schema/cell_places.h"

namespace kv::etl {

struct Batch;

/// How the files write the code of each region they were read as: 901 for 0901, or a later code
/// that was traced back. Grows with regions and periods, not with cells.
class RegionReadings {
 public:
  /// `ref`, an index into the batch's regions, of a file was read as `region` in a period.
  void add(int file, std::int64_t period, int region, std::uint32_t ref);

  /// The code as `file` has it, for a region and a period by their ids in the warehouse. nullopt:
  /// as the warehouse. Where a file has it in two ways that cannot be told apart, both.
  std::optional<CodeText> find(const Batch& batch, int file, std::int64_t period, int region,
                               const std::string& code) const;

 private:
  struct Key {
    int file = 0;
    std::int64_t period = 0;
    int region = 0;
    bool operator==(const Key&) const = default;
  };
  struct Hash {
    std::size_t operator()(const Key& key) const;
  };
  std::unordered_map<Key, std::vector<std::uint32_t>, Hash> refs_;
};

}  // namespace kv::etl
