// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "plugins/chart/kernels/axis.h"
#include "plugins/chart/kernels/bars_parts.h"
#include "plugins/chart/kernels/sheet.h"
#include "plugins/chart/kernels/words.h"

namespace kv::chart {

using draw::Anchor;
using draw::Colour;
using draw::Point;

namespace {

constexpr double kRowHigh = 3.6;  // mm for one model's interval
constexpr Colour kModels[] = {{0x2b, 0x5f, 0xa0},
                              {0xb5, 0x56, 0x1c},
                              {0x1b, 0x7f, 0x5f},
                              {0x5f, 0x5a, 0xa6},
                              {0x4d, 0x4d, 0x4d}};
/// An estimate beyond it is a likelihood without an end, however the optimiser stopped.
constexpr double kEndless = 1e6;

bool finite(const std::optional<double>& v) {
  return v && std::isfinite(*v) && std::fabs(*v) < kEndless;
}

class Coefficients {
 public:
  Coefficients(const std::vector<Row>& rows, const Options& options)
      : sheet_(options), rows_(rows), terms_(labels_of(rows)), models_(groups_of(rows)) {}

  Chart draw() {
    sheet_.set_default_decimals(2);
    double y = sheet_.heading();
    if (models_.size() > 1) {
      std::vector<Sheet::Key> keys;
      for (std::size_t m = 0; m < models_.size(); ++m)
        keys.push_back({{.colour = colour_of(m)}, models_[m], true, false});
      y = sheet_.keys(0.5, y, sheet_.width() - 1, keys) + 1;
    }
    lay_out();
    const double top = y;
    grid(top, top + height());
    for (const std::string& term : terms_) y = rows_of(term, y);
    y = ticks(y + 0.5);
    if (endless_)
      sheet_.remark(std::string(
          say(sheet_.options().lang,
              "Pil: estimatet eller intervallet har ingen grense i den retningen (separasjon).",
              "Pil: estimatet eller intervallet har inga grense i den retninga (separasjon).",
              "Arrow: the estimate or interval has no end in that direction (separation).")));
    if (cut_)
      sheet_.remark(std::string(
          say(sheet_.options().lang, "Pil der et tall står: intervallet går ut over figuren.",
              "Pil der eit tal står: intervallet går ut over figuren.",
              "Arrow beside a number: the interval goes beyond the figure.")));
    return sheet_.finish(y + 1, describe());
  }

 private:
  Colour colour_of(std::size_t model) const { return kModels[model % std::size(kModels)]; }

  std::vector<const Row*> of(const std::string& term) const {
    std::vector<const Row*> found;
    for (const Row& row : rows_) {
      if (row.label == term) found.push_back(&row);
    }
    return found;
  }

  double row_height(const std::string& term) const {
    const auto lines = draw::wrapped(term, kLabelSize, label_right_ - 0.5);
    return std::max(line_height(kLabelSize) * static_cast<double>(lines.size()),
                    kRowHigh * static_cast<double>(of(term).size())) +
           2.4;
  }

  double height() const {
    double sum = 0;
    for (const std::string& term : terms_) sum += row_height(term);
    return std::max(sum, 4.0);
  }

  /// The estimates with some of the widest interval ends: an end beyond three times the span of the
  /// estimates is cut to an arrow and said.
  void lay_out() {
    double low = 0;
    double high = 0;
    for (const Row& row : rows_) {
      if (!finite(row.value)) continue;
      low = std::min(low, *row.value);
      high = std::max(high, *row.value);
    }
    const double reach = std::max({3 * (high - low), 3 * std::fabs(high), 1.0});
    double from = low;
    double to = high;
    for (const Row& row : rows_) {
      if (finite(row.lower)) from = std::min(from, std::max(*row.lower, low - reach));
      if (finite(row.upper)) to = std::max(to, std::min(*row.upper, high + reach));
    }
    const double pad = (to - from) * 0.06 + 0.05;
    label_right_ = label_width(sheet_.width(), rows_) + 0.5;
    const double numbers = draw::text_width("\u221210,00 [\u221210,00; 10,00]", kTickSize);
    axis_ = axis(from - pad, to + pad, label_right_ + 3, sheet_.width() - numbers - 3, 6, false);
  }

  void grid(double top, double bottom) {
    for (const double tick : axis_.ticks) {
      const bool zero = tick == 0;
      sheet_.line({axis_.at(tick), top}, {axis_.at(tick), bottom},
                  {.colour = zero ? draw::kQuietInk : draw::kGridLine, .width = zero ? 0.3 : 0.2});
    }
  }

  double ticks(double y) {
    const double base = y + draw::kAscent * kTickSize * draw::kMmPerPoint;
    for (const double tick : axis_.ticks)
      sheet_.text(axis_.at(tick), base,
                  draw::number_text(tick, axis_.decimals, sheet_.options().lang),
                  {.size = kTickSize, .anchor = Anchor::kMiddle, .colour = draw::kQuietInk});
    y += line_height(kTickSize);
    const std::string words =
        !sheet_.options().x_title.empty()
            ? sheet_.options().x_title
            : std::string(say(sheet_.options().lang,
                              "Koeffisient (log odds) med konfidensintervall",
                              "Koeffisient (log odds) med konfidensintervall",
                              "Coefficient (log odds) with confidence interval"));
    sheet_.text((axis_.start + axis_.end) / 2, y + draw::kAscent * kTickSize * draw::kMmPerPoint,
                words, {.size = kTickSize, .anchor = Anchor::kMiddle});
    return y + line_height(kTickSize);
  }

