// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "queryctl/clocks/border_state.h"
#include "queryctl/clocks/cell_reader.h"

namespace kv::queryctl {

/// The status of what the borders leave undetermined; a row of status_borders.sql.
inline constexpr std::int64_t kNotDetermined = 1000;

/// A cell on the border day's municipalities.
struct BorderCell {
  std::int64_t region = 0;
  std::int64_t breakdown = 0;
  std::variant<std::monostate, std::int64_t, double> value;
  std::int64_t status = 0;
  std::int64_t vintage = 0;
  std::optional<double> lower;
  std::optional<double> upper;
  double estimated = 0;
  unsigned reasons = 0;
};

/// Turns the cells of one indicator and period into those of other borders. A cell that one
/// municipality simply hands on keeps its value or symbol; what is added up or recomputed without
/// being determined is NULL with kNotDetermined. Regions that are no municipalities pass unchanged.
class BorderCells {
 public:
  BorderCells(sqlite3* db, BorderState& state, std::optional<std::int64_t> as_of)
      : state_(state), reader_(db, as_of) {}

  /// By region and breakdown. An empty region or breakdown asks for all.
  std::vector<BorderCell> read(std::int64_t indicator, std::int64_t period,
                               std::optional<std::int64_t> region,
                               std::optional<std::int64_t> breakdown);

 private:
  struct Cell {
    std::int64_t region = 0;
    std::variant<std::monostate, std::int64_t, double> value;
    std::int64_t status = 0;
    std::int64_t vintage = 0;
  };
  /// What of one period may go into one target and breakdown.
  struct Bucket {
    std::vector<Cell> valid;
    std::vector<Cell> strays;
  };
  struct Question {
    std::int64_t indicator;
    std::int64_t period;
    const IndicatorFacts& facts;
    BorderMap& map;
  };
  using Buckets = std::map<std::pair<std::int64_t, std::int64_t>, Bucket>;

  void collect(const Question& question, std::optional<std::int64_t> target,
               std::optional<std::int64_t> breakdown, Buckets& buckets,
               std::vector<BorderCell>& passed);
  void sort_in(BorderMap& map, std::optional<std::int64_t> target, std::int64_t breakdown,
               const Cell& cell, Buckets& buckets, std::vector<BorderCell>& passed) const;
  BorderCell make(const Question& question, std::int64_t target, std::int64_t breakdown,
                  const Bucket& bucket);
  std::vector<Piece> pieces(BorderMap& map, std::int64_t target, const Bucket& bucket) const;
  Regrouped recomputed(const Question& question, std::int64_t target, std::int64_t breakdown);
  Regrouped summed(std::int64_t indicator, std::int64_t period, std::int64_t target,
                   std::int64_t breakdown);
  BorderCell handed_on(const Question& question, const Cell& cell) const;
  Piece::State state_of(const Cell& cell) const;

  BorderState& state_;
  CellReader reader_;
};

}  // namespace kv::queryctl
