// SPDX-License-Identifier: MIT
#include <kommunevarehus/sdk/callbacks.h>
#include <optional>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>
#include <vector>

#include "plugins/mapexport/functions.h"
#include "plugins/mapexport/kernels/breaks/fisher.h"
#include "plugins/mapexport/kernels/breaks/pretty.h"
#include "plugins/mapexport/kernels/breaks/quantile.h"

namespace kv::mapexport {
namespace {

using sdk::Arguments;

enum class Style { kJenks, kQuantile, kQuantile2, kEqual, kPretty, kSd, kHeadTails };

constexpr std::pair<std::string_view, Style> kStyles[] = {
    {"jenks", Style::kJenks},          {"quantile", Style::kQuantile},
    {"quantile-2", Style::kQuantile2}, {"equal", Style::kEqual},
    {"pretty", Style::kPretty},        {"sd", Style::kSd},
    {"headtails", Style::kHeadTails}};

Breaks breaks_of(const std::vector<double>& values, Style style, std::size_t k) {
  switch (style) {
    case Style::kJenks:
      return fisher_jenks(values, k).midpoints();
    case Style::kQuantile:
      return quantile_breaks(values, k, 7);
    case Style::kQuantile2:
      return quantile_breaks(values, k, 2);
    case Style::kEqual:
      return equal_breaks(values, k);
    case Style::kPretty:
      return pretty_breaks(values, k);
    case Style::kSd:
      return sd_breaks(values, k);
    default:
      return head_tail_breaks(values);
  }
}

class BreaksState {
 public:
  void step(const Arguments& arguments) {
    const Style style = arguments.choice(1, kStyles);
    const sdk::Number k = arguments.required_number(2);
    if (!k.is_integer() || k < sdk::Number(1) || k > sdk::Number(100))
      throw arguments.wrong(2, "a whole number from 1 to 100");
    if (given_ && (style != style_ || k.integer() != k_))
      throw sdk::ArgumentError("style and k must be the same in all rows of a group");
    given_ = true;
    style_ = style;
    k_ = k.integer();
    if (const auto value = arguments.number(0)) values_.push_back(value->real());
  }

  [[noreturn]] void inverse(const Arguments&) {
    throw sdk::ArgumentError("it classes all rows and takes no moving frame");
  }

  void result(sdk::Result& out) const {
    if (values_.empty()) return;
    const Breaks breaks = breaks_of(values_, style_, static_cast<std::size_t>(k_));
    rapidjson::StringBuffer buffer;
    rapidjson::Writer<rapidjson::StringBuffer> json(buffer);
    json.StartArray();
    for (const double limit : breaks) json.Double(limit);
    json.EndArray();
    out.text({buffer.GetString(), buffer.GetSize()});
  }

 private:
  std::vector<double> values_;
  bool given_ = false;
  Style style_ = Style::kJenks;
  std::int64_t k_ = 0;
};

constexpr kv_parameter kValue =
    sdk::parameter("value", "number", "What is classed; NULL is in no class.");
constexpr kv_parameter kStyle = sdk::parameter(
    "style", "text",
    "'jenks', 'quantile' (type 7), 'quantile-2' (type 2), 'equal', 'pretty', 'sd' or 'headtails'.");
constexpr kv_parameter kK =
    sdk::parameter("k", "integer",
                   "How many classes, 1 to 100; about so many for 'pretty' and 'sd', not used by "
                   "'headtails'.");
constexpr const kv_parameter* kParameters[] = {&kValue, &kStyle, &kK};

}  // namespace

constinit const sdk::Function kBreaks = sdk::function(
    {.name = "mapexport_breaks",
     .kind = "aggregate",
     .signature = "mapexport_breaks(value, style, k)",
     .summary = "The limits of the classes of a map, by a named rule.",
     .details =
         "'jenks' is the exact optimum (Fisher 1958; Jenks 1977), with limits midway between "
         "neighbouring classes; fewer classes than k where there are fewer distinct values. "
         "Quantiles "
         "by Hyndman & Fan (1996), equal limits kept. 'pretty' gives round numbers (Chambers & "
         "Hastie "
         "1992), 'sd' round numbers of standard deviations (n - 1) around the mean, 'headtails' "
         "Jiang "
         "(2013) with 40 per cent. NULL of no values.",
     .returns = "A JSON list of ascending limits, one more than there are classes.",
     .example =
         "SELECT mapexport_breaks(column1, 'jenks', 3), mapexport_breaks(column1, 'quantile', 2) "
         "FROM (VALUES (1), (2), (4), (5), (7), (9), (10), (20), (21), (22))",
     .result = "[1.0,6.0,15.0,22.0]|[1.0,8.0,22.0]"},
    kParameters, sdk::aggregate<BreaksState>());

}  // namespace kv::mapexport