  double rows_of(const std::string& term, double top) {
    const auto lines = draw::wrapped(term, kLabelSize, label_right_ - 0.5);
    const double high = row_height(term);
    const double text_high = line_height(kLabelSize) * static_cast<double>(lines.size());
    double baseline =
        top + high / 2 - text_high / 2 + draw::kAscent * kLabelSize * draw::kMmPerPoint;
    for (const std::string& line : lines) {
      sheet_.text(label_right_, baseline, line, {.anchor = Anchor::kEnd});
      baseline += line_height(kLabelSize);
    }
    const auto rows = of(term);
    double middle = top + high / 2 - kRowHigh * static_cast<double>(rows.size() - 1) / 2;
    for (const Row* row : rows) {
      interval(*row, middle);
      middle += kRowHigh;
    }
    return top + high;
  }

  void arrow(double x, double y, double direction, Colour colour) {
    draw::Rings head;
    head.points = {{x, y}, {x - direction * 1.8, y - 0.9}, {x - direction * 1.8, y + 0.9}};
    head.close();
    sheet_.add({.what = draw::Path{head}, .style = {.fill = draw::Paint{.colour = colour}}});
  }

  void interval(const Row& row, double y) {
    const auto found = std::ranges::find(models_, row.group);
    const Colour colour = colour_of(static_cast<std::size_t>(found - models_.begin()));
    const std::string words = numbers(row);
    const double base = draw::middle_baseline(y, kTickSize);
    sheet_.text(sheet_.width() - 0.5, base, words,
                {.size = kTickSize, .anchor = Anchor::kEnd, .colour = draw::kQuietInk});
    if (!row.value) {
      const draw::Missing why = reason(row.status);
      sheet_.count_missing(why);
      sheet_.rect({axis_.start, y - 1.2, axis_.start + 6, y + 1.2}, draw::missing_paint(why),
                  row.label + ": " + words);
      return;
    }
    const bool endless = !finite(row.value);
    const double direction = *row.value < 0 ? -1 : 1;
    double left = finite(row.lower) ? axis_.at(*row.lower) : axis_.start;
    double right = finite(row.upper) ? axis_.at(*row.upper) : axis_.end;
    // Without bounds at all there is no interval to draw.
    const bool has_bounds = row.lower || row.upper;
    const bool open_left = has_bounds && (!finite(row.lower) || left < axis_.start - 1e-9);
    const bool open_right = has_bounds && (!finite(row.upper) || right > axis_.end + 1e-9);
    left = std::max(left, axis_.start);
    right = std::min(right, axis_.end);
    const Point from{open_left ? axis_.start : left, y};
    const Point to{open_right ? axis_.end : right, y};
    if (has_bounds && from.x <= to.x) sheet_.line(from, to, {.colour = colour, .width = 0.45});
    if (open_left) arrow(axis_.start, y, -1, colour);
    if (open_right) arrow(axis_.end, y, 1, colour);
    endless_ = endless_ || endless || (has_bounds && (!finite(row.lower) || !finite(row.upper)));
    cut_ = cut_ || (open_left && finite(row.lower)) || (open_right && finite(row.upper));
    if (endless) {
      const double x = direction < 0 ? axis_.start : axis_.end;
      if (!has_bounds || !(direction < 0 ? open_left : open_right)) arrow(x, y, direction, colour);
      return;
    }
    draw::Node dot{.what = draw::Circle{{axis_.at(*row.value), y}, 1.0}};
    dot.style.fill = draw::Paint{.colour = colour};
    dot.style.stroke = draw::Stroke{.colour = draw::kWhite, .width = 0.2};
    sheet_.shape(std::move(dot),
                 row.label + (row.group.empty() ? "" : ", " + row.group) + ": " + words);
  }

  std::string figure(const std::optional<double>& v, double otherwise) const {
    if (v && (std::isinf(*v) || std::fabs(*v) >= kEndless)) return *v < 0 ? "\u2212∞" : "∞";
    if (!v) return otherwise < 0 ? "\u2212∞" : "∞";
    return sheet_.number(*v);
  }

  std::string numbers(const Row& row) const {
    if (!row.value) return std::string(missing_word(sheet_.options().lang, reason(row.status)));
    std::string words = figure(row.value, 1);
    if (row.lower || row.upper)
      words += " [" + figure(row.lower, -1) + "; " + figure(row.upper, 1) + "]";
    return words;
  }

  std::string describe() const {
    const draw::Lang lang = sheet_.options().lang;
    std::string text(say(lang, "Koeffisienter med intervaller: ", "Koeffisientar med intervall: ",
                         "Coefficients with intervals: "));
    std::vector<std::string> parts;
    for (const Row& row : rows_)
      parts.push_back(row.label + (row.group.empty() ? "" : " (" + row.group + ")") + " " +
                      numbers(row));
    return text + listed(parts, lang, 40) + ".";
  }

  Sheet sheet_;
  std::vector<Row> rows_;
  std::vector<std::string> terms_;
  std::vector<std::string> models_;
  Axis axis_;
  double label_right_ = 0;
  bool endless_ = false;
  bool cut_ = false;
};

}  // namespace

Chart coefficients(const std::vector<Row>& rows, const Options& options) {
  return Coefficients(rows, options).draw();
}

}  // namespace kv::chart
