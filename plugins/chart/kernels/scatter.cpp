// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "plugins/chart/kernels/scatter_parts.h"
#include "plugins/chart/kernels/words.h"
#include "plugins/sdk/draw/palette.h"

namespace kv::chart {

using draw::Anchor;
using draw::Box;
using draw::Colour;
using draw::Point;

namespace {

constexpr double kPlotHeight = 104;                        // mm
constexpr double kSideWidth = 34;                          // mm, the list of what has no point
constexpr double kLeast = 0.8, kMost = 3.4, kPlain = 1.1;  // mm, radii
constexpr double kSideSize = 6.5;                          // pt
constexpr Colour kBand{0xd2, 0xd2, 0xd2};

class Scatter {
 public:
  Scatter(const std::vector<Row>& rows, const Options& options)
      : sheet_(options), rows_(sort_rows(rows, options)) {
    for (const Row& row : rows_.drawn) most_ = std::max(most_, row.count.value_or(0));
  }

  Chart draw() {
    lay_out(sheet_.heading());
    background();
    axes();
    cuts();
    points();
    names();
    double y = plot_.y1 + 2 + line_height(kTickSize) + line_height(kLabelSize) + 1;
    y = keys(y);
    y = list(y);
    return sheet_.finish(y, describe_scatter(rows_, sheet_));
  }

 private:
  bool has_cuts() const { return sheet_.options().x_cut && sheet_.options().y_cut; }

  /// The lines of the list beside the plot; empty when it is too long to stand there.
  std::vector<std::string> side_lines() const {
    std::vector<std::string> lines;
    for (const auto& one : rows_.listed) {
      std::string words =
          listed_words(sheet_.options(), one.key) + " (" + std::to_string(one.names.size()) + ")";
      for (const std::string& line : draw::wrapped(words, kSideSize, kSideWidth, true))
        lines.push_back("\x01" + line);  // bold
      std::string names;
      for (const std::string& name : one.names) names += (names.empty() ? "" : ", ") + name;
      for (const std::string& line : draw::wrapped(names, kSideSize, kSideWidth))
        lines.push_back(line);
      lines.emplace_back();
    }
    if (static_cast<double>(lines.size()) * line_height(kSideSize) > kPlotHeight) return {};
    return lines;
  }

  void lay_out(double top) {
    double x0 = 0, x1 = 0, y0 = 0, y1 = 0;
    bool any = false;
    const auto take = [&](double x, double y) {
      x0 = any ? std::min(x0, x) : x;
      x1 = any ? std::max(x1, x) : x;
      y0 = any ? std::min(y0, y) : y;
      y1 = any ? std::max(y1, y) : y;
      any = true;
    };
    for (const Row& row : rows_.drawn) take(*row.x, *row.y);
    if (has_cuts()) take(*sheet_.options().x_cut, *sheet_.options().y_cut);
    side_ = side_lines();
    const auto padded = [](double& low, double& high) {
      const double pad = (high - low) * 0.09;
      const bool positive = low >= 0;
      low -= pad;
      high += pad;
      if (positive) low = std::max(low, -pad * 0.5);
    };
    padded(x0, x1);
    padded(y0, y1);
    top += has_cuts() ? 3.5 : 1;
    const double right =
        sheet_.width() - (side_.empty() ? 1 : kSideWidth + 3) - (has_cuts() ? 8 : 1);
    y_ = axis(y0, y1, top + kPlotHeight, top, 7, false);
    double ticks = 0;
    for (const double tick : y_.ticks)
      ticks = std::max(ticks, draw::text_width(tick_words(y_, tick), kTickSize));
    const double title = sheet_.options().y_title.empty() ? 0 : line_height(kLabelSize) + 1;
    x_ = axis(x0, x1, title + ticks + 2.5, right, 8, false);
    plot_ = {x_.start, top, x_.end, top + kPlotHeight};
  }

  std::string tick_words(const Axis& axis, double tick) const {
    return sheet_.percent() ? draw::percent_text(tick, axis.decimals, sheet_.options().lang)
                            : draw::number_text(tick, axis.decimals, sheet_.options().lang);
  }

