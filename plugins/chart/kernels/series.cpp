// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <set>

#include "plugins/chart/kernels/axis.h"
#include "plugins/chart/kernels/bars_parts.h"
#include "plugins/chart/kernels/sheet.h"
#include "plugins/chart/kernels/spread.h"
#include "plugins/chart/kernels/words.h"

namespace kv::chart {

using draw::Anchor;
using draw::Colour;
using draw::Point;

namespace {

constexpr double kLeastHeight = 66;   // mm
constexpr double kMostHeight = 200;   // mm
constexpr double kStripHeight = 3.2;  // mm, for what has no number
constexpr double kDot = 0.75;

/// Dark enough for a line of half a millimetre on white (3:1); ColorBrewer's Dark2 and the ink.
constexpr Colour kLines[] = {{0x1b, 0x7f, 0x5f}, {0xc2, 0x55, 0x02}, {0x5f, 0x5a, 0xa6},
                             {0xc7, 0x1f, 0x74}, {0x4c, 0x7c, 0x16}, {0x8a, 0x62, 0x18},
                             {0x2b, 0x5f, 0xa0}, {0x4d, 0x4d, 0x4d}};

bool is_imputed(const Row& row) {
  return row.status.find("imputed") != std::string::npos;
}

class Series {
 public:
  Series(const std::vector<Row>& rows, const Options& options)
      : sheet_(options), rows_(rows), names_(labels_of(rows)) {
    std::ranges::stable_sort(
        rows_, [](const Row& a, const Row& b) { return a.x.value_or(0) < b.x.value_or(0); });
  }

  Chart draw() {
    sheet_.set_default_decimals(sheet_.percent() ? 1 : decimals_of(rows_, 1));
    top_ = sheet_.heading() + 2;
    lay_out();
    grid();
    for (std::size_t i = 0; i < names_.size(); ++i) line_of(i);
    labels();
    double y = bottom_ + (strip_ ? kStripHeight : 0) + 2.5 + line_height(kTickSize);
    remarks(y);
    return sheet_.finish(y, describe());
  }

 private:
  std::vector<const Row*> of(const std::string& name) const {
    std::vector<const Row*> found;
    for (const Row& row : rows_) {
      if (row.label == name && row.x) found.push_back(&row);
    }
    return found;
  }

  Colour colour_of(std::size_t i) const { return kLines[i % std::size(kLines)]; }

  std::string end_words(const Row& row) const {
    return row.label + " " + sheet_.with_unit(*row.value);
  }

  void lay_out() {
    double low = 0;
    double high = 0;
    double first = 0;
    double last = 0;
    bool any = false;
    double words = 0;
    for (const Row& row : rows_) {
      if (!row.x) continue;
      first = any ? std::min(first, *row.x) : *row.x;
      last = any ? std::max(last, *row.x) : *row.x;
      any = true;
      strip_ = strip_ || !row.value;
      if (!row.value) continue;
      low = std::min(low, *row.value);
      high = std::max(high, *row.value);
    }
    for (const std::string& name : names_)
      words = std::max(words, draw::text_width(name, kLabelSize, true));
    words = std::min(words, sheet_.width() * 0.28);
    const double height =
        std::clamp(static_cast<double>(names_.size()) * 2 * line_height(kLabelSize), kLeastHeight,
                   kMostHeight);
    bottom_ = top_ + height;
    y_ = axis(low, high == low ? low + 1 : high, bottom_, top_, 5, true);
    double ticks = 0;
    for (const double tick : y_.ticks)
      ticks = std::max(ticks, draw::text_width(tick_words(tick), kTickSize));
    const double left = ticks + 2.5;
    x_ = axis(first, last > first ? last : first + 1, left + 2, sheet_.width() - words - 4, 10,
              false);
    x_.from = first;
    x_.to = last > first ? last : first + 1;
    left_ = left;
  }

  std::string tick_words(double tick) const {
    return draw::number_text(tick, y_.decimals, sheet_.options().lang);
  }

