// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "plugins/chart/kernels/bars_parts.h"
#include "plugins/chart/kernels/words.h"

namespace kv::chart {

using draw::Anchor;

namespace {

constexpr double kSlim = 3.4;  // mm, a bar beside others

class Grouped {
 public:
  Grouped(const std::vector<Row>& rows, const Options& options)
      : sheet_(options), rows_(rows), labels_(labels_of(rows)), groups_(groups_of(rows)) {
    colours_.declare(groups_);
  }

  Chart draw() {
    sheet_.set_default_decimals(sheet_.percent() ? 0 : decimals_of(rows_, 1));
    double y = sheet_.heading(
        std::ranges::any_of(rows_, [](const Row& row) { return row.count.has_value(); }));
    std::vector<Sheet::Key> keys;
    for (const std::string& group : groups_) {
      const auto first = std::ranges::find(rows_, group, &Row::group);
      keys.push_back({paint_of(*first, colours_.paint(group)), group});
    }
    y = sheet_.keys(0.5, y, sheet_.width() - 1, keys) + 1;
    lay_out();
    const double top = y;
    std::vector<std::string> parts;
    for (const std::string& label : labels_) y = cluster(label, y, parts);
    sheet_.line({axis_.at(0), top}, {axis_.at(0), std::max(y, top + 1)},
                {.colour = draw::kQuietInk, .width = 0.25});
    const draw::Lang lang = sheet_.options().lang;
    return sheet_.finish(
        y + 1,
        std::string(say(lang, "Grupperte stolper: ", "Grupperte stolpar: ", "Grouped bars: ")) +
            listed(parts, lang, 40) + ".");
  }

 private:
  std::string words(const Row& row) const {
    std::string text = sheet_.with_unit(*row.value);
    if (row.count)
      text += "\u00a0(" + draw::number_text(*row.count, 0, sheet_.options().lang) + ")";
    return text;
  }

  void lay_out() {
    double low = 0;
    double high = 0;
    double wide = 0;
    for (const Row& row : rows_) {
      if (!row.value) continue;
      low = std::min(low, *row.value);
      high = std::max(high, *row.value);
      wide = std::max(wide, draw::text_width(words(row), kTickSize));
    }
    const double left = label_width(sheet_.width(), rows_) + 2;
    label_right_ = left - 1.5;
    axis_ = axis(low, high == low ? low + 1 : high, low < 0 ? left + wide + 1 : left,
                 std::max(sheet_.width() - wide - 2, left + 20), 5, false);
  }

  double cluster(const std::string& label, double top, std::vector<std::string>& parts) {
    std::vector<const Row*> bars;
    for (const Row& row : rows_) {
      if (row.label == label) bars.push_back(&row);
    }
    const auto lines = draw::wrapped(label, kLabelSize, label_right_ - 0.5);
    const double text_high = line_height(kLabelSize) * static_cast<double>(lines.size());
    const double bars_high = (kSlim + 0.3) * static_cast<double>(bars.size());
    const double high = std::max(text_high, bars_high) + 2;
    double baseline =
        top + high / 2 - text_high / 2 + draw::kAscent * kLabelSize * draw::kMmPerPoint;
    for (const std::string& line : lines) {
      sheet_.text(label_right_, baseline, line, {.anchor = Anchor::kEnd});
      baseline += line_height(kLabelSize);
    }
    double y = top + (high - bars_high) / 2;
    for (const Row* row : bars) {
      parts.push_back(label + ", " + row->group + " " + bar(*row, y));
      y += kSlim + 0.3;
    }
    return top + high;
  }

  /// Draws it and says what it shows.
  std::string bar(const Row& row, double y) {
    const double zero = axis_.at(0);
    const double base = draw::middle_baseline(y + kSlim / 2, kTickSize);
    if (!row.value) {
      const draw::Missing why = reason(row.status);
      sheet_.count_missing(why);
      const std::string word(missing_word(sheet_.options().lang, why));
      sheet_.rect({zero + 0.4, y, zero + 7, y + kSlim}, draw::missing_paint(why),
                  row.label + ", " + row.group + ": " + word);
      return word;
    }
    const double end = axis_.at(*row.value);
    sheet_.rect({std::min(zero, end), y, std::max(zero, end), y + kSlim},
                paint_of(row, colours_.paint(row.group)),
                row.label + ", " + row.group + ": " + words(row));
    const bool left = *row.value < 0;
    sheet_.text(left ? end - 1 : end + 1, base, words(row),
                {.size = kTickSize, .anchor = left ? Anchor::kEnd : Anchor::kStart});
    return words(row);
  }

  Sheet sheet_;
  std::vector<Row> rows_;
  std::vector<std::string> labels_;
  std::vector<std::string> groups_;
  draw::CategoryColours colours_;
  Axis axis_;
  double label_right_ = 0;
};

}  // namespace

Chart grouped_bars(const std::vector<Row>& rows, const Options& options) {
  return Grouped(rows, options).draw();
}

}  // namespace kv::chart
