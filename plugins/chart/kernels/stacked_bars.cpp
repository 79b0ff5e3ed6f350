// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "plugins/chart/kernels/bars_parts.h"
#include "plugins/chart/kernels/words.h"

namespace kv::chart {

using draw::Anchor;

namespace {

constexpr double kInner = 0.8;  // mm kept free beside a number within its segment

class Stacked {
 public:
  Stacked(const std::vector<Row>& rows, const Options& options)
      : sheet_(options), rows_(rows), labels_(labels_of(rows)), groups_(groups_of(rows)) {
    // Those without an answer stand last, whichever question has them first.
    std::ranges::stable_partition(groups_, [&](const std::string& group) {
      return std::ranges::find(rows_, group, &Row::group)->field.empty();
    });
    for (const Row& row : rows_)
      if (row.field.empty()) colours_.declare({row.group});
  }

  Chart draw() {
    sheet_.set_default_decimals(sheet_.percent() ? 0 : decimals_of(rows_, 1));
    sort();
    double y = sheet_.heading();
    y = legend(y) + 1;
    lay_out();
    const double top = y;
    for (const std::string& label : labels_) y = bar(label, y);
    sheet_.line({axis_.start, top}, {axis_.start, std::max(y, top + 1)},
                {.colour = draw::kQuietInk, .width = 0.25});
    bool one_rounded = false;
    for (const std::string& label : labels_) one_rounded = one_rounded || rounds_otherwise(label);
    if (one_rounded)
      sheet_.remark(
          std::string(say(sheet_.options().lang, "Avrundede tall summerer seg ikke alltid til 100.",
                          "Avrunda tal summerer seg ikkje alltid til 100.",
                          "Rounded figures do not always add up to 100.")));
    return sheet_.finish(y + 1, describe());
  }

 private:
  std::vector<const Row*> of(const std::string& label) const {
    std::vector<const Row*> found;
    for (const std::string& group : groups_) {
      for (const Row& row : rows_) {
        if (row.label == label && row.group == group) found.push_back(&row);
      }
    }
    return found;
  }

  /// By the first segment, largest first.
  void sort() {
    if (!sheet_.options().sorted || groups_.empty()) return;
    const auto first = [&](const std::string& label) {
      const auto rows = of(label);
      return rows.empty() || !rows[0]->value || rows[0]->group != groups_[0] ? 0.0
                                                                             : *rows[0]->value;
    };
    std::ranges::stable_sort(
        labels_, [&](const std::string& a, const std::string& b) { return first(a) > first(b); });
  }

  double legend(double y) {
    std::vector<Sheet::Key> keys;
    for (const std::string& group : groups_) {
      const auto first = std::ranges::find(rows_, group, &Row::group);
      keys.push_back({paint_of(*first, colours_.paint(group)), group});
    }
    return sheet_.keys(0.5, y, sheet_.width() - 1, keys);
  }

  void lay_out() {
    double high = 0;
    double outside = 0;
    for (const std::string& label : labels_) {
      double sum = 0;
      for (const Row* row : of(label)) {
        if (row->value && *row->value < 0)
          throw std::invalid_argument("'" + label + "', '" + row->group +
                                      "' is negative: parts of a whole are 0 or more");
        sum += row->value.value_or(0);
      }
      high = std::max(high, sum);
    }
    const double left = label_width(sheet_.width(), rows_) + 2;
    label_right_ = left - 1.5;
    // What has no room within its segment stands at the end of the bar; measured twice, since the
    // room that it takes makes the segments smaller.
    for (int round = 0; round < 2; ++round) {
      axis_ = axis(0, high > 0 ? high : 1, left, sheet_.width() - 1 - outside, 5, false);
      for (const std::string& label : labels_)
        outside = std::max(outside, draw::text_width(words_outside(label), kTickSize));
      outside = std::min(outside + 1.5, sheet_.width() * 0.35);
    }
  }

  bool has_room(const Row& row) const {
    const double wide = axis_.at(*row.value) - axis_.at(0);
    return draw::text_width(sheet_.number(*row.value), kTickSize) + 2 * kInner <= wide;
  }

