// SPDX-License-Identifier: MIT
#include "plugins/mapexport/layout/strip.h"

#include <algorithm>

#include "plugins/sdk/draw/metrics.h"

namespace kv::mapexport {
namespace {

constexpr double kBar = 1.4;        // mm: width of a pile
constexpr double kHighest = 8;      // mm: of the highest pile
constexpr double kBlock = 1.2;      // mm: the most that one area is high
constexpr double kLeast = 0.3;      // mm: one area among hundreds is seen, too
constexpr double kMark = 2.2;       // mm above the piles, for the region's mark
constexpr double kSize = 6;         // pt
constexpr std::size_t kFewest = 8;  // values; fewer are seen on the map
constexpr draw::Stroke kAxis{draw::kInk, 0.2};

struct Value {
  double number;
  std::size_t entry;
};

std::vector<Value> values_of(const Model& model) {
  std::vector<Value> out;
  for (const Shown& s : model.panels.front().shown)
    if (s.value.number) out.push_back({*s.value.number, s.entry});
  std::ranges::sort(out, {}, &Value::number);
  return out;
}

draw::Node text(double x, double y, std::string words, draw::Anchor anchor) {
  return {draw::Text{{x, y}, std::move(words), kSize, anchor, false, draw::kQuietInk}, {}, {}};
}

}  // namespace

draw::Node region_mark(draw::Point tip) {
  draw::Path mark;
  mark.rings.points = {tip, {tip.x - 0.9, tip.y - 1.7}, {tip.x + 0.9, tip.y - 1.7}};
  mark.rings.close();
  return {std::move(mark), {draw::Paint{draw::kInk}, {}, false, 1}, {}};
}

// Values that are all the same are not spread, whatever classes were asked for.
bool has_strip(const Model& model) {
  if (!model.options.strip || !model.classes || model.classes->single ||
      model.classes->size() < 2 || model.panels.size() != 1 ||
      model.panels.front().with_value < kFewest)
    return false;
  const std::vector<Value> values = values_of(model);
  return values.front().number < values.back().number;
}

Piece strip_of(const Model& model, double width) {
  if (!has_strip(model)) return {};
  const std::vector<Value> values = values_of(model);
  double low = values.front().number;
  double high = values.back().number;
  if (const auto& region = model.options.region_value) {
    low = std::min(low, *region);
    high = std::max(high, *region);
  }
  const auto piles = static_cast<std::size_t>(width / kBar);
  const double bar = width / static_cast<double>(piles);
  const auto pile_of = [&](double v) {
    const double part = (v - low) / (high - low) * static_cast<double>(piles);
    return std::min(piles - 1, static_cast<std::size_t>(part));
  };
  std::vector<std::size_t> count(piles, 0);
  for (const Value& v : values) ++count[pile_of(v.number)];
  const double tallest = static_cast<double>(*std::ranges::max_element(count));
  const double block = std::min(kBlock, kHighest / tallest);
  Piece out;
  const double floor = kMark + block * tallest;
  // Values rise within a pile: its classes come from below in their order.
  std::vector<double> top(piles, floor);
  for (std::size_t i = 0; i < values.size();) {
    std::size_t end = i;
    const std::size_t pile = pile_of(values[i].number);
    while (end < values.size() && pile_of(values[end].number) == pile &&
           values[end].entry == values[i].entry)
      ++end;
    const double x = bar * static_cast<double>(pile);
    const double y = top[pile] - std::max(kLeast, block * static_cast<double>(end - i));
    out.nodes.push_back({draw::Rect{{x + 0.05, y, x + bar - 0.05, top[pile]}},
                         {draw::Paint{model.legend[values[i].entry].paint.colour},
                          draw::Stroke{draw::Colour{0x6b, 0x6b, 0x6b}, 0.1}, false, 1},
                         {}});
    top[pile] = y;
    i = end;
  }
  out.nodes.push_back({draw::Polyline{{{0, floor}, {width, floor}}}, {{}, kAxis, false, 1}, {}});
  if (const auto& region = model.options.region_value) {
    const double x = (*region - low) / (high - low) * width;
    out.nodes.push_back({draw::Polyline{{{x, kMark - 0.4}, {x, floor + 0.7}}},
                         {{}, draw::Stroke{draw::kInk, 0.3}, false, 1},
                         {}});
    out.nodes.push_back(region_mark({x, kMark}));
  }
  const double baseline = floor + kSize * draw::kAscent * draw::kMmPerPoint + 0.6;
  const draw::Lang lang = model.texts.lang();
  out.nodes.push_back(
      text(0, baseline, draw::number_text(low, model.decimals, lang), draw::Anchor::kStart));
  out.nodes.push_back(
      text(width, baseline, draw::number_text(high, model.decimals, lang), draw::Anchor::kEnd));
  out.box = {0, 0, width, baseline + 0.8};
  return out;
}

}  // namespace kv::mapexport
