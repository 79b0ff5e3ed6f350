// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "plugins/protect/kernels/attacker.h"
#include "plugins/protect/kernels/table.h"

namespace kv::protect {

struct Rule {
  std::int64_t threshold = 0;  ///< counts below it, other than 0, are not published
  std::int64_t width = 1;      ///< what an attacker must be left in doubt about, in persons
  bool hide_zero = false;      ///< 0 is a small count too
  bool zero_may_help = false;  ///< a cell with 0 may be suppressed to protect another
};

enum class Cell : unsigned char { kPublished, kPrimary, kSecondary };

struct Suppression {
  std::vector<Cell> cells;
  std::vector<Range> ranges;  ///< what an attacker can infer, by cell
  bool proven = true;         ///< no smaller set of secondary cells protects the table
};

/// Suppresses the small counts, and as many more as it takes: for each small count the range that
/// an attacker can infer is at least rule.width wide. The secondary cells are the fewest; of these
/// sets one with the smallest sum of counts; of several always the same.
///
/// Method: cell suppression by delayed constraints (Fischetti & Salazar 2001): a cheapest set that
/// meets the conditions known so far, an attack on it, and a new condition for each cell that
/// falls. Where that search reaches its limit (a fixed number of steps), a set that protects and of
/// which no cell can be spared is given, and `proven` is false.
///
/// Throws std::invalid_argument for an inconsistent table, and when cells cannot be protected
/// because every cell that would help is always published: the cell is named.
Suppression suppress(const Table& table, const Rule& rule);

/// The ranges that an attacker can infer where only the small counts are suppressed.
std::vector<Range> attack_on_small_counts(const Table& table, const Rule& rule);

}  // namespace kv::protect
