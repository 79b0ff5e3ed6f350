// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "plugins/chart/kernels/axis.h"
#include "plugins/chart/kernels/sheet.h"
#include "plugins/sdk/draw/category_colours.h"

namespace kv::chart {

inline constexpr double kPitch = 7.4;  // mm from bar to bar
inline constexpr double kThick = 4.8;  // mm, a bar

/// Room for the labels at the left: what the longest needs, at most two fifths of the sheet.
double label_width(double sheet_width, const std::vector<Row>& rows);

/// Says what the rounded shares add up to, where the unrounded ones are one whole and the rounded
/// ones do not say 100.
void remark_rounding(Sheet& sheet, const std::vector<Row>& rows);

/// `usual`, or for respondents without an answer the hatch of their reason, which `field` says
/// ("missing not-asked").
draw::Paint paint_of(const Row& row, const draw::Paint& usual);

/// Labels and groups in the order in which they come.
std::vector<std::string> labels_of(const std::vector<Row>& rows);
std::vector<std::string> groups_of(const std::vector<Row>& rows);

Chart stacked_bars(const std::vector<Row>& rows, const Options& options);
Chart grouped_bars(const std::vector<Row>& rows, const Options& options);

}  // namespace kv::chart
