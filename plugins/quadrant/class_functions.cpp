// SPDX-License-Identifier: MIT
#include <kommunevarehus/sdk/callbacks.h>

#include "plugins/quadrant/functions.h"
#include "plugins/quadrant/kernels/classify.h"

namespace kv::quadrant {
namespace {

using sdk::Arguments;
using sdk::Result;

constexpr std::pair<std::string_view, Ties> kTiesRules[] = {{"low", Ties::kLow},
                                                            {"high", Ties::kHigh}};

std::optional<double> real(const Arguments& arguments, std::size_t i) {
  const auto number = arguments.number(i);
  return number ? std::optional(number->real()) : std::nullopt;
}

void label(const Arguments& arguments, Result& out) {
  const auto x = real(arguments, 0);
  const auto y = real(arguments, 1);
  const auto x_cut = real(arguments, 2);
  const auto y_cut = real(arguments, 3);
  if (!x || !y || !x_cut || !y_cut) return;
  out.text(quadrant_of(side_of({.value = x}, *x_cut, Ties::kLow),
                       side_of({.value = y}, *y_cut, Ties::kLow)));
}

Score score(const Arguments& arguments, std::size_t i) {
  const Score score{real(arguments, i), real(arguments, i + 1), real(arguments, i + 2),
                    arguments.text(i + 3).value_or("")};
  if (score.lower && score.upper && *score.lower > *score.upper)
    throw sdk::ArgumentError(arguments.place(i + 1) + " is above " + arguments.place(i + 2));
  return score;
}

void class_function(const Arguments& arguments, Result& out) {
  const Score x = score(arguments, 0);
  const Score y = score(arguments, 4);
  const Ties ties = arguments.choice(10, kTiesRules);
  const auto x_cut = real(arguments, 8);
  const auto y_cut = real(arguments, 9);
  if (!x_cut || !y_cut) return;
  out.text(quadrant_of(side_of(x, *x_cut, ties), side_of(y, *y_cut, ties)));
}

void near(const Arguments& arguments, Result& out) {
  const auto value = real(arguments, 0);
  const auto cut = real(arguments, 1);
  const double distance = arguments.required_number(2).real();
  if (distance < 0) throw arguments.wrong(2, "0 or more");
  if (value && cut) out.integer(is_near(*value, *cut, distance) ? 1 : 0);
}

constexpr kv_parameter kX =
    sdk::parameter("x", "number", "The first score; NULL when there is none.");
constexpr kv_parameter kXLower =
    sdk::parameter("x_lower", "number", "The least that x can be where it is NULL; else ignored.");
constexpr kv_parameter kXUpper =
    sdk::parameter("x_upper", "number", "The most that x can be where it is NULL; else ignored.");
constexpr kv_parameter kXStatus = sdk::parameter(
    "x_status", "text", "Why x is NULL: ':' is suppressed, 'too few' is too few; else missing.");
constexpr kv_parameter kY = sdk::parameter("y", "number", "The second score.");
constexpr kv_parameter kYLower = sdk::parameter("y_lower", "number", "As x_lower.");
constexpr kv_parameter kYUpper = sdk::parameter("y_upper", "number", "As x_upper.");
constexpr kv_parameter kYStatus = sdk::parameter("y_status", "text", "As x_status.");
constexpr kv_parameter kXCut =
    sdk::parameter("x_cut", "number", "What is above it is high; in the unit of x.");
constexpr kv_parameter kYCut =
    sdk::parameter("y_cut", "number", "What is above it is high; in the unit of y.");
constexpr kv_parameter kTies =
    sdk::parameter("ties", "text", "What a score exactly on the cut counts as: 'low' or 'high'.");
constexpr kv_parameter kValue = sdk::parameter("value", "number", "A score.");
constexpr kv_parameter kCut = sdk::parameter("cut", "number", "The cut of that score.");
constexpr kv_parameter kDistance =
    sdk::parameter("distance", "number", "How far from the cut is near, 0 or more.");
constexpr const kv_parameter* kFour[] = {&kX, &kY, &kXCut, &kYCut};
constexpr const kv_parameter* kEleven[] = {
    &kX, &kXLower, &kXUpper, &kXStatus, &kY, &kYLower, &kYUpper, &kYStatus, &kXCut, &kYCut, &kTies};
constexpr const kv_parameter* kThree[] = {&kValue, &kCut, &kDistance};

}  // namespace

constinit const sdk::Function kLabel = sdk::function(
    {.name = "quadrant_label",
     .kind = "scalar",
     .signature = "quadrant_label(x, y, x_cut, y_cut)",
     .summary = "In which of the four fields two scores lie: 'HH', 'HL', 'LH' or 'LL', x first.",
     .details =
         "High is above the cut; a score exactly on it is low (quadrant_class takes the other "
         "rule too). NULL when a score or a cut is NULL. Compare unrounded numbers.",
     .returns = "A text, or NULL.",
     .example =
         "SELECT quadrant_label(96.7, 51.0, 70, 41.3), quadrant_label(98.8, 27.8, 70, 41.3), "
         "quadrant_label(70, 41.3, 70, 41.3), quadrant_label(NULL, 60, 70, 41.3)",
     .result = "HH|HL|LL|"},
    kFour, sdk::scalar<label>());

constinit const sdk::Function kClass = sdk::function(
    {.name = "quadrant_class",
     .kind = "scalar",
     .signature =
         "quadrant_class(x, x_lower, x_upper, x_status, y, y_lower, y_upper, y_status, x_cut, "
         "y_cut, ties)",
     .summary = "As quadrant_label, with a class for what has no field: 'missing', 'suppressed', "
                "'too few', and 'undecided' where a cut lies between the bounds.",
     .details =
         "A score without a number but with two bounds on one side of the cut has that side: "
         "whatever it is, it lies there. NULL when a cut is NULL.",
     .returns = "A text, or NULL.",
     .example = "SELECT quadrant_class(80, NULL, NULL, '', NULL, 44, 61, ':', 70, 41.3, 'low'), "
                "quadrant_class(80, NULL, NULL, '', NULL, 35, 61, ':', 70, 41.3, 'low'), "
                "quadrant_class(80, NULL, NULL, '', NULL, NULL, NULL, 'too few', 70, 41.3, 'low'), "
                "quadrant_class(70, NULL, NULL, '', 50, NULL, NULL, '', 70, 41.3, 'high')",
     .result = "HH|undecided|too few|HH"},
    kEleven, sdk::scalar<class_function>());

constinit const sdk::Function kNear = sdk::function(
    {.name = "quadrant_near",
     .kind = "scalar",
     .signature = "quadrant_near(value, cut, distance)",
     .summary = "Whether a score is so near the cut that its class should be read with care.",
     .details =
         "1 when the difference is at most the distance, on either side. NULL when the value "
         "or the cut is NULL.",
     .returns = "1, 0 or NULL.",
     .example = "SELECT quadrant_near(71.2, 70, 2), quadrant_near(68.0, 70, 2), "
                "quadrant_near(67.9, 70, 2), quadrant_near(NULL, 70, 2)",
     .result = "1|1|0|"},
    kThree, sdk::scalar<near>());

}  // namespace kv::quadrant
