// SPDX-License-Identifier: MIT
#include "plugins/chart/kernels/sheet.h"

#include <algorithm>
#include <cmath>

#include "plugins/chart/kernels/words.h"

namespace kv::chart {

using draw::Anchor;
using draw::Box;
using draw::Node;
using draw::Point;

namespace {

constexpr double kMargin = 0.5;  // mm around the sheet
constexpr double kKeyWidth = 4.5;
constexpr double kKeyHeight = 3;

}  // namespace

double line_height(double size) {
  return size * draw::kMmPerPoint * draw::kLineHeight;
}

Sheet::Sheet(const Options& options) : options_(options) {
  chart_.scene.width = options.width;
  chart_.scene.title = options.title;
  chart_.scene.lang = std::string(draw::code(options.lang));
  chart_.scene.id_prefix = options.id_prefix;
}

double Sheet::heading(bool counts) {
  double y = 1;
  if (!options_.title.empty())
    y = paragraph(kMargin, y, width() - 2 * kMargin, options_.title,
                  {.size = kTitleSize, .bold = true}) +
        0.8;
  std::string subtitle = options_.subtitle;
  if (subtitle.empty() && percent())
    subtitle =
        say(options_.lang, counts ? "Prosent (antall)." : "Prosent.",
            counts ? "Prosent (tal)." : "Prosent.", counts ? "Per cent (number)." : "Per cent.");
  if (options_.base)
    subtitle += (subtitle.empty() ? "N\u00a0=\u00a0" : " N\u00a0=\u00a0") +
                draw::shortest_number_text(*options_.base, 1, options_.lang) + ".";
  if (!subtitle.empty())
    y = paragraph(kMargin, y, width() - 2 * kMargin, subtitle,
                  {.size = kSubtitleSize, .colour = draw::kQuietInk}) +
        1.2;
  return y + 1.5;
}

void Sheet::text(double x, double baseline, const std::string& words, const Type& type) {
  add({.what = draw::Text{.at = {x, baseline},
                          .text = words,
                          .size = type.size,
                          .anchor = type.anchor,
                          .bold = type.bold,
                          .colour = type.colour,
                          .halo = type.halo}});
}

double Sheet::paragraph(double x, double top, double width, const std::string& words,
                        const Type& type) {
  const double high = line_height(type.size);
  for (const std::string& line : draw::wrapped(words, type.size, width, type.bold)) {
    text(x, top + draw::kAscent * type.size * draw::kMmPerPoint, line, type);
    top += high;
  }
  return top;
}

void Sheet::line(Point from, Point to, const draw::Stroke& stroke) {
  add({.what = draw::Polyline{{from, to}}, .style = {.stroke = stroke}});
}

void Sheet::shape(Node node, const std::string& title) {
  node.marks.title = title;
  add(std::move(node));
}

void Sheet::rect(const Box& box, const draw::Paint& paint, const std::string& title) {
  Node node{.what = draw::Rect{box}, .style = {.fill = paint}};
  if (paint.hatch != draw::Hatch::kNone)
    node.style.stroke = draw::Stroke{.colour = draw::kQuietInk, .width = 0.15};
  shape(std::move(node), title);
}

double Sheet::keys(double x, double top, double width, const std::vector<Key>& keys) {
  const double high = std::max(kKeyHeight, line_height(kTickSize)) + 0.6;
  double at = x;
  for (const Key& key : keys) {
    const double room = width - kKeyWidth - 1.2;
    const std::string words = draw::shortened(key.words, kTickSize, room);
    const double wide = kKeyWidth + 1.2 + draw::text_width(words, kTickSize);
    if (at > x && at + wide > x + width) {
      at = x;
      top += high;
    }
    const double middle = top + high / 2;
    Node node;
    if (key.circle)
      node.what = draw::Circle{{at + kKeyWidth / 2, middle}, 1.1};
    else
      node.what =
          draw::Rect{{at, middle - kKeyHeight / 2, at + kKeyWidth, middle + kKeyHeight / 2}};
    node.style.fill = key.open ? draw::Paint{.colour = draw::kWhite} : key.paint;
    node.style.stroke = draw::Stroke{.colour = key.open ? key.paint.colour : draw::kQuietInk,
                                     .width = key.open ? 0.4 : 0.15};
    add(std::move(node));
    text(at + kKeyWidth + 1.2, draw::middle_baseline(middle, kTickSize), words,
         {.size = kTickSize});
    at += wide + 4;
  }
  return keys.empty() ? top : top + high;
}

std::string Sheet::number(double value) const {
  return draw::number_text(value, decimals(), options_.lang);
}

std::string Sheet::with_unit(double value) const {
  return percent() ? draw::percent_text(value, decimals(), options_.lang) : number(value);
}

Chart Sheet::finish(double y, const std::string& desc) {
  const draw::Lang lang = options_.lang;
  std::vector<Key> missing;
  for (const auto& [why, count] : missing_)
    missing.push_back({draw::missing_paint(why),
                       std::string(missing_word(lang, why)) + " (" + std::to_string(count) + ")"});
  if (!missing.empty()) y = keys(kMargin, y, width() - 2 * kMargin, missing) + 0.5;
  const double room = width() - 2 * kMargin;
  const Type quiet{.size = kFootSize, .colour = draw::kQuietInk};
  const auto foot = [&](const std::string& words, const Type& type) {
    if (!words.empty()) y = paragraph(kMargin, y, room, words, type);
  };
  y += 0.8;
  const std::string made_up(made_up_words(lang, options_.made_up));
  foot(made_up, {.size = kFootSize, .bold = true});
  for (const std::string& sentence : remarks_) foot(sentence, quiet);
  foot(options_.note, quiet);
  if (!options_.source.empty())
    foot(std::string(say(lang, "Kilde: ", "Kjelde: ", "Source: ")) + options_.source, quiet);
  chart_.scene.height = std::ceil(y + 1);
  std::string words = desc;
  for (const std::string& sentence : remarks_) words += " " + sentence;
  if (!made_up.empty()) words += " " + made_up;
  chart_.scene.desc = words;
  if (chart_.scene.title.empty()) chart_.scene.title = desc.substr(0, desc.find('.'));
  return std::move(chart_);
}

int decimals_of(const std::vector<Row>& rows, int most) {
  int needed = 0;
  for (const Row& row : rows) {
    for (const auto& v : {row.value, row.lower, row.upper}) {
      if (!v || !std::isfinite(*v) || std::fabs(*v) >= 1e12) continue;
      double scaled = *v;
      int d = 0;
      while (d < most && std::fabs(scaled - std::round(scaled)) > 1e-9 * std::fabs(scaled)) {
        scaled *= 10;
        ++d;
      }
      needed = std::max(needed, d);
    }
  }
  return needed;
}

}  // namespace kv::chart
