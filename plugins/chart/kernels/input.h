// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "plugins/sdk/draw/number_text.h"
#include "plugins/sdk/draw/scene.h"
#include "plugins/sdk/draw/style.h"

namespace kv::chart {

/// Whether the figures were made up: to fit what is published (reconstructed), or freely.
enum class MadeUp { kNo, kPartlyReconstructed, kReconstructed, kInvented };

/// What every chart can be told. Texts are as the caller wrote them, in the chart's language.
struct Options {
  std::string title = {};
  std::string subtitle = {};
  std::string source = {};
  std::string note = {};  ///< one more line at the foot
  std::string unit = {};  ///< "percent", or a word that stands at the axis
  draw::Lang lang = draw::Lang::kNb;
  double width = draw::kFigureWidth;  ///< mm
  std::optional<int> decimals = {};   ///< of the values
  std::optional<double> base = {};    ///< N, where the caller knows it
  MadeUp made_up = MadeUp::kNo;
  std::string id_prefix = "f";
  double dpi = 300;

  /// bars: "bars", "stacked" or "grouped"; empty: grouped where there are groups. Sorted by value,
  /// or as given.
  std::string style = {};
  bool sorted = true;
  /// series: the first year after each break.
  std::vector<double> breaks = {};
  /// scatter
  std::string x_title = {}, y_title = {};
  std::string x_name = {}, y_name = {}, n_title = {};
  std::optional<double> x_cut = {}, y_cut = {};
  double near = 0;
  std::optional<double> min_n = {};
};

/// Why a row has no number, from its status: ":" or "suppressed" and so on; kMissing otherwise.
draw::Missing reason(const std::string& status);

/// One row of data. Which members count is each chart's own thing.
struct Row {
  std::string label = {};            ///< the bar, the series, the place or the term
  std::string group = {};            ///< the segment, the model
  std::optional<double> value = {};  ///< not finite only where the chart says so
  std::optional<double> lower = {}, upper = {};
  std::optional<double> count = {};
  std::optional<double> x = {}, y = {};
  std::string status = {};
  std::string field = {};  ///< HH, HL, LH, LL, or why there is none
};

/// A drawn chart, and what its maker should be told.
struct Chart {
  draw::Scene scene;
  std::vector<std::string> notes;
};

Chart bars(const std::vector<Row>& rows, const Options& options);
/// Rows: label is the series, x the year, value and status ("imputed", or why there is none).
Chart series(const std::vector<Row>& rows, const Options& options);
/// Rows: label, x, y, count (n), field, status.
Chart scatter(const std::vector<Row>& rows, const Options& options);
/// Rows: label is the term, group the model, value the estimate, lower, upper; infinite where the
/// likelihood has no end.
Chart coefficients(const std::vector<Row>& rows, const Options& options);

}  // namespace kv::chart
