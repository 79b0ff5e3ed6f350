// SPDX-License-Identifier: MIT
#include "plugins/indices/kernels/rank.h"

#include <stdexcept>

namespace kv::indices {
namespace {

[[noreturn]] void refuse_order() {
  throw std::invalid_argument(
      "the rows do not come in the order of the ranks. Write OVER (ORDER BY value) for 'asc' and "
      "OVER (ORDER BY value DESC) for 'desc', with the ranked value alone in ORDER BY and no "
      "frame");
}

}  // namespace

void Ranker::open_group(std::optional<Number> value) {
  if (!value) {
    if (missing_seen_) refuse_order();
    missing_seen_ = true;
    return;
  }
  if (last_) {
    const int step = Number::compare(*value, *last_);
    if (direction_ == Direction::kAscending ? step <= 0 : step >= 0) refuse_order();
  }
  before_ += in_group_;
  in_group_ = 0;
  ++groups_;
  last_ = value;
}

void Ranker::add(std::optional<Number> value) {
  if (!open_) {
    open_group(value);
    group_ = value;
    open_ = true;
  } else if (value != group_) {
    refuse_order();
  }
  if (value) ++in_group_;
}

std::optional<double> Ranker::rank() {
  if (!open_) {
    throw std::invalid_argument(
        "a row was left out by FILTER. Leave rows out with WHERE, or give NULL as their value");
  }
  open_ = false;
  ranked_any_ = true;
  if (!group_) return std::nullopt;
  const auto before = static_cast<double>(before_);
  const auto equal = static_cast<double>(in_group_);
  switch (ties_) {
    case Ties::kMin:
      return before + 1;
    case Ties::kMax:
      return before + equal;
    case Ties::kAverage:
      return before + (equal + 1) / 2;
    case Ties::kDense:
      return static_cast<double>(groups_);
  }
  return std::nullopt;
}

}  // namespace kv::indices
