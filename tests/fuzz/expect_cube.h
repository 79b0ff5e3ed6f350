// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <optional>
#include <vector>

#include "etl/formats/cube/cube.h"
#include "tests/fuzz/expect.h"

namespace kv {

/// Holds a reader to what cube.h promises of every file, however damaged.
class ExpectCube : public etl::CubeHandler {
 public:
  bool metadata(const etl::CubeMetadata& metadata) override {
    expect(!size_, "metadata comes once");
    size_ = etl::cube_size(metadata.dimensions);
    expect(size_ && *size_ > 0, "a cube that is described has cells, and not too many");
    for (const etl::CubeDimension& dimension : metadata.dimensions)
      expect(!dimension.code.empty(), "a dimension has a code");
    if (*size_ > kTooMany) return false;
    seen_.assign(*size_, false);
    return true;
  }

  void cell(const etl::CubeCell& cell) override {
    expect(size_ && cell.index < *size_, "an index is within the cube");
    expect(!seen_[cell.index], "no index comes twice");
    seen_[cell.index] = true;
    ++cells_;
    if (!cell.has_number) return;
    expect(cell.number.kind == etl::CellKind::kNumber, "a number is a number");
    expect(std::isfinite(cell.number.real), "a number is finite");
  }

  std::size_t size() const { return size_.value_or(0); }
  std::size_t cells() const { return cells_; }

 private:
  static constexpr std::size_t kTooMany = 1'000'000;
  std::optional<std::size_t> size_;
  std::vector<bool> seen_;
  std::size_t cells_ = 0;
};

}  // namespace kv
