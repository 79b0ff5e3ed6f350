// SPDX-License-Identifier: MIT
#include <cmath>
#include <kommunevarehus/sdk/callbacks.h>

#include "plugins/indices/functions.h"
#include "plugins/indices/kernels/moments.h"
#include "plugins/indices/kernels/normalise.h"

namespace kv::indices {
namespace {

using sdk::ArgumentError;
using sdk::Arguments;
using sdk::Result;

constexpr std::pair<std::string_view, Normalisation> kMethods[] = {
    {"z", Normalisation::kZ},
    {"minmax", Normalisation::kMinMax},
    {"rank", Normalisation::kMidRank}};
constexpr std::pair<std::string_view, bool> kGood[] = {{"high", false}, {"low", true}};

class DeviationState {
 public:
  void step(const Arguments& arguments) {
    if (const auto number = arguments.number(0)) moments_.add(number->real());
  }
  [[noreturn]] void inverse(const Arguments&) {
    throw ArgumentError("it is of a whole partition and takes no frame; leave ORDER BY out");
  }
  void result(Result& out) const {
    if (const auto variance = moments_.variance()) out.real(std::sqrt(*variance));
  }

 private:
  Moments moments_;
};

void normalise(const Arguments& arguments, Result& out) {
  const Normalisation method = arguments.choice(0, kMethods);
  const bool low_is_good = arguments.choice(1, kGood);
  const auto value = arguments.number(2);
  const auto place = arguments.number(3);
  const auto mean = arguments.number(4);
  const auto least = arguments.number(6);
  const auto greatest = arguments.number(7);
  if (!value || !place || !mean || !least || !greatest) return;
  ItemScale scale;
  scale.mean = mean->real();
  if (const auto deviation = arguments.number(5)) scale.deviation = deviation->real();
  scale.least = least->real();
  scale.greatest = greatest->real();
  scale.count = static_cast<std::int64_t>(arguments.required_number(8).real());
  out.real(normalised(method, low_is_good, value->real(), place->real(), scale));
}

constexpr kv_parameter kValue = sdk::parameter("value", "number", "The value; NULL is left out.");
constexpr kv_parameter kMethod = sdk::parameter(
    "method", "text",
    "'z' (distance from the mean in standard deviations), 'minmax' or 'rank' (both 0 to 1).");
constexpr kv_parameter kDirection =
    sdk::parameter("good", "text", "What is good: 'high' values, or 'low' ones (turned round).");
constexpr kv_parameter kPlace =
    sdk::parameter("place", "number", "The value's mid-rank among the item's, from 1.");
constexpr kv_parameter kMean = sdk::parameter("mean", "number", "The item's mean.");
constexpr kv_parameter kDeviation =
    sdk::parameter("deviation", "number", "The item's standard deviation (n - 1).");
constexpr kv_parameter kLeast = sdk::parameter("least", "number", "The item's smallest value.");
constexpr kv_parameter kGreatest =
    sdk::parameter("greatest", "number", "The item's greatest value.");
constexpr kv_parameter kCount =
    sdk::parameter("count", "number", "How many units have a value of the item.");
constexpr const kv_parameter* kOne[] = {&kValue};
constexpr const kv_parameter* kAll[] = {&kMethod,    &kDirection, &kValue,    &kPlace, &kMean,
                                        &kDeviation, &kLeast,     &kGreatest, &kCount};

}  // namespace

constinit const sdk::Function kDeviationFunction = sdk::function(
    {.name = "indices_sd",
     .kind = "aggregate",
     .signature = "indices_sd(value)",
     .summary = "The sample's standard deviation, with n - 1.",
     .details = "Large numbers that lie close together lose nothing (Welford, Technometrics 4, "
                "1962). NULL is left out, text refused.",
     .returns = "The standard deviation in the values' unit; NULL for fewer than two values.",
     .example = "WITH t(v) AS (VALUES (1000000001.0), (1000000002.0), (1000000003.0)) SELECT "
                "indices_sd(v) FROM t",
     .result = "1.0"},
    kOne, sdk::aggregate<DeviationState>());

constinit const sdk::Function kNormalised = sdk::function(
    {.name = "indices_normalised",
     .kind = "scalar",
     .signature =
         "indices_normalised(method, good, value, place, mean, deviation, least, greatest, "
         "count)",
     .summary = "A value made comparable with those of other items, for a composite index.",
     .details = "With 'low' it is turned round: -z, or 1 - x. The command composite shows every "
                "step. Source: OECD and JRC, Handbook on Constructing Composite Indicators (2008).",
     .returns = "z, or a number from 0 to 1; NULL for NULL, and for an item that does not vary.",
     .example = "SELECT indices_normalised('minmax', 'low', 30, 2, 30, 10, 20, 40, 3), "
                "indices_normalised('z', 'high', 40, 3, 30, 10, 20, 40, 3)",
     .result = "0.5|1.0"},
    kAll, sdk::scalar<normalise>());

}  // namespace kv::indices