  void background() {
    if (!has_cuts()) return;
    const double x = std::clamp(x_.at(*sheet_.options().x_cut), plot_.x0, plot_.x1);
    const double y = std::clamp(y_.at(*sheet_.options().y_cut), plot_.y0, plot_.y1);
    const Box boxes[] = {{x, plot_.y0, plot_.x1, y},
                         {x, y, plot_.x1, plot_.y1},
                         {plot_.x0, plot_.y0, x, y},
                         {plot_.x0, y, x, plot_.y1}};
    for (std::size_t i = 0; i < 4; ++i)
      sheet_.rect(boxes[i], {.colour = tint(draw::quadrant_colours()[i], i == 3 ? 0.3 : 0.13)}, "");
    const double near = sheet_.options().near;
    if (near <= 0) return;
    const auto band = [&](const Box& box) {
      if (box.x1 <= box.x0 || box.y1 <= box.y0) return;
      draw::Node node{.what = draw::Rect{box}, .style = {.fill = draw::Paint{.colour = kBand}}};
      node.style.opacity = 0.75;
      sheet_.add(std::move(node));
    };
    const auto in = [](double v, double a, double b) {
      return std::clamp(v, std::min(a, b), std::max(a, b));
    };
    const double xc = *sheet_.options().x_cut;
    const double yc = *sheet_.options().y_cut;
    band({in(x_.at(xc - near), plot_.x0, plot_.x1), plot_.y0,
          in(x_.at(xc + near), plot_.x0, plot_.x1), plot_.y1});
    const double low = in(y_.at(yc + near), plot_.y0, plot_.y1);
    const double high = in(y_.at(yc - near), plot_.y0, plot_.y1);
    const double left = in(x_.at(xc - near), plot_.x0, plot_.x1);
    const double right = in(x_.at(xc + near), plot_.x0, plot_.x1);
    // Beside the upright band, not over it, so that the grey is even.
    band({plot_.x0, low, left, high});
    band({right, low, plot_.x1, high});
  }

  void axes() {
    const draw::Stroke thin{.colour = draw::kGridLine, .width = 0.15};
    for (const double tick : x_.ticks) {
      sheet_.line({x_.at(tick), plot_.y0}, {x_.at(tick), plot_.y1}, thin);
      sheet_.text(x_.at(tick), plot_.y1 + 1 + draw::kAscent * kTickSize * draw::kMmPerPoint,
                  tick_words(x_, tick),
                  {.size = kTickSize, .anchor = Anchor::kMiddle, .colour = draw::kQuietInk});
    }
    for (const double tick : y_.ticks) {
      sheet_.line({plot_.x0, y_.at(tick)}, {plot_.x1, y_.at(tick)}, thin);
      sheet_.text(plot_.x0 - 1.2, draw::middle_baseline(y_.at(tick), kTickSize),
                  tick_words(y_, tick),
                  {.size = kTickSize, .anchor = Anchor::kEnd, .colour = draw::kQuietInk});
    }
    sheet_.add({.what = draw::Rect{plot_},
                .style = {.stroke = draw::Stroke{.colour = draw::kQuietInk, .width = 0.15}}});
    const Options& options = sheet_.options();
    sheet_.text(
        (plot_.x0 + plot_.x1) / 2,
        plot_.y1 + 1.5 + line_height(kTickSize) + draw::kAscent * kLabelSize * draw::kMmPerPoint,
        draw::shortened(options.x_title, kLabelSize, plot_.width()), {.anchor = Anchor::kMiddle});
    sheet_.add(
        {.what = draw::Text{
             .at = {draw::kAscent * kLabelSize * draw::kMmPerPoint, (plot_.y0 + plot_.y1) / 2},
             .text = draw::shortened(options.y_title, kLabelSize, plot_.height()),
             .size = kLabelSize,
             .anchor = Anchor::kMiddle,
             .turn = -90}});
  }

  void cuts() {
    if (!has_cuts()) return;
    const Options& options = sheet_.options();
    const draw::Stroke dashed{.colour = draw::kInk, .width = 0.25, .dashes = {1.2, 0.9}};
    const auto words = [&](double cut) {
      return draw::shortest_number_text(std::round(cut * 10) / 10, 1, options.lang);
    };
    const double x = x_.at(*options.x_cut);
    const double y = y_.at(*options.y_cut);
    sheet_.line({x, plot_.y0}, {x, plot_.y1}, dashed);
    sheet_.line({plot_.x0, y}, {plot_.x1, y}, dashed);
    sheet_.text(x, plot_.y0 - 1, words(*options.x_cut),
                {.size = kTickSize, .anchor = Anchor::kMiddle, .bold = true});
    sheet_.text(plot_.x1 + 1, draw::middle_baseline(y, kTickSize), words(*options.y_cut),
                {.size = kTickSize, .bold = true});
    for (const std::string_view field : kFields) corner(field, x);
  }

