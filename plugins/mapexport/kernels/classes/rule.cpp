// SPDX-License-Identifier: MIT
#include "plugins/mapexport/kernels/classes/rule.h"

#include <charconv>
#include <cmath>
#include <utility>

namespace kv::mapexport {
namespace {

constexpr const char* kForms =
    "fixed:A,B,C (lower limits; the last class is open) or fixed:A,B,C..D (it ends at D), "
    "quantile:K, quantile-2:K, equal:K, jenks:K, sd, pretty, headtails, around:M, each, categories";

struct Name {
  std::string_view name;
  RuleKind kind;
  std::size_t k;  ///< when none is given; 0: none may be given
};
constexpr Name kNames[] = {
    {"jenks", RuleKind::kJenks, 5},          {"quantile", RuleKind::kQuantile, 5},
    {"quantile-2", RuleKind::kQuantile2, 5}, {"equal", RuleKind::kEqual, 5},
    {"pretty", RuleKind::kPretty, 5},        {"sd", RuleKind::kSd, 5},
    {"headtails", RuleKind::kHeadTails, 0},  {"each", RuleKind::kEach, 0},
    {"categories", RuleKind::kCategories, 0}};

[[noreturn]] void refuse(std::string_view text, const std::string& why) {
  throw ClassError("the classes '" + std::string(text) + "' " + why + ". Give " + kForms + ".");
}

double number(std::string_view text, std::string_view all) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value))
    refuse(all,
           "have the limit '" + std::string(text) + "', which is no number with a decimal point");
  return value == 0 ? 0 : value;
}

Rule fixed(std::string_view list, std::string_view all) {
  Rule rule;
  rule.kind = RuleKind::kFixed;
  if (const std::size_t dots = list.find(".."); dots != std::string_view::npos) {
    rule.top = number(list.substr(dots + 2), all);
    list = list.substr(0, dots);
  }
  for (;;) {
    const std::size_t comma = list.find(',');
    rule.limits.push_back(number(list.substr(0, comma), all));
    if (rule.limits.size() > 1 && !(rule.limits[rule.limits.size() - 2] < rule.limits.back()))
      refuse(all, "have limits that do not rise");
    if (comma == std::string_view::npos) break;
    list.remove_prefix(comma + 1);
  }
  if (rule.top && *rule.top <= rule.limits.back()) refuse(all, "end below their last limit");
  rule.k = rule.limits.size();
  return rule;
}

Rule around(std::string_view middle, std::string_view all) {
  Rule rule;
  rule.kind = RuleKind::kAround;
  rule.middle = number(middle, all);
  return rule;
}

}  // namespace

Rule parse_rule(std::string_view text) {
  if (text.empty()) return {};
  if (text.starts_with("around:")) return around(text.substr(7), text);
  if (text.starts_with("fixed:")) return fixed(text.substr(6), text);
  const std::size_t colon = text.find(':');
  const std::string_view word = text.substr(0, colon);
  for (const Name& name : kNames) {
    if (name.name != word) continue;
    Rule rule;
    rule.kind = name.kind;
    rule.k = name.k;
    if (colon == std::string_view::npos) return rule;
    if (name.k == 0) refuse(text, "take no number after " + std::string(word));
    const double k = number(text.substr(colon + 1), text);
    if (k < 1 || k > 12 || k != std::floor(k)) refuse(text, "must be 1 to 12 classes");
    rule.k = static_cast<std::size_t>(k);
    return rule;
  }
  refuse(text, "are of no known rule");
}

}  // namespace kv::mapexport
