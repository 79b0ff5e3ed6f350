// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "queryctl/captured.h"
#include "queryctl/value.h"

namespace kv::queryctl::draw {

enum class Kind { kBars, kSeries, kScatter, kCoefficients };

/// Which columns of a result are drawn as what; empty: the one that is there by its usual name.
struct Wanted {
  std::string label, value, group, count, x, y;
};

/// The rows and options of a chart as the plugin chart takes them: JSON.
struct ChartData {
  std::string rows;
  std::string unit;  ///< "percent" where the column says so
  Value base;        ///< N, where the result says it
  Value x_cut, y_cut;
  std::string x_column, y_column, value_column, count_column;
};

/// What of the table the chart is made of. Throws Error that lists the columns when one that it
/// takes is not there, and for a value that is no number.
ChartData chart_data(Kind kind, const CapturedTable& table, const Wanted& wanted);

/// A JSON text, and a number as JSON (or as the plugin reads one that is not finite).
std::string json_text(std::string_view text);
std::string json_value(const Value& value);

}  // namespace kv::queryctl::draw
