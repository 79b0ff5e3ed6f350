// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "plugins/chart/kernels/bars_parts.h"
#include "plugins/chart/kernels/words.h"

namespace kv::chart {

using draw::Anchor;

namespace {

constexpr draw::Colour kBar{0x2b, 0x5f, 0xa0};
constexpr double kGap = 1.2;        // mm between a bar and its words
constexpr std::size_t kRoomy = 24;  // bars; of more each gets less, so that a page holds them
constexpr double kLeastPitch = 3.3;
constexpr std::size_t kMost = 5000;  // rows, of which each has a bar; the sheet ends at 20 m

/// "60 % (24)"; a number alone where there is no count.
std::string value_words(const Sheet& sheet, const Row& row) {
  std::string words = sheet.with_unit(*row.value);
  if (row.count) words += "\u00a0(" + draw::number_text(*row.count, 0, sheet.options().lang) + ")";
  return words;
}

std::string describe(const Sheet& sheet, const std::vector<Row>& rows) {
  const draw::Lang lang = sheet.options().lang;
  std::string text(say(lang, "Stolpediagram: ", "Stolpediagram: ", "Bar chart: "));
  std::vector<std::string> parts;
  for (const Row& row : rows)
    parts.push_back(row.label + " " +
                    (row.value ? value_words(sheet, row)
                               : std::string(missing_word(lang, reason(row.status)))));
  if (parts.empty()) parts.emplace_back(say(lang, "ingen rader", "ingen rader", "no rows"));
  return text + listed(parts, lang, 30) + ".";
}

class Bars {
 public:
  Bars(const std::vector<Row>& rows, const Options& options) : sheet_(options), rows_(rows) {}

  Chart draw() {
    sort();
    sheet_.set_default_decimals(sheet_.percent() ? 0 : decimals_of(rows_, 1));
    if (rows_.size() > kRoomy) {
      pitch_ = std::max(kLeastPitch,
                        kPitch * static_cast<double>(kRoomy) / static_cast<double>(rows_.size()));
      thick_ = pitch_ * kThick / kPitch;
      size_ = std::clamp(pitch_ / kPitch * 10, 6.0, kLabelSize);
    }
    double y = sheet_.heading(
        std::ranges::any_of(rows_, [](const Row& row) { return row.count.has_value(); }));
    lay_out();
    const double top = y;
    for (const Row& row : rows_) y = bar(row, y);
    sheet_.line({zero_, top}, {zero_, std::max(y, top + 1)},
                {.colour = draw::kQuietInk, .width = 0.25});
    if (rows_.empty())
      y = sheet_.paragraph(zero_ + 2, y, 80,
                           std::string(say(sheet_.options().lang, "Ingen rader å vise",
                                           "Ingen rader å vise", "No rows to show")),
                           {.colour = draw::kQuietInk});
    remark_rounding(sheet_, rows_);
    return sheet_.finish(y + 1, describe(sheet_, rows_));
  }

 private:
  void sort() {
    if (!sheet_.options().sorted) return;
    std::ranges::stable_sort(rows_, [](const Row& a, const Row& b) {
      if (a.value.has_value() != b.value.has_value()) return a.value.has_value();
      return a.value && *a.value > *b.value;
    });
  }

  void lay_out() {
    const double widest = label_width(sheet_.width(), rows_);
    double low = 0;
    double high = 0;
    double words = 0;
    for (const Row& row : rows_) {
      if (!row.value) continue;
      low = std::min(low, *row.value);
      high = std::max(high, *row.value);
      words = std::max(words, draw::text_width(value_words(sheet_, row), size_));
    }
    if (sheet_.percent() && high > 50) high = std::max(high, 100.0);
    const double left = widest + 2;
    const double right = sheet_.width() - words - kGap - 1;
    axis_ = axis(low, high == low ? low + 1 : high, low < 0 ? left + words + kGap : left,
                 std::max(right, left + 20), 5, false);
    zero_ = axis_.at(0);
    label_right_ = left - 1.5;
  }

  double bar(const Row& row, double top) {
    const auto lines = draw::wrapped(row.label, size_, label_right_ - 0.5);
    const double text_high = line_height(size_) * static_cast<double>(lines.size());
    const double high = std::max(pitch_, text_high + (pitch_ < kPitch ? 0.3 : 1.4));
    const double middle = top + high / 2;
    double baseline = middle - text_high / 2 + draw::kAscent * size_ * draw::kMmPerPoint;
    for (const std::string& line : lines) {
      sheet_.text(label_right_, baseline, line, {.size = size_, .anchor = Anchor::kEnd});
      baseline += line_height(size_);
    }
    const double base = draw::middle_baseline(middle, size_);
    if (!row.value) {
      const draw::Missing why = reason(row.status);
      sheet_.count_missing(why);
      const std::string word(missing_word(sheet_.options().lang, why));
      sheet_.rect({zero_ + 0.4, middle - thick_ / 2, zero_ + 7, middle + thick_ / 2},
                  draw::missing_paint(why), row.label + ": " + word);
      sheet_.text(zero_ + 7 + kGap, base, word, {.size = size_, .colour = draw::kQuietInk});
      return top + high;
    }
    const double end = axis_.at(*row.value);
    const std::string words = value_words(sheet_, row);
    sheet_.rect(
        {std::min(zero_, end), middle - thick_ / 2, std::max(zero_, end), middle + thick_ / 2},
        paint_of(row, {.colour = kBar}), row.label + ": " + words);
    if (*row.value < 0)
      sheet_.text(end - kGap, base, words, {.size = size_, .anchor = Anchor::kEnd});
    else
      sheet_.text(end + kGap, base, words, {.size = size_});
    return top + high;
  }

  Sheet sheet_;
  std::vector<Row> rows_;
  double pitch_ = kPitch, thick_ = kThick, size_ = kLabelSize;
  Axis axis_;
  double zero_ = 0;
  double label_right_ = 0;
};

}  // namespace

Chart bars(const std::vector<Row>& rows, const Options& options) {
  if (rows.size() > kMost)
    throw std::invalid_argument(
        std::to_string(rows.size()) + " rows are more than a bar chart can hold, which is " +
        std::to_string(kMost) + "; draw the largest (ORDER BY … LIMIT), or sums of groups");
  if (options.style == "stacked") return stacked_bars(rows, options);
  const bool groups = groups_of(rows).size() > 1;
  if (options.style == "grouped" || (options.style.empty() && groups))
    return grouped_bars(rows, options);
  if (groups)
    throw std::invalid_argument(
        "bars side by side cannot show the groups of the rows; the style is grouped or stacked");
  return Bars(rows, options).draw();
}

}  // namespace kv::chart
