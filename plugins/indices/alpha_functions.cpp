// SPDX-License-Identifier: MIT
#include <kommunevarehus/sdk/callbacks.h>
#include <optional>
#include <vector>

#include "plugins/indices/functions.h"
#include "plugins/indices/kernels/alpha.h"

namespace kv::indices {
namespace {

using sdk::ArgumentError;
using sdk::Arguments;
using sdk::Result;

class AlphaState {
 public:
  void step(const Arguments& arguments) {
    items_.clear();
    for (std::size_t i = 0; i < arguments.size(); ++i) {
      const auto number = arguments.number(i);
      items_.push_back(number ? std::optional(number->real()) : std::nullopt);
    }
    alpha_.add(items_);
  }

  [[noreturn]] void inverse(const Arguments&) {
    throw ArgumentError("it is of a whole group and takes no frame; leave ROWS and ORDER BY out");
  }

 protected:
  Alpha alpha_;

 private:
  std::vector<std::optional<double>> items_;
};

class AlphaValue : public AlphaState {
 public:
  void result(Result& out) const { out.real(alpha_.value()); }
};

class AlphaCount : public AlphaState {
 public:
  void result(Result& out) const { out.integer(alpha_.complete()); }
};

constexpr kv_parameter kItem = sdk::parameter(
    "item", "number", "One item of the unit, given two or more times; NULL when it is missing.");
constexpr const kv_parameter* kItems[] = {&kItem};

}  // namespace

constinit const sdk::Function kAlpha = sdk::function(
    {.name = "indices_alpha",
     .kind = "aggregate",
     .signature = "indices_alpha(item, ...)",
     .summary =
         "Cronbach's alpha: how well the items of an additive index hang together over the units "
         "of a group, one row a unit.",
     .details =
         "k / (k - 1) times 1 less the sum of the items' variances over the variance of their sum. "
         "A unit that lacks an item is left out; indices_alpha_n says how many are in. Items must "
         "point the same way. Text is refused. Source: Cronbach, Psychometrika 16 (1951); for "
         "items of 0 and 1 it is KR-20, Kuder and Richardson, Psychometrika 2 (1937).",
     .returns = "Alpha, at most 1, below 0 where items work against each other; NULL for fewer "
                "than two items or complete units, or when the sum does not vary.",
     .example = "WITH t(a, b, c) AS (VALUES (1, 1, 0), (0, 0, 0), (1, 1, 1), (0, 1, 0), (1, NULL, "
                "1)) SELECT round(indices_alpha(a, b, c), 6), indices_alpha_n(a, b, c) FROM t",
     .result = "0.75|4"},
    kItems, sdk::aggregate<AlphaValue>(), sdk::Arity::kLastRepeats);

constinit const sdk::Function kAlphaN = sdk::function(
    {.name = "indices_alpha_n",
     .kind = "aggregate",
     .signature = "indices_alpha_n(item, ...)",
     .summary = "How many units of a group have every item, and so are in indices_alpha.",
     .details = "Text is refused.",
     .returns = "A number of units.",
     .example = "WITH t(a, b) AS (VALUES (1, 1), (0, NULL), (NULL, NULL)) SELECT "
                "indices_alpha_n(a, b) FROM t",
     .result = "1"},
    kItems, sdk::aggregate<AlphaCount>(), sdk::Arity::kLastRepeats);

}  // namespace kv::indices
