// SPDX-License-Identifier: MIT
#include "plugins/survey/table_state.h"

#include <cmath>

namespace kv::survey {
namespace {

constexpr std::size_t kMostCells = 1'000'000;
constexpr std::int64_t kMostCount = std::int64_t{1} << 52;

}  // namespace

void TableState::add(const sdk::Arguments& arguments, std::int64_t sign) {
  const auto number = arguments.number(2);
  if (arguments.is_null(0) || arguments.is_null(1) || !number) return;
  const double real = number->real();
  if (real < 0 || real != std::trunc(real) || real > static_cast<double>(kMostCount))
    throw arguments.wrong(2, "a whole number from 0 (how many cases; weights are no cases)");
  std::int64_t& cell = cells_[{arguments.key(0), arguments.key(1)}];
  cell += sign * static_cast<std::int64_t>(real);
  if (cell > kMostCount) throw sdk::ArgumentError("a cell has more than 2^52 cases");
}

Contingency TableState::table() const {
  std::map<std::string, std::size_t> rows;
  std::map<std::string, std::size_t> columns;
  for (const auto& [key, count] : cells_) {
    if (count == 0) continue;
    rows.emplace(key.first, rows.size());
    columns.emplace(key.second, columns.size());
  }
  if (!rows.empty() && columns.size() > kMostCells / rows.size())
    throw sdk::ArgumentError("the table has more than a million cells");
  std::vector<std::int64_t> counts(rows.size() * columns.size(), 0);
  for (const auto& [key, count] : cells_)
    if (count != 0) counts[rows.at(key.first) * columns.size() + columns.at(key.second)] += count;
  return {counts, columns.size()};
}

}  // namespace kv::survey
