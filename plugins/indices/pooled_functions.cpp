// SPDX-License-Identifier: MIT
#include <kommunevarehus/sdk/callbacks.h>
#include <optional>

#include "plugins/indices/functions.h"
#include "plugins/indices/kernels/pooled.h"

namespace kv::indices {
namespace {

using sdk::Arguments;
using sdk::Result;

constexpr std::pair<std::string_view, MissingPart> kRules[] = {
    {"zero", MissingPart::kZero}, {"skip", MissingPart::kSkip}, {"null", MissingPart::kNull}};

class RatioState {
 public:
  void step(const Arguments& arguments) {
    const MissingPart rule = arguments.choice(2, kRules);
    if (!pooled_) pooled_.emplace(rule);
    if (pooled_->rule() != rule) {
      throw sdk::ArgumentError(arguments.place(2) + " changes within the group to " +
                               arguments.shown(2) + "; give one rule for all its rows");
    }
    pooled_->add(arguments.number(0), arguments.number(1));
  }
  void inverse(const Arguments& arguments) {
    if (pooled_) pooled_->remove(arguments.number(0), arguments.number(1));
  }
  void result(Result& out) const {
    if (pooled_) out.real(pooled_->ratio());
  }

 private:
  std::optional<PooledRatio> pooled_;
};

/// Counts the rows in which, of part and whole, only `Present` is a number.
template <std::size_t Present>
class OnlyOneState {
 public:
  void step(const Arguments& arguments) { count_ += counts(arguments); }
  void inverse(const Arguments& arguments) { count_ -= counts(arguments); }
  void result(Result& out) const { out.integer(count_); }

 private:
  static int counts(const Arguments& arguments) {
    const auto present = arguments.number(Present);
    const auto absent = arguments.number(1 - Present);
    return present && !absent ? 1 : 0;
  }
  std::int64_t count_ = 0;
};

constexpr kv_parameter kPart =
    sdk::parameter("part", "number", "The numerator of one year; NULL when there is none.");
constexpr kv_parameter kWhole =
    sdk::parameter("whole", "number", "The denominator of one year; NULL when there is none.");
constexpr kv_parameter kMissing = sdk::parameter(
    "missing", "text",
    "What a year with a whole and no part does: 'zero' (the part counts as 0), 'skip' (the year is "
    "left out of both sums) or 'null' (there is no ratio).");
constexpr const kv_parameter* kTwo[] = {&kPart, &kWhole};
constexpr const kv_parameter* kThree[] = {&kPart, &kWhole, &kMissing};

}  // namespace

constinit const sdk::Function kPooledRatio = sdk::function(
    {.name = "indices_pooled_ratio",
     .kind = "aggregate",
     .signature = "indices_pooled_ratio(part, whole, missing)",
     .summary = "The ratio of two sums over years: sum(part) / sum(whole), not the mean of the "
                "years' ratios.",
     .details =
         "A year whose whole is NULL is outside the ratio: its part is not counted, and "
         "indices_pooled_outside counts such years. A whole of 0 is a whole. A year with a whole "
         "and a NULL part is treated as `missing` says, and indices_pooled_missing counts such "
         "years. `missing` must be the same in all rows of a group. NULL when no year has a whole "
         "or the wholes sum to 0. Text is refused, also text that looks like a number. The sums "
         "are exact, so the order of the rows does not matter, and a moving window (OVER) gives "
         "what a fresh sum would give. Method: the combined ratio estimator, Cochran, Sampling "
         "Techniques (1977), 6.11; exact sums as in Neal (2015), arXiv:1505.05571.",
     .returns = "A ratio (0.702 is 70.2 per cent), or NULL.",
     .example = "WITH asked(year, decided, asked) AS (VALUES (2010, 25, 30), (2011, NULL, 10), "
                "(2012, 18, 20)) SELECT round(indices_pooled_ratio(decided, asked, 'zero'), 4), "
                "round(indices_pooled_ratio(decided, asked, 'skip'), 4), "
                "indices_pooled_ratio(decided, asked, 'null') FROM asked",
     .result = "0.7167|0.86|"},
    kThree, sdk::aggregate<RatioState>());

constinit const sdk::Function kPooledMissing = sdk::function(
    {.name = "indices_pooled_missing",
     .kind = "aggregate",
     .signature = "indices_pooled_missing(part, whole)",
     .summary = "How many years have a whole and no part: those that the `missing` rule of "
                "indices_pooled_ratio decides on.",
     .details = "Works with OVER. 0 for an empty group. Text is refused.",
     .returns = "A number of rows.",
     .example = "WITH asked(decided, asked) AS (VALUES (25, 30), (NULL, 10), (NULL, NULL)) "
                "SELECT indices_pooled_missing(decided, asked) FROM asked",
     .result = "1"},
    kTwo, sdk::aggregate<OnlyOneState<1>>());

constinit const sdk::Function kPooledOutside = sdk::function(
    {.name = "indices_pooled_outside",
     .kind = "aggregate",
     .signature = "indices_pooled_outside(part, whole)",
     .summary = "How many years have a part and no whole: those whose part indices_pooled_ratio "
                "does not count.",
     .details = "Works with OVER. 0 for an empty group. Text is refused.",
     .returns = "A number of rows.",
     .example = "WITH asked(decided, asked) AS (VALUES (25, 30), (5, NULL), (NULL, NULL)) "
                "SELECT indices_pooled_outside(decided, asked) FROM asked",
     .result = "1"},
    kTwo, sdk::aggregate<OnlyOneState<0>>());

}  // namespace kv::indices
