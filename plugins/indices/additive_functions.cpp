// SPDX-License-Identifier: MIT
#include <kommunevarehus/sdk/callbacks.h>

#include "plugins/indices/functions.h"
#include "plugins/indices/kernels/additive.h"

namespace kv::indices {
namespace {

using sdk::Arguments;
using sdk::Result;

constexpr std::pair<std::string_view, MissingItem> kRules[] = {{"null", MissingItem::kNull},
                                                               {"skip", MissingItem::kSkip},
                                                               {"zero", MissingItem::kZero},
                                                               {"mean", MissingItem::kMean}};

AdditiveIndex items_from(const Arguments& arguments, std::size_t first) {
  AdditiveIndex index;
  for (std::size_t i = first; i < arguments.size(); ++i) index.add(arguments.number(i));
  return index;
}

void additive(const Arguments& arguments, Result& out) {
  const MissingItem rule = arguments.choice(0, kRules);
  const auto value = items_from(arguments, 1).value(rule);
  if (!value) return;
  if (value->is_integer()) {
    out.integer(value->integer());
  } else {
    out.real(value->real());
  }
}

void additive_n(const Arguments& arguments, Result& out) {
  out.integer(items_from(arguments, 0).answered());
}

constexpr kv_parameter kMissing = sdk::parameter(
    "missing", "text",
    "What a missing item does: 'null' (there is no index), 'skip' (the sum of the others), 'zero' "
    "(it counts as 0) or 'mean' (it counts as the mean of the others).");
constexpr kv_parameter kItem =
    sdk::parameter("item", "number", "One item, given one or more times; NULL when it is missing.");
constexpr const kv_parameter* kRuleAndItems[] = {&kMissing, &kItem};
constexpr const kv_parameter* kItems[] = {&kItem};

}  // namespace

constinit const sdk::Function kAdditive = sdk::function(
    {.name = "indices_additive",
     .kind = "scalar",
     .signature = "indices_additive(missing, item, ...)",
     .summary = "An additive index: the sum of the items of one unit, with the rule for missing "
                "items stated.",
     .details =
         "'null': NULL when any item is missing. 'skip': the sum of the items that are there. "
         "'zero': a missing item counts as 0, so a unit without any answer gets 0. 'mean': the "
         "mean of the items that are there times the number of items (prorating: Downey and King, "
         "Journal of General Psychology 125, 1998); give a lower limit to indices_additive_n with "
         "it. With no item there, 'skip' and 'mean' give NULL. Sums are exact and do not depend on "
         "the order of the items. Text is refused; an integer sum beyond 64 bits is an error.",
     .returns = "The index in the items' unit: an integer when all items are integers and nothing "
                "was prorated; or NULL.",
     .example = "SELECT indices_additive('null', 1, 0, 1), indices_additive('null', 1, NULL, 1), "
                "indices_additive('skip', 1, NULL, 1), indices_additive('mean', 1, NULL, 1)",
     .result = "2||2|3.0"},
    kRuleAndItems, sdk::scalar<additive>(), sdk::Arity::kLastRepeats);

constinit const sdk::Function kAdditiveN =
    sdk::function({.name = "indices_additive_n",
                   .kind = "scalar",
                   .signature = "indices_additive_n(item, ...)",
                   .summary = "How many of the items of an additive index are there.",
                   .details = "Text is refused.",
                   .returns = "A number of items, from 0 to the number of arguments.",
                   .example = "SELECT indices_additive_n(1, NULL, 0), indices_additive_n(NULL)",
                   .result = "2|0"},
                  kItems, sdk::scalar<additive_n>(), sdk::Arity::kLastRepeats);

}  // namespace kv::indices