  /// The field's name and count in its outer corner, where it fits.
  void corner(std::string_view field, double x) {
    const bool right = field[0] == 'H';
    const bool up = field[1] == 'H';
    const double room = (right ? plot_.x1 - x : x - plot_.x0) - 3;
    const std::string words = field_words(sheet_.options(), field) + " (" +
                              std::to_string(count_field(rows_.drawn, field)) + ")";
    const auto lines = draw::wrapped(words, kTickSize, std::max(room, 8.0), true);
    const double high = line_height(kTickSize) * static_cast<double>(lines.size());
    const double top = up ? plot_.y0 + 1.2 : plot_.y1 - 1.2 - high;
    const double at = right ? plot_.x1 - 1.5 : plot_.x0 + 1.5;
    double wide = 0;
    double baseline = top + draw::kAscent * kTickSize * draw::kMmPerPoint;
    for (const std::string& line : lines) {
      sheet_.text(at, baseline, line,
                  {.size = kTickSize,
                   .anchor = right ? Anchor::kEnd : Anchor::kStart,
                   .bold = true,
                   .colour = draw::kQuietInk});
      wide = std::max(wide, draw::text_width(line, kTickSize, true));
      baseline += line_height(kTickSize);
    }
    taken_.push_back({right ? at - wide : at, top, right ? at : at + wide, top + high});
  }

  /// Others have a size, and this one's is not known.
  bool unsized(const Row& row) const { return most_ > 0 && !row.count; }

  double radius(const Row& row) const {
    if (most_ <= 0 || !row.count) return kPlain;
    return std::max(kLeast, kMost * std::sqrt(std::max(0.0, row.count.value_or(0)) / most_));
  }

  Colour colour_of(const Row& row) const {
    for (std::size_t i = 0; i < 4; ++i) {
      if (row.field == kFields[i]) return draw::quadrant_colours()[i];
    }
    return {0x2b, 0x5f, 0xa0};
  }

  void points() {
    // The largest first, so that none hides a smaller one.
    std::vector<const Row*> order;
    for (const Row& row : rows_.drawn) order.push_back(&row);
    std::ranges::stable_sort(order,
                             [&](const Row* a, const Row* b) { return radius(*a) > radius(*b); });
    for (const Row* row : order) {
      draw::Node node{.what = draw::Circle{{x_.at(*row->x), y_.at(*row->y)}, radius(*row)}};
      const bool open = unsized(*row);
      node.style.fill = draw::Paint{.colour = open ? draw::kWhite : colour_of(*row)};
      node.style.stroke = open ? draw::Stroke{.colour = colour_of(*row), .width = 0.5}
                               : draw::Stroke{.colour = draw::kInk, .width = 0.2};
      sheet_.shape(std::move(node), hover(*row));
    }
    tell_unsized();
  }

  void tell_unsized() {
    std::vector<std::string> names;
    for (const Row& row : rows_.drawn)
      if (unsized(row)) names.push_back(row.label);
    if (names.empty()) return;
    const draw::Lang lang = sheet_.options().lang;
    const std::string& n = sheet_.options().n_title;
    sheet_.remark(std::string(say(lang, "Åpen sirkel, størrelsen er ikke kjent",
                                  "Open sirkel, storleiken er ikkje kjend",
                                  "Open circle, its size is not known")) +
                  (n.empty() ? "" : " (" + n + ")") + ": " + listed(names, lang) + ".");
  }

  std::string hover(const Row& row) const {
    const draw::Lang lang = sheet_.options().lang;
    std::string words = row.label + ": " + draw::number_text(*row.x, 1, lang) + "; " +
                        draw::number_text(*row.y, 1, lang);
    if (row.count) words += "; n = " + draw::shortest_number_text(*row.count, 1, lang);
    if (!row.field.empty()) words += "; " + field_words(sheet_.options(), row.field);
    if (!row.status.empty()) words += "; " + row.status;
    return words;
  }

