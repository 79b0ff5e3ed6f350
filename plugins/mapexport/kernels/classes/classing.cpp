// SPDX-License-Identifier: MIT
#include "plugins/mapexport/kernels/classes/classing.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "plugins/mapexport/kernels/breaks/around.h"
#include "plugins/mapexport/kernels/breaks/fisher.h"
#include "plugins/mapexport/kernels/breaks/pretty.h"
#include "plugins/mapexport/kernels/breaks/quantile.h"
#include "plugins/mapexport/kernels/classes/printed_limits.h"

namespace kv::mapexport {
namespace {

constexpr std::size_t kFewValues = 6;
constexpr double kMostInOne = 0.85;

std::string shown(double value) {
  char buffer[40];
  const auto end = std::to_chars(std::begin(buffer), std::end(buffer), value);
  return {buffer, end.ptr};
}

std::string plural(std::size_t n) {
  return std::to_string(n) + (n == 1 ? " class" : " classes");
}

std::vector<double> checked(std::span<const NamedValue> values) {
  if (values.empty())
    throw ClassError("no area has a value, so there is nothing to make classes of");
  std::vector<double> numbers;
  for (const NamedValue& v : values) {
    if (!std::isfinite(v.value))
      throw ClassError(std::string(v.name) + " has a value that is no finite number");
    numbers.push_back(v.value);
  }
  return numbers;
}

Rule decided(Rule rule, const Breaks& distinct_values) {
  if (rule.kind != RuleKind::kAutomatic) return rule;
  const bool whole =
      std::ranges::all_of(distinct_values, [](double v) { return v == std::floor(v); });
  rule.kind = whole && distinct_values.size() <= kFewValues ? RuleKind::kEach : RuleKind::kJenks;
  rule.k = 5;
  return rule;
}

Breaks limits_of(const Rule& rule, const std::vector<double>& values, const Breaks& distinct_values,
                 Classes& out) {
  switch (rule.kind) {
    case RuleKind::kQuantile:
      return quantile_breaks(values, rule.k, 7);
    case RuleKind::kQuantile2:
      return quantile_breaks(values, rule.k, 2);
    case RuleKind::kEqual:
      return equal_breaks(values, rule.k);
    case RuleKind::kPretty:
      return pretty_breaks(values, rule.k);
    case RuleKind::kSd:
      return sd_breaks(values, rule.k);
    case RuleKind::kHeadTails:
      return head_tail_breaks(values);
    case RuleKind::kAround:
      return around_breaks(distinct_values, rule.middle);
    case RuleKind::kEach: {
      if (distinct_values.size() > 12)
        throw ClassError("each value a class of its own makes " + plural(distinct_values.size()) +
                         "; at most 12 can be told apart. Give another rule, as jenks:5");
      Breaks limits = distinct_values;
      limits.push_back(distinct_values.back());
      return limits;
    }
    default: {
      const Partition partition = fisher_jenks(values, rule.k);
      out.goodness = partition.total > 0 ? partition.goodness() : 1;
      return partition.midpoints();
    }
  }
}

void fixed(const Rule& rule, std::span<const NamedValue> values, Classes& out) {
  out.exact = rule.limits;
  if (rule.top) out.exact.push_back(*rule.top);
  out.open = !rule.top;
  for (const NamedValue& v : values) {
    const bool below = v.value < rule.limits.front();
    if (!below && (!rule.top || v.value <= *rule.top)) continue;
    throw ClassError(std::string(v.name) + " has the value " + shown(v.value) + ", which lies " +
                     (below ? "below the first limit " + shown(rule.limits.front())
                            : "above the last limit " + shown(*rule.top)) +
                     ": it is in no class. Give limits that take in all values");
  }
}

void remark(Classes& out, std::size_t n) {
  if (out.rule.k > out.size() && out.rule.kind != RuleKind::kPretty &&
      out.rule.kind != RuleKind::kSd && out.rule.kind != RuleKind::kEach)
    out.remarks.push_back("The values give " + plural(out.size()) + ", not " +
                          std::to_string(out.rule.k) + ": too many are equal.");
  for (const std::size_t count : out.counts)
    if (out.size() > 1 && static_cast<double>(count) > kMostInOne * static_cast<double>(n))
      out.remarks.push_back("One class has " + std::to_string(count) + " of " + std::to_string(n) +
                            " areas: a bar chart or a sentence says more than this map.");
}

}  // namespace

double Classes::printed_high(std::size_t i) const {
  if (single) return lower[i];
  if (i + 1 == size()) return top;
  return one_below(lower[i + 1], decimals);
}

Classes classify(const Rule& rule, std::span<const NamedValue> values, int decimals) {
  const std::vector<double> numbers = checked(values);
  const Breaks all = distinct(sorted_values(numbers));
  Classes out;
  out.rule = decided(rule, all);
  if (out.rule.kind == RuleKind::kFixed) {
    fixed(out.rule, values, out);
  } else if (all.size() == 1) {
    out.exact = {all.front(), all.front()};
  } else {
    out.exact = limits_of(out.rule, numbers, all, out);
    if (out.rule.kind != RuleKind::kEach) out.exact = distinct(out.exact);
  }
  out.single = out.rule.kind == RuleKind::kEach;
  const std::size_t count = out.exact.size() - (out.open ? 0 : 1);
  out.lower.assign(out.exact.begin(), out.exact.begin() + static_cast<std::ptrdiff_t>(count));
  const bool may_move =
      out.rule.kind != RuleKind::kFixed && out.rule.kind != RuleKind::kAround && !out.single;
  const PrintedLimits printed = printed_limits(out.lower, all, decimals, may_move);
  out.lower = printed.lower;
  out.decimals = printed.decimals;
  if (!printed.remark.empty()) out.remarks.push_back(printed.remark);
  if (!out.open) out.top = rounded_up(std::max(out.exact.back(), all.back()), out.decimals);
  out.counts.assign(count, 0);
  for (const double value : numbers) {
    const auto above = std::upper_bound(out.lower.begin() + 1, out.lower.end(), value);
    out.members.push_back(static_cast<std::size_t>(above - out.lower.begin()) - 1);
    ++out.counts[out.members.back()];
  }
  remark(out, numbers.size());
  return out;
}

}  // namespace kv::mapexport
