// SPDX-License-Identifier: MIT
#include <kommunevarehus/sdk/callbacks.h>
#include <vector>

#include "plugins/quadrant/functions.h"
#include "plugins/quadrant/kernels/median.h"
#include "plugins/quadrant/kernels/references.h"

namespace kv::quadrant {
namespace {

using sdk::Arguments;
using sdk::Result;

class MedianState {
 public:
  void step(const Arguments& arguments) {
    if (const auto number = arguments.number(0)) values_.push_back(number->real());
  }
  [[noreturn]] void inverse(const Arguments&) {
    throw sdk::ArgumentError("it is a cut of all rows and takes no moving frame");
  }
  void result(Result& out) const { out.real(median(values_)); }

 private:
  std::vector<double> values_;
};

void reference(const Arguments& arguments, Result& out) {
  const auto name = arguments.text(0);
  if (!name) throw arguments.wrong(0, "a name");
  out.real(find_reference(*name).value);
}

constexpr kv_parameter kValue = sdk::parameter("value", "number", "A score; NULL is left out.");
constexpr const kv_parameter* kValues[] = {&kValue};
constexpr kv_parameter kName = sdk::parameter(
    "name", "text", "'regjering-direkte' (55 per cent) or 'regjering-etter-ett-ar' (70 per cent).");
constexpr const kv_parameter* kNames[] = {&kName};

}  // namespace

constinit const sdk::Function kMedian = sdk::function(
    {.name = "quadrant_median",
     .kind = "aggregate",
     .signature = "quadrant_median(value)",
     .summary = "The median, for a cut: the middle value, or the mean of the two middle ones.",
     .details = "NULL values are left out; NULL of none. Text is refused.",
     .returns = "A number in the unit of the values, or NULL.",
     .example = "SELECT quadrant_median(column1) FROM (VALUES (1), (9), (NULL), (4), (2))",
     .result = "3.0"},
    kValues, sdk::aggregate<MedianState>());

constinit const sdk::Function kReference = sdk::function(
    {.name = "quadrant_reference",
     .kind = "scalar",
     .signature = "quadrant_reference(name)",
     .summary = "A cut that somebody of authority has set, by name.",
     .details =
         "'regjering-direkte': the government's aim that 55 per cent go straight into work or "
         "education after the introduction programme; 'regjering-etter-ett-ar': that 70 per "
         "cent are in work or education one year after it (NIBR-notat 2014:107, chapter 3).",
     .returns = "A number in per cent.",
     .example = "SELECT quadrant_reference('regjering-direkte')",
     .result = "55.0"},
    kNames, sdk::scalar<reference>());

}  // namespace kv::quadrant