  void names() {
    std::vector<draw::LabelPoint> points;
    for (const Row& row : rows_.drawn)
      points.push_back(
          {.name = row.label, .at = {x_.at(*row.x), y_.at(*row.y)}, .radius = radius(row)});
    const draw::LabelOptions options;
    const draw::Placement placement =
        draw::place_at_points(points, plot_.grown(-0.3), taken_, options);
    draw::Group group{.nodes = draw::label_nodes(placement, options, 0.35)};
    sheet_.add({.what = std::move(group)});
    if (placement.unplaced.empty()) return;
    const draw::Lang lang = sheet_.options().lang;
    const std::string all = listed(placement.unplaced, lang);
    sheet_.note("There is no room for the names of " + all + ".");
    sheet_.remark(std::string(say(lang, "Uten navn i figuren: ", "Utan namn i figuren: ",
                                  "Not named in the figure: ")) +
                  all + ".");
  }

  /// The sizes of the points, and the band.
  double keys(double y) {
    const draw::Lang lang = sheet_.options().lang;
    if (most_ > 0) {
      double at = plot_.x0;
      const std::string title = sheet_.options().n_title.empty() ? "n" : sheet_.options().n_title;
      const double middle = y + kMost;
      sheet_.text(at, draw::middle_baseline(middle, kTickSize), title, {.size = kTickSize});
      at += draw::text_width(title, kTickSize) + 4;
      std::vector<double> sizes;
      for (const double share : {0.1, 0.3, 1.0}) {
        const double power = std::pow(10, std::floor(std::log10(most_ * share)));
        const double v = std::floor(most_ * share / power) * power;
        if (v > 0 && (sizes.empty() || v > sizes.back())) sizes.push_back(v);
      }
      for (const double v : sizes) {
        const double r = std::max(kLeast, kMost * std::sqrt(v / most_));
        sheet_.add({.what = draw::Circle{{at + r, middle}, r},
                    .style = {.fill = draw::Paint{}, .stroke = draw::Stroke{.width = 0.2}}});
        const std::string words = draw::shortest_number_text(v, 1, lang);
        sheet_.text(at + 2 * r + 1.2, draw::middle_baseline(middle, kTickSize), words,
                    {.size = kTickSize});
        at += 2 * r + 1.2 + draw::text_width(words, kTickSize) + 5;
      }
      y += 2 * kMost + 1;
    }
    if (has_cuts() && sheet_.options().near > 0)
      y = sheet_.keys(plot_.x0, y, sheet_.width() - plot_.x0,
                      {{{.colour = kBand},
                        std::string(say(lang, "nær et skille: høyst ", "nær eit skilje: høgst ",
                                        "near a cut: at most ")) +
                            draw::shortest_number_text(sheet_.options().near, 2, lang) +
                            std::string(say(lang, " unna", " unna", " away"))}});
    return y;
  }

  /// Those without a point, by name: beside the plot, or under it where there are too many.
  double list(double y) {
    if (!side_.empty()) {
      double top = plot_.y0;
      for (const std::string& line : side_) {
        const bool bold = !line.empty() && line[0] == '\x01';
        sheet_.text(
            sheet_.width() - kSideWidth, top + draw::kAscent * kSideSize * draw::kMmPerPoint,
            bold ? line.substr(1) : line,
            {.size = kSideSize, .bold = bold, .colour = bold ? draw::kInk : draw::kQuietInk});
        top += line_height(kSideSize);
      }
      return y;
    }
    for (const auto& one : rows_.listed)
      sheet_.remark(listed_words(sheet_.options(), one.key) + " (" +
                    std::to_string(one.names.size()) +
                    "): " + listed(one.names, sheet_.options().lang) + ".");
    return y;
  }

  Sheet sheet_;
  Sorted rows_;
  double most_ = 0;
  Axis x_, y_;
  Box plot_;
  std::vector<std::string> side_;
  std::vector<Box> taken_;
};

}  // namespace

Chart scatter(const std::vector<Row>& rows, const Options& options) {
  return Scatter(rows, options).draw();
}

}  // namespace kv::chart