  void grid() {
    for (const double tick : y_.ticks) {
      const bool zero = tick == 0;
      sheet_.line({left_, y_.at(tick)}, {x_.end + 1, y_.at(tick)},
                  {.colour = zero ? draw::kQuietInk : draw::kGridLine, .width = zero ? 0.25 : 0.2});
      sheet_.text(left_ - 1.5, draw::middle_baseline(y_.at(tick), kTickSize), tick_words(tick),
                  {.size = kTickSize, .anchor = Anchor::kEnd, .colour = draw::kQuietInk});
    }
    // Only years that are there, as many as have room.
    std::set<double> years;
    for (const Row& row : rows_) {
      if (row.x) years.insert(*row.x);
    }
    const double under =
        bottom_ + (strip_ ? kStripHeight : 0) + 1 + draw::kAscent * kTickSize * draw::kMmPerPoint;
    double taken = -1;
    for (const double year : years) {
      const std::string words = year_words(year);
      const double half = draw::text_width(words, kTickSize) / 2;
      if (x_.at(year) - half < taken) continue;
      sheet_.text(x_.at(year), under, words,
                  {.size = kTickSize, .anchor = Anchor::kMiddle, .colour = draw::kQuietInk});
      taken = x_.at(year) + half + 1.5;
    }
    for (const double year : sheet_.options().breaks) {
      if (year < x_.from || year > x_.to) continue;
      const double at = x_.at(year) - (x_.at(x_.from + 1) - x_.at(x_.from)) / 2;
      sheet_.line({at, top_}, {at, bottom_},
                  {.colour = draw::kQuietInk, .width = 0.25, .dashes = {0.4, 0.8}});
      sheet_.text(at, top_ - 0.8,
                  std::string(say(sheet_.options().lang, "brudd i tidsserien", "brot i tidsserien",
                                  "break in series")),
                  {.size = kFootSize, .anchor = Anchor::kMiddle, .colour = draw::kQuietInk});
    }
  }

  /// A year has no thousands.
  static std::string year_words(double year) {
    return year == std::floor(year) && std::fabs(year) < 1e6
               ? std::to_string(static_cast<long>(year))
               : draw::shortest_number_text(year, 2, draw::Lang::kNb);
  }

  void line_of(std::size_t i) {
    const Colour colour = colour_of(i);
    const auto rows = of(names_[i]);
    const Row* before = nullptr;
    for (const Row* row : rows) {
      if (!row->value) {
        hole(*row, colour);
        before = nullptr;
        continue;
      }
      if (before != nullptr) {
        const bool dashed = is_imputed(*before) || is_imputed(*row);
        imputed_ = imputed_ || dashed;
        sheet_.line(place(*before), place(*row),
                    {.colour = colour,
                     .width = 0.6,
                     .dashes = dashed ? std::vector<double>{1.2, 0.8} : std::vector<double>{}});
      }
      before = row;
    }
    for (const Row* row : rows) {
      if (!row->value) continue;
      draw::Node dot{.what = draw::Circle{place(*row), is_imputed(*row) ? kDot + 0.1 : kDot}};
      dot.style.fill = draw::Paint{.colour = is_imputed(*row) ? draw::kWhite : colour};
      dot.style.stroke = draw::Stroke{.colour = colour, .width = 0.35};
      imputed_ = imputed_ || is_imputed(*row);
      sheet_.shape(std::move(dot), row->label + ", " + year_words(*row->x) + ": " +
                                       sheet_.with_unit(*row->value) +
                                       (is_imputed(*row) ? " (" + imputed_word() + ")" : ""));
    }
  }

  std::string imputed_word() const {
    return std::string(say(sheet_.options().lang, "beregnet", "utrekna", "imputed"));
  }

  /// What has no number stands under the axis, never at zero.
  void hole(const Row& row, Colour colour) {
    const draw::Missing why = reason(row.status);
    sheet_.count_missing(why);
    const double at = x_.at(*row.x);
    draw::Node mark{.what = draw::Rect{{at - 1.1, bottom_ + 0.8, at + 1.1, bottom_ + 0.8 + 2.2}}};
    mark.style.fill = draw::missing_paint(why);
    mark.style.stroke = draw::Stroke{.colour = colour, .width = 0.25};
    sheet_.shape(std::move(mark), row.label + ", " + year_words(*row.x) + ": " +
                                      std::string(missing_word(sheet_.options().lang, why)));
  }

  Point place(const Row& row) const { return {x_.at(*row.x), y_.at(*row.value)}; }

