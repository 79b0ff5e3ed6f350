// SPDX-License-Identifier: MIT
#include <kommunevarehus/sdk/callbacks.h>
#include <optional>

#include "plugins/indices/functions.h"
#include "plugins/indices/kernels/share.h"

namespace kv::indices {
namespace {

using sdk::ArgumentError;
using sdk::Arguments;
using sdk::Result;

/// A cell from a value and the status beside it: '' with a number, a symbol without, NULL and NULL
/// for a row that is not there. A value and a status that contradict each other are refused.
Published cell(const Arguments& arguments, std::size_t i) {
  const Published cell{arguments.number(i), arguments.text(i + 1)};
  const bool says_number = cell.symbol && cell.symbol->empty();
  if (cell.value && !says_number) {
    throw ArgumentError(arguments.place(i) + " is " + arguments.shown(i) + " but " +
                        arguments.place(i + 1) + " is " + arguments.shown(i + 1) +
                        "; the status of a number is ''");
  }
  if (!cell.value && says_number) {
    throw ArgumentError(arguments.place(i) + " is NULL but " + arguments.place(i + 1) +
                        " is '', which says that there is a number; give the symbol of why there "
                        "is none ('.', '..', ':')");
  }
  return cell.value ? Published{cell.value, std::nullopt} : cell;
}

Number not_negative(const Arguments& arguments, std::size_t i) {
  const Number value = arguments.required_number(i);
  if (value < Number(0)) throw arguments.wrong(i, "0 or more");
  return value;
}

struct Cells {
  explicit Cells(const Arguments& arguments)
      : part(cell(arguments, 0)),
        whole(cell(arguments, 2)),
        threshold(not_negative(arguments, 4)) {}
  Published part;
  Published whole;
  Number threshold;
};

SuppressionRule suppression_rule(const Arguments& arguments) {
  SuppressionRule rule;
  if (!arguments.is_null(5)) rule.smallest = not_negative(arguments, 5);
  if (!arguments.is_null(6)) rule.largest = not_negative(arguments, 6);
  if (rule.largest && *rule.largest < rule.smallest) {
    throw ArgumentError(arguments.place(6) + " is " + arguments.shown(6) + ", which is below " +
                        arguments.place(5) + ", " + arguments.shown(5));
  }
  return rule;
}

void share_function(const Arguments& arguments, Result& out) {
  const Cells cells(arguments);
  out.real(share(cells.part, cells.whole, cells.threshold));
}

void share_status_function(const Arguments& arguments, Result& out) {
  const Cells cells(arguments);
  out.text(share_status(cells.part, cells.whole, cells.threshold));
}

template <double Interval::*Bound>
void share_bound_function(const Arguments& arguments, Result& out) {
  const Cells cells(arguments);
  const auto bounds =
      share_bounds(cells.part, cells.whole, cells.threshold, suppression_rule(arguments));
  if (bounds) out.real((*bounds).*Bound);
}

constexpr kv_parameter kPart = sdk::parameter(
    "part", "number", "The number that is a part of the whole; NULL when there is none.");
constexpr kv_parameter kPartStatus =
    sdk::parameter("part_status", "text",
                   "'' with a number, else the symbol of why there is none; ':' is suppressed; "
                   "NULL when there is no row.");
constexpr kv_parameter kWhole =
    sdk::parameter("whole", "number", "The number that the part is of; NULL when there is none.");
constexpr kv_parameter kWholeStatus =
    sdk::parameter("whole_status", "text", "As part_status, of the whole.");
constexpr kv_parameter kThreshold = sdk::parameter(
    "threshold", "number", "The smallest whole for which a share is given; 0 for no threshold.");
constexpr kv_parameter kMinSuppressed =
    sdk::parameter("min_suppressed", "number",
                   "The smallest number that ':' can stand for; NULL when nothing is known.");
constexpr kv_parameter kMaxSuppressed =
    sdk::parameter("max_suppressed", "number",
                   "The largest number that ':' can stand for; NULL when nothing is known.");
constexpr const kv_parameter* kFive[] = {&kPart, &kPartStatus, &kWhole, &kWholeStatus, &kThreshold};
constexpr const kv_parameter* kSeven[] = {
    &kPart, &kPartStatus, &kWhole, &kWholeStatus, &kThreshold, &kMinSuppressed, &kMaxSuppressed};

constexpr const char* kBoundDetails =
    "A published share is its own bound. A suppressed part lies between min_suppressed and "
    "max_suppressed, and between 0 and the whole; a suppressed whole between min_suppressed and "
    "max_suppressed, and is not below the part. The rule is the source's and must be given: "
    "suppression may be secondary, so ':' is not always a small number; NULL and NULL say that "
    "nothing is known. max_suppressed may differ from row to row, for instance a published total "
    "less the numbers that are shown. NULL where nothing can be said: a number is missing for "
    "another reason than ':', the whole is or may be 0 or below the threshold, or "
    "indices_share_status is 'negative' or 'part > whole'. An error when a published number rules "
    "the given rule out. Method: worst-case bounds, Manski, Partial Identification of Probability "
    "Distributions (2003), chapter 1.";

}  // namespace

constinit const sdk::Function kShare = sdk::function(
    {.name = "indices_share",
     .kind = "scalar",
     .signature = "indices_share(part, part_status, whole, whole_status, threshold)",
     .summary = "The share part / whole of two published numbers, when it may and can be given.",
     .details =
         "NULL when a number is missing or suppressed, the whole is 0 or below the threshold, a "
         "number is negative, or the part is larger than the whole; indices_share_status says "
         "which. A value with a status other than '', and NULL with the status '', are refused.",
     .returns = "A share between 0 and 1, or NULL.",
     .example = "SELECT indices_share(12, '', 48, '', 10), indices_share(NULL, ':', 48, '', 10), "
                "indices_share(2, '', 8, '', 10)",
     .result = "0.25||"},
    kFive, sdk::scalar<share_function>());

constinit const sdk::Function kShareStatus = sdk::function(
    {.name = "indices_share_status",
     .kind = "scalar",
     .signature = "indices_share_status(part, part_status, whole, whole_status, threshold)",
     .summary = "Why indices_share is NULL; '' when it is not.",
     .details =
         "The first that holds: the whole's symbol when it is missing ('.', '..', ':', …); "
         "'negative'; 'Inf' when the whole is 0; 'too few' when it is below the threshold; the "
         "part's symbol when it is missing; 'negative'; 'part > whole'. 'no row' stands for a "
         "number whose value and status are both NULL.",
     .returns = "A text, never NULL.",
     .example = "SELECT indices_share_status(12, '', 48, '', 10), "
                "indices_share_status(NULL, ':', 48, '', 10), "
                "indices_share_status(2, '', 8, '', 10), "
                "indices_share_status(NULL, NULL, 48, '', 10)",
     .result = "|:|too few|no row"},
    kFive, sdk::scalar<share_status_function>());

constinit const sdk::Function kShareLower = sdk::function(
    {.name = "indices_share_lower",
     .kind = "scalar",
     .signature = "indices_share_lower(part, part_status, whole, whole_status, threshold, "
                  "min_suppressed, max_suppressed)",
     .summary = "The least that the share can be, given what ':' can stand for.",
     .details = kBoundDetails,
     .returns = "A share between 0 and 1, or NULL.",
     .example = "SELECT indices_share_lower(NULL, ':', 40, '', 10, 1, 4), "
                "indices_share_lower(NULL, ':', 40, '', 10, NULL, NULL), "
                "indices_share_lower(3, '', NULL, ':', 0, 1, 4)",
     .result = "0.025|0.0|0.75"},
    kSeven, sdk::scalar<share_bound_function<&Interval::lower>>());

constinit const sdk::Function kShareUpper = sdk::function(
    {.name = "indices_share_upper",
     .kind = "scalar",
     .signature = "indices_share_upper(part, part_status, whole, whole_status, threshold, "
                  "min_suppressed, max_suppressed)",
     .summary = "The most that the share can be, given what ':' can stand for.",
     .details = kBoundDetails,
     .returns = "A share between 0 and 1, or NULL.",
     .example = "SELECT indices_share_upper(NULL, ':', 40, '', 10, 1, 4), "
                "indices_share_upper(NULL, ':', 40, '', 10, NULL, NULL), "
                "indices_share_upper(3, '', NULL, ':', 0, 1, 4)",
     .result = "0.1|1.0|1.0"},
    kSeven, sdk::scalar<share_bound_function<&Interval::upper>>());

}  // namespace kv::indices
