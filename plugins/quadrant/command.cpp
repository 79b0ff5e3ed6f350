// SPDX-License-Identifier: MIT
#include <iterator>
#include <kommunevarehus/sdk/function.h>

#include "plugins/quadrant/functions.h"

namespace kv::quadrant {
namespace {

constexpr kv_parameter kData = sdk::parameter(
    "data", "query",
    "A table, a view or a SELECT: region, name, two scores, and where there are any the scores' "
    "_lower, _upper and _status.");
constexpr kv_parameter kX = sdk::parameter("x", "text", "The column of the first score.", "x");
constexpr kv_parameter kY = sdk::parameter("y", "text", "The column of the second score.", "y");
constexpr kv_parameter kXCut =
    sdk::parameter("x_cut", "text",
                   "What x must be above to be high: a number, 'mean', 'median', "
                   "'pooled:PART/WHOLE' (two columns, "
                   "in per cent), 'regjering-direkte' (55) or 'regjering-etter-ett-ar' (70).",
                   "mean");
constexpr kv_parameter kYCut = sdk::parameter("y_cut", "text", "As x_cut, of y.", "mean");
constexpr kv_parameter kTies = sdk::parameter(
    "ties", "text", "What a score exactly on the cut counts as: 'low' or 'high'.", "low");
constexpr kv_parameter kNear = sdk::parameter(
    "near", "number", "How far from a cut a score is flagged as near it; 0: none is.", "0");
constexpr kv_parameter kN =
    sdk::parameter("n", "text", "The column with how many y is made of; with --min-n.", "");
constexpr kv_parameter kMinN = sdk::parameter(
    "min_n", "number", "Rows whose --n is below it are 'too few' and their y is not shown.", "0");
constexpr kv_parameter kShow =
    sdk::parameter("show", "text",
                   "'rows': one row per region; 'names': one row per class, with its members; "
                   "'table': the members "
                   "of the four fields as a table of two by two, and under it those outside.",
                   "rows");
constexpr const kv_parameter* kOptions[] = {&kData, &kX,    &kY, &kXCut, &kYCut,
                                            &kTies, &kNear, &kN, &kMinN, &kShow};

}  // namespace

constinit const kv_command kQuadrantCommand = {
    sizeof(kv_command),
    "quadrant",
    "Two scores and two stated cuts: in which of four fields each region lies, with what is "
    "missing, "
    "suppressed, too few or undecided in classes of their own.",
    "SELECT quadrant_sql(:data, :data_columns, :x, :y, :x_cut, :y_cut, :n, :show)",
    "quadrant \"SELECT region, name, x, y, n FROM scores\" --x-cut 70 --y-cut 41.3 --n n --min-n "
    "10 "
    "--near 2",
    kOptions,
    std::size(kOptions),
    1,
    1,
    nullptr,
    0,
    nullptr,
};

}  // namespace kv::quadrant
