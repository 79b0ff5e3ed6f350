// SPDX-License-Identifier: MIT
#include "plugins/indices/kernels/share.h"

#include <stdexcept>
#include <string>

namespace kv::indices {
namespace {

constexpr std::string_view kSuppressed = ":";
constexpr Number kNothing(0);

bool suppressed(const Published& cell) {
  return !cell.value && cell.symbol == kSuppressed;
}

std::string shown(Number number) {
  if (number.is_integer()) return std::to_string(number.integer());
  std::string text = std::to_string(number.real());
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

double ratio(Number part, Number whole) {
  return part.real() / whole.real();
}

std::optional<Interval> bounds_of_known_whole(Number whole, const SuppressionRule& rule) {
  if (rule.smallest > whole) {
    throw std::invalid_argument("a suppressed part of at least " + shown(rule.smallest) +
                                " does not fit into a whole of " + shown(whole) +
                                ". min_suppressed is not the rule of this source");
  }
  const Number most = rule.largest && *rule.largest < whole ? *rule.largest : whole;
  return Interval{ratio(rule.smallest, whole), ratio(most, whole)};
}

/// The suppressed whole lies in [least, rule.largest]; the part is at least `part`.
std::optional<Interval> bounds_of_unknown_whole(Number part, bool part_known, Number threshold,
                                                const SuppressionRule& rule) {
  const Number least = part > rule.smallest ? part : rule.smallest;
  if (rule.largest && *rule.largest < least) {
    throw std::invalid_argument(
        "a part of " + shown(part) + " does not fit into a suppressed whole of at most " +
        shown(*rule.largest) + ". max_suppressed is not the rule of this source");
  }
  if (least < threshold || least == kNothing) return std::nullopt;
  return Interval{rule.largest ? ratio(part, *rule.largest) : 0.0,
                  part_known ? ratio(part, least) : 1.0};
}

}  // namespace

std::string_view share_status(const Published& part, const Published& whole, Number threshold) {
  constexpr std::string_view kNoRow = "no row";
  if (!whole.value) return whole.symbol.value_or(kNoRow);
  if (*whole.value < kNothing) return "negative";
  if (*whole.value == kNothing) return "Inf";
  if (*whole.value < threshold) return "too few";
  if (!part.value) return part.symbol.value_or(kNoRow);
  if (*part.value < kNothing) return "negative";
  if (*part.value > *whole.value) return "part > whole";
  return "";
}

std::optional<double> share(const Published& part, const Published& whole, Number threshold) {
  if (!part.value || !whole.value) return std::nullopt;
  if (!share_status(part, whole, threshold).empty()) return std::nullopt;
  return ratio(*part.value, *whole.value);
}

std::optional<Interval> share_bounds(const Published& part, const Published& whole,
                                     Number threshold, const SuppressionRule& rule) {
  const std::string_view status = share_status(part, whole, threshold);
  if (status.empty() && part.value && whole.value) {
    const double known = ratio(*part.value, *whole.value);
    return Interval{known, known};
  }
  if (status != kSuppressed) return std::nullopt;
  if (whole.value) return bounds_of_known_whole(*whole.value, rule);
  if (suppressed(part)) return bounds_of_unknown_whole(rule.smallest, false, threshold, rule);
  if (part.value && !(*part.value < kNothing)) {
    return bounds_of_unknown_whole(*part.value, true, threshold, rule);
  }
  return std::nullopt;
}

}  // namespace kv::indices
