// SPDX-License-Identifier: MIT
#include "plugins/chart/kernels/scatter_parts.h"

#include <algorithm>
#include <cmath>

#include "plugins/chart/kernels/words.h"

namespace kv::chart {

namespace {

constexpr std::array<std::string_view, 4> kKeys = {"undecided", "too few", "suppressed", "missing"};

bool is_field(std::string_view field) {
  return std::ranges::find(kFields, field) != kFields.end();
}

std::string key_of(const Row& row) {
  if (std::ranges::find(kKeys, row.field) != kKeys.end()) return row.field;
  if (row.status.find("too few") != std::string::npos) return "too few";
  return reason(row.status) == draw::Missing::kSuppressed ? "suppressed" : "missing";
}

}  // namespace

Sorted sort_rows(const std::vector<Row>& rows, const Options& options) {
  Sorted out;
  for (const std::string_view key : kKeys) out.listed.push_back({std::string(key), {}});
  for (const Row& row : rows) {
    const bool has_reason = !row.field.empty() && !is_field(row.field);
    if (row.x && row.y && !has_reason) {
      Row drawn = row;
      if (!is_field(drawn.field) && options.x_cut && options.y_cut)
        drawn.field = std::string(*row.x > *options.x_cut ? "H" : "L") +
                      (*row.y > *options.y_cut ? "H" : "L");
      out.drawn.push_back(std::move(drawn));
      continue;
    }
    std::string name = row.label;
    // A field that is known although a number is not (its bounds lie on one side) is said.
    if (is_field(row.field)) name += " (" + row.field + ")";
    std::ranges::find(out.listed, key_of(row), &Sorted::Unplotted::key)->names.push_back(name);
  }
  std::erase_if(out.listed, [](const auto& one) { return one.names.empty(); });
  return out;
}

std::string field_words(const Options& options, std::string_view field) {
  if (options.x_name.empty() || options.y_name.empty()) return std::string(field);
  const auto side = [&](char c, bool first) {
    const bool high = c == 'H';
    if (first)
      return std::string(high ? say(options.lang, "Høy", "Høg", "High")
                              : say(options.lang, "Lav", "Låg", "Low"));
    return std::string(high ? say(options.lang, "høy", "høg", "high")
                            : say(options.lang, "lav", "låg", "low"));
  };
  return side(field[0], true) + " " + options.x_name + ", " + side(field[1], false) + " " +
         options.y_name;
}

std::string listed_words(const Options& options, std::string_view key) {
  const draw::Lang lang = options.lang;
  if (key == "undecided")
    return std::string(say(lang, "Uavgjort (skillet ligger mellom grensene)",
                           "Uavgjort (skiljet ligg mellom grensene)",
                           "Undecided (the cut lies between the bounds)"));
  if (key == "suppressed")
    return std::string(say(lang, "Skjult av hensyn til personvern",
                           "Skjult av omsyn til personvern", "Suppressed"));
  if (key == "missing") return std::string(say(lang, "Mangler tall", "Manglar tal", "No figure"));
  std::string words(say(lang, "For få", "For få", "Too few"));
  if (options.min_n && *options.min_n > 0)
    words += " (n\u00a0<\u00a0" + draw::shortest_number_text(*options.min_n, 1, lang) + ")";
  return words;
}

std::size_t count_field(const std::vector<Row>& rows, std::string_view field) {
  return static_cast<std::size_t>(std::ranges::count(rows, field, &Row::field));
}

std::string describe_scatter(const Sorted& sorted, const Sheet& sheet) {
  const Options& options = sheet.options();
  const draw::Lang lang = options.lang;
  std::string text(
      say(lang, "Spredningsdiagram med ", "Spreiingsdiagram med ", "Scatter plot of "));
  text += std::to_string(sorted.drawn.size());
  text += say(lang, " punkt.", " punkt.", " point(s).");
  for (const std::string_view field : kFields) {
    std::vector<std::string> names;
    for (const Row& row : sorted.drawn) {
      if (row.field == field) names.push_back(row.label);
    }
    if (names.empty()) continue;
    text += " " + field_words(options, field) + " (" + std::to_string(names.size()) +
            "): " + listed(names, lang, 60) + ".";
  }
  for (const auto& one : sorted.listed)
    text += " " + listed_words(options, one.key) + " (" + std::to_string(one.names.size()) +
            "): " + listed(one.names, lang, 60) + ".";
  return text;
}

draw::Colour tint(draw::Colour c, double share) {
  const auto mix = [&](std::uint8_t v) {
    return static_cast<std::uint8_t>(std::lround(255 + (v - 255) * share));
  };
  return {mix(c.red), mix(c.green), mix(c.blue)};
}

}  // namespace kv::chart
