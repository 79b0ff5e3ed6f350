// SPDX-License-Identifier: MIT
#include <iterator>
#include <kommunevarehus/sdk/function.h>

#include "plugins/indices/functions.h"

namespace kv::indices {
namespace {

constexpr kv_parameter kIndicator =
    sdk::parameter("indicator", "indicator", "The code of a loaded indicator.");
constexpr kv_parameter kYear = sdk::parameter("year", "year", "The year that is ranked.");
constexpr kv_parameter kGroup =
    sdk::parameter("group", "group", "The region group within which regions are ranked.");
constexpr kv_parameter kDirection = sdk::parameter(
    "direction", "text", "'desc': the largest value is number 1; 'asc': the smallest is.", "desc");
constexpr kv_parameter kTies = sdk::parameter(
    "ties", "text",
    "What equal values share: 'min', 'max' or 'average' of their places, or 'dense'.", "min");
constexpr const kv_parameter* kOptions[] = {&kIndicator, &kYear, &kGroup, &kDirection, &kTies};

// ORDER BY takes no parameter for its direction: the sign of the value does it, and indices_rank
// refuses a :direction that is neither 'asc' nor 'desc'.
constexpr const char* kSql = R"(SELECT m.region, m.name, CAST(:year AS TEXT) AS period,
       o.value, o.value AS lower, o.value AS upper, coalesce(o.status, 'no row') AS status,
       indices_rank(o.value, :direction, :ties)
         OVER (ORDER BY CASE :direction WHEN 'asc' THEN o.value ELSE -o.value END) AS rank,
       count(o.value) OVER () AS ranked
  FROM region_group_members AS m
  LEFT JOIN observations AS o
    ON o.region = m.region AND o.indicator = :indicator AND o.period = CAST(:year AS TEXT)
   AND o.breakdown = ''
 WHERE m.group_code = :group
 ORDER BY rank IS NULL, rank, m.region)";

}  // namespace

constinit const kv_command kRankCommand = {
    sizeof(kv_command),
    "rank",
    "The regions of a group by the value of an indicator in one year, with direction and ties "
    "stated; regions without a value come last and have no rank.",
    kSql,
    "rank --indicator bosatt --year 2013 --group imdi-sor --ties average",
    kOptions,
    std::size(kOptions),
    0,
    0,
    nullptr,
    0,
    nullptr,
};

}  // namespace kv::indices