  std::string words_outside(const std::string& label) const {
    std::string words;
    for (const Row* row : of(label)) {
      if (!row->value) {
        words += (words.empty() ? "" : ", ") + row->group + " " +
                 std::string(missing_word(sheet_.options().lang, reason(row->status)));
      } else if (*row->value != 0 && !has_room(*row)) {
        words +=
            (words.empty() ? "" : ", ") + row->group + "\u00a0" + sheet_.with_unit(*row->value);
      }
    }
    return words;
  }

  double bar(const std::string& label, double top) {
    const auto lines = draw::wrapped(label, kLabelSize, label_right_ - 0.5);
    const std::string outside = words_outside(label);
    const auto beside = draw::wrapped(outside, kTickSize, sheet_.width() - 1 - axis_.end);
    const double text_high = line_height(kLabelSize) * static_cast<double>(lines.size());
    const double beside_high = line_height(kTickSize) * static_cast<double>(beside.size());
    const double high = std::max({kPitch, text_high + 1.4, beside_high + 0.6});
    const double middle = top + high / 2;
    double baseline = middle - text_high / 2 + draw::kAscent * kLabelSize * draw::kMmPerPoint;
    for (const std::string& line : lines) {
      sheet_.text(label_right_, baseline, line, {.anchor = Anchor::kEnd});
      baseline += line_height(kLabelSize);
    }
    double sum = 0;
    for (const Row* row : of(label)) {
      if (!row->value) {
        sheet_.count_missing(reason(row->status));
        continue;
      }
      segment(*row, sum, middle);
      sum += *row->value;
    }
    if (!outside.empty())
      sheet_.paragraph(axis_.at(sum) + 1, middle - beside_high / 2,
                       sheet_.width() - 0.5 - axis_.at(sum), outside, {.size = kTickSize});
    return top + high;
  }

  void segment(const Row& row, double sum, double middle) {
    if (*row.value == 0) return;
    const draw::Paint paint = paint_of(row, colours_.paint(row.group));
    const draw::Box box{axis_.at(sum), middle - kThick / 2, axis_.at(sum + *row.value),
                        middle + kThick / 2};
    std::string words = row.label + ", " + row.group + ": " + sheet_.with_unit(*row.value);
    if (row.count) words += " (" + draw::number_text(*row.count, 0, sheet_.options().lang) + ")";
    draw::Node node{
        .what = draw::Rect{box},
        .style = {.fill = paint, .stroke = draw::Stroke{.colour = draw::kWhite, .width = 0.3}}};
    sheet_.shape(std::move(node), words);
    if (has_room(row))
      sheet_.text((box.x0 + box.x1) / 2, draw::middle_baseline(middle, kTickSize),
                  sheet_.number(*row.value),
                  {.size = kTickSize,
                   .anchor = Anchor::kMiddle,
                   .colour = draw::ink_on(paint.colour),
                   .halo = paint.hatch == draw::Hatch::kNone ? 0 : 0.5});
  }

  bool rounds_otherwise(const std::string& label) const {
    if (!sheet_.percent()) return false;
    const double power = std::pow(10, sheet_.decimals());
    double sum = 0;
    double shown = 0;
    for (const Row* row : of(label)) {
      if (!row->value) return false;
      sum += *row->value;
      shown += std::trunc(*row->value * power + 0.5);
    }
    return std::fabs(sum - 100) < 1e-6 && shown != 100 * power;
  }

  std::string describe() const {
    const draw::Lang lang = sheet_.options().lang;
    std::string text(say(lang, "Stablede stolper: ", "Stabla stolpar: ", "Stacked bars: "));
    std::vector<std::string> parts;
    for (const std::string& label : labels_) {
      std::string part = label + " –";
      for (const Row* row : of(label))
        part += " " + row->group + " " +
                (row->value ? sheet_.with_unit(*row->value)
                            : std::string(missing_word(lang, reason(row->status)))) +
                ";";
      part.pop_back();
      parts.push_back(part);
    }
    return text + listed(parts, lang, 20) + ".";
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

Chart stacked_bars(const std::vector<Row>& rows, const Options& options) {
  return Stacked(rows, options).draw();
}

}  // namespace kv::chart
