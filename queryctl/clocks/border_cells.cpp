// SPDX-License-Identifier: MIT
#include "queryctl/clocks/border_cells.h"

#include <algorithm>
#include <cmath>
#include <sqlite3.h>

namespace kv::queryctl {
namespace {

using Number = std::variant<std::monostate, std::int64_t, double>;

constexpr double kExactInteger = 9007199254740992.0;  // 2^53

double as_double(const Number& number) {
  if (const auto* integer = std::get_if<std::int64_t>(&number))
    return static_cast<double>(*integer);
  const auto* real = std::get_if<double>(&number);
  return real ? *real : 0;
}

Number number_in(sqlite3_stmt* row, int column) {
  switch (sqlite3_column_type(row, column)) {
    case SQLITE_INTEGER:
      return sqlite3_column_int64(row, column);
    case SQLITE_FLOAT:
      return sqlite3_column_double(row, column);
    default:
      return {};
  }
}

/// Whole numbers add up to a whole number; beyond 2^53 the sum says that it is rounded.
Number written(double value, bool integers) {
  if (integers && std::abs(value) < kExactInteger) return std::llround(value);
  return value;
}

bool has_figure(const Piece& piece) {
  return piece.state == Piece::State::kSuppressed ||
         (piece.state == Piece::State::kNumber && piece.number != 0);
}

}  // namespace

std::vector<BorderCell> BorderCells::read(std::int64_t indicator, std::int64_t period,
                                          std::optional<std::int64_t> region,
                                          std::optional<std::int64_t> breakdown) {
  const auto facts = state_.indicators().find(indicator);
  const auto starts = state_.periods().find(period);
  if (facts == state_.indicators().end() || starts == state_.periods().end()) return {};
  const Question question = {indicator, period, facts->second, state_.map_from(starts->second)};
  Buckets buckets;
  std::vector<BorderCell> cells;
  collect(question, region, breakdown, buckets, cells);
  for (const auto& [place, bucket] : buckets)
    cells.push_back(make(question, place.first, place.second, bucket));
  std::ranges::sort(cells, {},
                    [](const BorderCell& c) { return std::pair(c.region, c.breakdown); });
  return cells;
}

void BorderCells::collect(const Question& question, std::optional<std::int64_t> target,
                          std::optional<std::int64_t> breakdown, Buckets& buckets,
                          std::vector<BorderCell>& passed) {
  std::vector<std::optional<std::int64_t>> sources = {target};
  if (target && question.map.knows(*target)) {
    sources.clear();
    for (const Link& link : question.map.into(*target))
      sources.emplace_back(question.map.region_of(link.from));
    for (const std::int64_t stray : question.map.strays_into(*target)) sources.emplace_back(stray);
  }
  for (const auto& source : sources) {
    reader_.start({question.indicator, question.period, source, breakdown});
    while (reader_.step()) {
      sqlite3_stmt* const row = reader_.row();
      const Cell cell = {sqlite3_column_int64(row, 2), number_in(row, 4),
                         sqlite3_column_int64(row, 5), sqlite3_column_int64(row, 6)};
      sort_in(question.map, target, sqlite3_column_int64(row, 3), cell, buckets, passed);
    }
  }
  reader_.stop();
}

void BorderCells::sort_in(BorderMap& map, std::optional<std::int64_t> target,
                          std::int64_t breakdown, const Cell& cell, Buckets& buckets,
                          std::vector<BorderCell>& passed) const {
  const auto wanted = [&](std::int64_t region) { return !target || region == *target; };
  if (!map.knows(cell.region)) {
    passed.push_back({cell.region, breakdown, cell.value, cell.status, cell.vintage, std::nullopt,
                      std::nullopt, 0, 0});
    if (cell.status == 0) passed.back().lower = passed.back().upper = as_double(cell.value);
  } else if (map.valid(cell.region)) {
    for (const Link& link : map.from(cell.region))
      if (wanted(map.region_of(link.to)))
        buckets[{map.region_of(link.to), breakdown}].valid.push_back(cell);
  } else if (cell.status == state_.suppressed_status() || as_double(cell.value) != 0) {
    // An empty row or a 0 for a code that did not exist then is a filler of the file.
    for (const std::int64_t region : map.stray(cell.region).targets)
      if (wanted(region)) buckets[{region, breakdown}].strays.push_back(cell);
  }
}

BorderCell BorderCells::make(const Question& question, std::int64_t target, std::int64_t breakdown,
                             const Bucket& bucket) {
  const std::vector<Link>& links = question.map.into(target);
  const bool alone = links.size() == 1 && links.front().one_to_one() && bucket.strays.empty();
  BorderCell out;
  if (alone) {
    out = handed_on(question, bucket.valid.front());
  } else {
    const Regrouped result = question.facts.sums ? sum_pieces(pieces(question.map, target, bucket),
                                                              state_.rules(question.facts))
                                                 : recomputed(question, target, breakdown);
    bool integers = question.facts.sums && result.estimated == 0;
    for (const std::vector<Cell>* cells : {&bucket.valid, &bucket.strays})
      for (const Cell& cell : *cells) {
        integers = integers && !std::holds_alternative<double>(cell.value);
        out.vintage = std::max(out.vintage, cell.vintage);
      }
    if (result.value) out.value = written(*result.value, integers);
    out.status = result.value ? 0 : kNotDetermined;
    out.lower = result.lower;
    out.upper = result.upper;
    out.estimated = result.estimated;
    out.reasons = result.reasons;
  }
  out.region = target;
  out.breakdown = breakdown;
  return out;
}

std::vector<Piece> BorderCells::pieces(BorderMap& map, std::int64_t target,
                                       const Bucket& bucket) const {
  std::map<std::int64_t, Piece> valid;  // by region
  for (const Link& link : map.into(target)) {
    Piece& piece = valid[map.region_of(link.from)];
    piece.whole = link.whole();
    piece.weight = link.weight;
  }
  const auto fill = [&](Piece& piece, const Cell& cell) {
    piece.state = state_of(cell);
    piece.number = as_double(cell.value);
  };
  for (const Cell& cell : bucket.valid) fill(valid.at(cell.region), cell);
  std::vector<Piece> all;
  for (const Cell& cell : bucket.strays) {
    const BorderMap::Stray& stray = map.stray(cell.region);
    Piece piece;
    fill(piece, cell);
    piece.whole = stray.targets.size() == 1;
    piece.code = Piece::Code::kStray;
    for (const std::int64_t region : stray.beside) {
      const auto place = valid.find(region);
      if (place == valid.end()) continue;
      if (has_figure(place->second))
        piece.code = Piece::Code::kDoubtful;
      else if (place->second.state == Piece::State::kMissing)
        place->second.code = Piece::Code::kCovered;
    }
    all.push_back(piece);
  }
  for (const auto& [region, piece] : valid) all.push_back(piece);
  return all;
}

BorderCell BorderCells::handed_on(const Question& question, const Cell& cell) const {
  BorderCell out;
  out.value = cell.value;
  out.status = cell.status;
  out.vintage = cell.vintage;
  switch (state_of(cell)) {
    case Piece::State::kNumber:
      out.lower = out.upper = as_double(cell.value);
      break;
    case Piece::State::kMissing:
      out.reasons = kPartMissing;
      break;
    case Piece::State::kSuppressed: {
      Piece piece;
      piece.state = Piece::State::kSuppressed;
      const Regrouped bounds = sum_pieces({&piece, 1}, state_.rules(question.facts));
      out.lower = bounds.lower;
      out.upper = bounds.upper;
      out.reasons = bounds.reasons;
      break;
    }
  }
  return out;
}

Regrouped BorderCells::recomputed(const Question& question, std::int64_t target,
                                  std::int64_t breakdown) {
  const IndicatorFacts& facts = question.facts;
  Regrouped none;
  none.reasons = kNotSummable;
  if (!facts.part || !facts.whole) return none;
  for (const std::int64_t indicator : {*facts.part, *facts.whole})
    if (!state_.indicators().at(indicator).sums) return none;
  if (facts.factor == 0) {
    none.reasons = kNotAPercentage;
    return none;
  }
  return divide(summed(*facts.part, question.period, target, breakdown),
                summed(*facts.whole, question.period, target, breakdown), facts.factor);
}

Regrouped BorderCells::summed(std::int64_t indicator, std::int64_t period, std::int64_t target,
                              std::int64_t breakdown) {
  Regrouped out;
  out.reasons = kPartMissing;
  for (const BorderCell& cell : read(indicator, period, target, breakdown)) {
    if (!std::holds_alternative<std::monostate>(cell.value)) out.value = as_double(cell.value);
    out.lower = cell.lower;
    out.upper = cell.upper;
    out.estimated = cell.estimated;
    out.reasons = cell.reasons;
  }
  return out;
}

Piece::State BorderCells::state_of(const Cell& cell) const {
  if (cell.status == 0) return Piece::State::kNumber;
  return cell.status == state_.suppressed_status() ? Piece::State::kSuppressed
                                                   : Piece::State::kMissing;
}

}  // namespace kv::queryctl
