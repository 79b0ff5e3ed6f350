// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "plugins/protect/kernels/table.h"

namespace kv::protect {

/// What can be inferred of a suppressed count. No upper: there is no limit.
struct Range {
  std::int64_t lower = 0;
  std::optional<std::int64_t> upper;

  bool as_wide_as(std::int64_t width) const { return !upper || *upper - lower >= width; }
};

/// Someone who knows every published count, every sum, and that counts are whole numbers from 0.
/// The ranges are those of all tables that agree with what is published: linear programming, and
/// branch and bound where a vertex is not whole (Fischetti & Salazar 2001; Willenborg & de Waal
/// 2001, chapter 4).
class Attacker {
 public:
  /// suppressed: one flag per cell. The table must be consistent and outlive the attacker.
  Attacker(const Table& table, const std::vector<bool>& suppressed);
  ~Attacker();
  Attacker(Attacker&&) noexcept;

  /// Of a suppressed cell; of a published one, its count twice. Should the search for whole numbers
  /// end at its limit, the range is what was found by then: not wider than the true one.
  Range range(std::size_t cell) const;

  /// The cells of which at least one more must be suppressed before the range of `cell` can be
  /// `width` wide: where the range is too narrow, the dual solution shows it, and goes on showing
  /// it until one of these is suppressed. Empty when the range is wide enough, and when nothing
  /// helps.
  std::vector<std::size_t> helpers(std::size_t cell, std::int64_t width) const;

 private:
  struct Problem;
  std::unique_ptr<Problem> problem_;
};

}  // namespace kv::protect
