// SPDX-License-Identifier: MIT
#include "plugins/protect/kernels/attacker.h"

#include <cmath>

#include "plugins/protect/kernels/simplex.h"

namespace kv::protect {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);
constexpr int kMostBranches = 400;

/// A bound that a branch puts on a column: x >= value, or x <= value.
struct Bound {
  std::size_t column = 0;
  bool at_least = false;
  double value = 0;
};

std::size_t fractional(const std::vector<double>& x) {
  for (std::size_t i = 0; i < x.size(); ++i)
    if (std::abs(x[i] - std::round(x[i])) > 1e-5) return i;
  return kNone;
}

}  // namespace

struct Attacker::Problem {
  const Table& table;
  std::vector<std::size_t> cells;    // suppressed cells, by column
  std::vector<std::size_t> columns;  // by cell; kNone for published ones
  std::vector<std::size_t> sums;     // of which a cell is suppressed, by row
  std::vector<std::vector<double>> rows;
  std::vector<double> known;  // right-hand sides
  mutable std::optional<Simplex> relaxed;

  Problem(const Table& from, const std::vector<bool>& suppressed)
      : table(from), columns(from.size(), kNone) {
    for (std::size_t i = 0; i < table.size(); ++i)
      if (suppressed[i]) {
        columns[i] = cells.size();
        cells.push_back(i);
      }
    for (std::size_t s = 0; s < table.sums.size(); ++s) add_row(s);
    relaxed.emplace(rows, known, cells.size());
  }

  // parent - children = 0, with the published ones on the right.
  void add_row(std::size_t s) {
    const Sum& sum = table.sums[s];
    std::vector<double> row(cells.size(), 0.0);
    double right = 0;
    bool touched = false;
    const auto take = [&](std::size_t cell, double sign) {
      if (columns[cell] == kNone) {
        right -= sign * static_cast<double>(table.counts[cell]);
      } else {
        row[columns[cell]] += sign;
        touched = true;
      }
    };
    take(sum.parent, 1.0);
    for (const std::size_t child : sum.children) take(child, -1.0);
    if (!touched) return;
    sums.push_back(s);
    rows.push_back(std::move(row));
    known.push_back(right);
  }

  // The best whole value of sign * x[column] below `bounds`; never below `best`.
  void branch(std::size_t column, bool most, std::vector<Bound>& bounds, int& left,
              double& best) const {
    if (--left < 0) return;
    const std::size_t extra = bounds.size();
    auto wider = rows;
    auto right = known;
    for (auto& row : wider) row.resize(cells.size() + extra, 0.0);
    for (std::size_t k = 0; k < extra; ++k) {
      std::vector<double> row(cells.size() + extra, 0.0);
      row[bounds[k].column] = 1.0;
      row[cells.size() + k] = bounds[k].at_least ? -1.0 : 1.0;
      wider.push_back(std::move(row));
      right.push_back(bounds[k].value);
    }
    Simplex simplex(wider, std::move(right), cells.size() + extra);
    if (!simplex.feasible()) return;
    const Simplex::Optimum found = most ? simplex.largest(column) : simplex.least(column);
    if (!found.bounded) return;
    if (found.value < best + 1 - 1e-5) return;
    split(found, column, most, bounds, left, best);
  }

  void split(const Simplex::Optimum& found, std::size_t column, bool most,
             std::vector<Bound>& bounds, int& left, double& best) const {
    const std::size_t at = fractional(found.x);
    if (at == kNone) {
      best = std::max(best, std::round(found.value));
      return;
    }
    for (const bool up : {true, false}) {
      // A slack column that is not whole belongs to a bound on a whole column.
      const std::size_t real = at < cells.size() ? at : bounds[at - cells.size()].column;
      const double value = found.x[real];
      bounds.push_back({real, up, up ? std::ceil(value - 1e-9) : std::floor(value + 1e-9)});
      branch(column, most, bounds, left, best);
      bounds.pop_back();
    }
  }

  // The largest, or minus the smallest, whole x[column]; nullopt when there is no limit.
  std::optional<double> extreme(std::size_t column, bool most, bool whole) const {
    const Simplex::Optimum found = most ? relaxed->largest(column) : relaxed->least(column);
    if (!found.bounded) return std::nullopt;
    if (fractional(found.x) == kNone || !whole)
      return whole ? std::round(found.value) : found.value;
    // The true table is one of the tables that agree with what is published.
    const auto truth = static_cast<double>(table.counts[cells[column]]);
    double best = most ? truth : -truth;
    std::vector<Bound> bounds;
    int left = kMostBranches;
    split(found, column, most, bounds, left, best);
    return best;
  }

  // Adds the cells that loosen the proof that x[column] is at most (at least) what it is.
  void add_helpers(const Simplex::Optimum& found, std::vector<bool>& helps) const {
    std::vector<double> reach(table.size(), 0.0);  // of each cell: -(multipliers . its column)
    for (std::size_t r = 0; r < sums.size(); ++r) {
      const Sum& sum = table.sums[sums[r]];
      reach[sum.parent] -= found.multipliers[r];
      for (const std::size_t child : sum.children) reach[child] += found.multipliers[r];
    }
    for (std::size_t i = 0; i < table.size(); ++i) {
      if (columns[i] != kNone || table.always_published[i]) continue;
      if (reach[i] > Simplex::kTiny || (reach[i] < -Simplex::kTiny && table.counts[i] > 0))
        helps[i] = true;
    }
  }
};

Attacker::Attacker(const Table& table, const std::vector<bool>& suppressed)
    : problem_(std::make_unique<Problem>(table, suppressed)) {}
Attacker::~Attacker() = default;
Attacker::Attacker(Attacker&&) noexcept = default;

Range Attacker::range(std::size_t cell) const {
  const std::int64_t count = problem_->table.counts[cell];
  const std::size_t column = problem_->columns[cell];
  if (column == kNone) return {count, count};
  Range range;
  range.lower = static_cast<std::int64_t>(-problem_->extreme(column, false, true).value_or(0.0));
  if (const auto most = problem_->extreme(column, true, true))
    range.upper = static_cast<std::int64_t>(*most);
  return range;
}

std::vector<std::size_t> Attacker::helpers(std::size_t cell, std::int64_t width) const {
  if (range(cell).as_wide_as(width)) return {};
  const std::size_t column = problem_->columns[cell];
  std::vector<bool> helps(problem_->table.size(), false);
  const Simplex::Optimum most = problem_->relaxed->largest(column);
  const Simplex::Optimum least = problem_->relaxed->least(column);
  const bool proved =
      most.bounded && most.value + least.value < static_cast<double>(width) - Simplex::kTiny;
  if (proved) {
    problem_->add_helpers(most, helps);
    problem_->add_helpers(least, helps);
  } else {
    // Only whole numbers make the range narrow: any further cell may help.
    for (std::size_t i = 0; i < helps.size(); ++i)
      helps[i] = problem_->columns[i] == kNone && !problem_->table.always_published[i];
  }
  std::vector<std::size_t> list;
  for (std::size_t i = 0; i < helps.size(); ++i)
    if (helps[i]) list.push_back(i);
  return list;
}

}  // namespace kv::protect
