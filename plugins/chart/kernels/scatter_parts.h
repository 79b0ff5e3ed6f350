// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "plugins/chart/kernels/axis.h"
#include "plugins/chart/kernels/sheet.h"
#include "plugins/sdk/draw/labels.h"

namespace kv::chart {

inline constexpr std::array<std::string_view, 4> kFields = {"HH", "HL", "LH", "LL"};

/// What became of the rows: those with a point, and those without one by the reason.
struct Sorted {
  std::vector<Row> drawn;  ///< their fields filled in where both cuts are known
  struct Unplotted {
    std::string key;  ///< "undecided", "too few", "suppressed" or "missing"
    std::vector<std::string> names;
  };
  std::vector<Unplotted> listed;
};

/// A row's own field stands; a row without both numbers is listed under its field or its status.
Sorted sort_rows(const std::vector<Row>& rows, const Options& options);

/// "Høy bosetting, lav overgang", from the names of the two scores; "HL" without them.
std::string field_words(const Options& options, std::string_view field);

/// "For få (n < 10)".
std::string listed_words(const Options& options, std::string_view key);

std::size_t count_field(const std::vector<Row>& rows, std::string_view field);

/// What the figure shows, in sentences.
std::string describe_scatter(const Sorted& sorted, const Sheet& sheet);

/// Mixed with white: 0 is white.
draw::Colour tint(draw::Colour colour, double share);

}  // namespace kv::chart
