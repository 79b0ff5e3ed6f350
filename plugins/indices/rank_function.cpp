// SPDX-License-Identifier: MIT
#include <kommunevarehus/sdk/callbacks.h>
#include <optional>

#include "plugins/indices/functions.h"
#include "plugins/indices/kernels/rank.h"

namespace kv::indices {
namespace {

using sdk::ArgumentError;
using sdk::Arguments;
using sdk::Result;

constexpr std::pair<std::string_view, Direction> kDirections[] = {{"asc", Direction::kAscending},
                                                                  {"desc", Direction::kDescending}};
constexpr std::pair<std::string_view, Ties> kTies[] = {
    {"min", Ties::kMin}, {"max", Ties::kMax}, {"average", Ties::kAverage}, {"dense", Ties::kDense}};

class RankState {
 public:
  void step(const Arguments& arguments) {
    const Direction direction = arguments.choice(1, kDirections);
    const Ties ties = arguments.choice(2, kTies);
    if (!ranker_) ranker_.emplace(direction, ties);
    require_same(arguments, 1, direction == ranker_->direction());
    require_same(arguments, 2, ties == ranker_->ties());
    ranker_->add(arguments.number(0));
  }

  [[noreturn]] void inverse(const Arguments&) {
    throw ArgumentError(
        "it ranks within the whole partition and takes no frame; leave ROWS, RANGE or GROUPS out "
        "of OVER");
  }

  void result(Result& out) {
    if (!ranker_) {
      throw ArgumentError(
          "a row was left out by FILTER. Leave rows out with WHERE, or give NULL as their value");
    }
    const auto rank = ranker_->rank();
    if (!rank) return;
    if (ranker_->ties() == Ties::kAverage) {
      out.real(*rank);
    } else {
      out.integer(static_cast<std::int64_t>(*rank));
    }
  }

  /// At the end of a partition every rank has been given; without OVER none has.
  void last(Result&) const {
    if (ranker_ && !ranker_->ranked_any()) {
      throw ArgumentError(
          "it is a window function; write OVER (ORDER BY value DESC) after it, without a "
          "frame");
    }
  }

 private:
  static void require_same(const Arguments& arguments, std::size_t i, bool same) {
    if (same) return;
    throw ArgumentError(arguments.place(i) + " changes within the partition to " +
                        arguments.shown(i) + "; give one for all its rows");
  }

  std::optional<Ranker> ranker_;
};

constexpr kv_parameter kValue = sdk::parameter(
    "value", "number", "What is ranked; a row with NULL has no rank and takes no place.");
constexpr kv_parameter kDirection = sdk::parameter(
    "direction", "text", "'desc' (the largest value is number 1) or 'asc' (the smallest is).");
constexpr kv_parameter kTiesParameter = sdk::parameter(
    "ties", "text",
    "What equal values share: 'min', 'max' or 'average' of their places, or 'dense'.");
constexpr const kv_parameter* kParameters[] = {&kValue, &kDirection, &kTiesParameter};

}  // namespace

constinit const sdk::Function kRank = sdk::function(
    {.name = "indices_rank",
     .kind = "window",
     .signature =
         "indices_rank(value, direction, ties) OVER ([PARTITION BY ...] ORDER BY value [DESC])",
     .summary = "The rank of a value among those of its partition, with direction and ties stated.",
     .details =
         "Of three equal values on the places 2, 3 and 4, 'min' gives 2 (the next is 5), 'max' 4, "
         "'average' 3.0 and 'dense' 2 (the next is 3). SQLite's rank() has 'min' and 'dense' only, "
         "and ranks NULL. There is no 'first': ties broken by another column are SQLite's "
         "row_number() OVER (ORDER BY value DESC, column). It is a window function because SQLite "
         "then sorts once, and because no value passes through text, where equal and unequal "
         "doubles could change places. It must see the rows in the order of the ranks and refuses "
         "every OVER in which it does not: another order than `direction`, a second column in "
         "ORDER BY that parts equal values, a frame, a FILTER that leaves out a whole tie. "
         "NULL is not ranked. Text is refused. Source of mid-ranks: Kendall, Biometrika 33 (1945).",
     .returns = "A rank from 1; an integer, with 'average' a real number; NULL for NULL.",
     .example =
         "WITH t(name, value) AS (VALUES ('a', 70.2), ('b', 33.0), ('c', 70.2), ('d', NULL)) "
         "SELECT name, indices_rank(value, 'desc', 'min') OVER (ORDER BY value DESC), "
         "indices_rank(value, 'desc', 'average') OVER (ORDER BY value DESC) FROM t ORDER BY name",
     .result = "a|1|1.5\nb|3|3.0\nc|1|1.5\nd||"},
    kParameters, sdk::aggregate<RankState>());

}  // namespace kv::indices