  void labels() {
    struct End {
      std::size_t series;
      const Row* row;
    };
    std::vector<End> ends;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const auto rows = of(names_[i]);
      const auto last = std::find_if(rows.rbegin(), rows.rend(),
                                     [](const Row* r) { return r->value.has_value(); });
      if (last != rows.rend()) ends.push_back({i, *last});
    }
    std::vector<double> wanted;
    for (const End& end : ends) wanted.push_back(place(*end.row).y);
    const double two_lines = 2 * line_height(kLabelSize);
    const bool tight = two_lines * static_cast<double>(ends.size()) > bottom_ - top_ + two_lines;
    const double high = tight ? line_height(kLabelSize) : two_lines;
    const auto places = spread(wanted, high, top_ - 2, bottom_ + 1);
    std::vector<std::string> unplaced;
    const double x = x_.end + 2.2;
    for (std::size_t k = 0; k < ends.size(); ++k) {
      if (!places[k]) {
        unplaced.push_back(names_[ends[k].series]);
        continue;
      }
      const Colour colour = colour_of(ends[k].series);
      const double middle = *places[k];
      const Point from = place(*ends[k].row);
      if (std::fabs(middle - from.y) > 1 || from.x < x_.end - 0.1)
        sheet_.line({from.x + 1, from.y}, {x - 0.5, middle}, {.colour = colour, .width = 0.15});
      const double room = sheet_.width() - x;
      const std::string name = draw::shortened(names_[ends[k].series], kLabelSize, room, true);
      const Type type{.bold = true, .colour = colour};
      if (tight) {
        sheet_.text(x, draw::middle_baseline(middle, kLabelSize), name, type);
      } else {
        sheet_.text(x, draw::middle_baseline(middle - line_height(kLabelSize) / 2, kLabelSize),
                    name, type);
        sheet_.text(x, draw::middle_baseline(middle + line_height(kLabelSize) / 2, kLabelSize),
                    sheet_.with_unit(*ends[k].row->value), type);
      }
    }
    if (unplaced.empty()) return;
    const std::string names = listed(unplaced, sheet_.options().lang);
    sheet_.note("There is no room for the names of " + names + ".");
    sheet_.remark(std::string(say(sheet_.options().lang, "Uten navn i figuren: ",
                                  "Utan namn i figuren: ", "Not named in the figure: ")) +
                  names + ".");
  }

  void remarks(double& y) {
    const draw::Lang lang = sheet_.options().lang;
    if (imputed_)
      y = sheet_.keys(left_, y, sheet_.width() - left_,
                      {{.paint = {.colour = draw::kQuietInk},
                        .words = std::string(say(lang, "beregnet, ikke målt (stiplet linje)",
                                                 "utrekna, ikkje målt (stipla linje)",
                                                 "imputed, not measured (dashed line)")),
                        .circle = true,
                        .open = true}});
  }

  std::string describe() const {
    const draw::Lang lang = sheet_.options().lang;
    std::string text(say(lang, "Linjediagram. ", "Linjediagram. ", "Line chart. "));
    std::vector<std::string> parts;
    for (const std::string& name : names_) {
      const Row* first = nullptr;
      const Row* last = nullptr;
      for (const Row* row : of(name)) {
        if (!row->value) continue;
        if (first == nullptr) first = row;
        last = row;
      }
      if (first == nullptr) {
        parts.push_back(name + ": " + std::string(missing_word(lang, draw::Missing::kMissing)));
        continue;
      }
      parts.push_back(name + ": " + sheet_.with_unit(*first->value) + " (" + year_words(*first->x) +
                      ") " + std::string(say(lang, "til ", "til ", "to ")) +
                      sheet_.with_unit(*last->value) + " (" + year_words(*last->x) + ")");
    }
    text += listed(parts, lang, 20) + ".";
    if (imputed_)
      text += say(lang, " Noen år er beregnet og ikke målt.",
                  " Nokre år er utrekna og ikkje målte.", " Some years are imputed, not measured.");
    return text;
  }

  Sheet sheet_;
  std::vector<Row> rows_;
  std::vector<std::string> names_;
  Axis x_, y_;
  double top_ = 0, bottom_ = 0, left_ = 0;
  bool strip_ = false;
  bool imputed_ = false;
};

}  // namespace

Chart series(const std::vector<Row>& rows, const Options& options) {
  return Series(rows, options).draw();
}

}  // namespace kv::chart
