// SPDX-License-Identifier: MIT
#include <kommunevarehus/sdk/callbacks.h>

#include "plugins/protect/functions.h"
#include "plugins/protect/json.h"
#include "plugins/protect/kernels/rates.h"

namespace kv::protect {
namespace {

void status(const sdk::Arguments& arguments, sdk::Result& out) {
  if (arguments.is_null(0) || arguments.is_null(1)) return;
  out.text(rate_status(read_count(arguments, 0), read_count(arguments, 1), read_count(arguments, 2),
                       read_count(arguments, 3)));
}

constexpr kv_parameter kPart =
    sdk::parameter("part", "integer", "Persons in the numerator; NULL when there is no number.");
constexpr kv_parameter kWhole =
    sdk::parameter("whole", "integer", "Persons in the denominator; NULL when there is no number.");
constexpr kv_parameter kMinWhole =
    sdk::parameter("min_whole", "integer", "The smallest denominator of a rate that is published.");
constexpr kv_parameter kMinPart = sdk::parameter(
    "min_part", "integer",
    "The smallest number, other than 0, that may have the trait, and that may lack it.");
constexpr const kv_parameter* kParameters[] = {&kPart, &kWhole, &kMinWhole, &kMinPart};

}  // namespace

constinit const sdk::Function kRateStatus = sdk::function(
    {.name = "protect_rate_status",
     .kind = "scalar",
     .signature = "protect_rate_status(part, whole, min_whole, min_part)",
     .summary = "Why a rate of persons may not be published; '' when it may.",
     .details = "The first that holds: 'no denominator' (the whole is 0: nothing is hidden, there "
                "is no rate), 'small denominator', 'small numerator', 'small complement' (nearly "
                "all have the trait). 0 and all pass. NULL where a number is missing, which is "
                "another thing than suppressed. Method: Hundepool et al., Statistical Disclosure "
                "Control (2012), 4.2.",
     .returns = "A text, or NULL.",
     .example = "SELECT protect_rate_status(2, 4, 5, 3), protect_rate_status(1, 30, 5, 3), "
                "protect_rate_status(29, 30, 5, 3), protect_rate_status(6, 12, 5, 3), "
                "protect_rate_status(0, 0, 5, 3)",
     .result = "small denominator|small numerator|small complement||no denominator"},
    kParameters, sdk::scalar<status>());

}  // namespace kv::protect
