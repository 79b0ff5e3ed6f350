// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>
#include <vector>

#include "plugins/chart/kernels/input.h"
#include "plugins/sdk/draw/metrics.h"

namespace kv::chart {

inline constexpr double kTitleSize = 11;  // pt
inline constexpr double kSubtitleSize = 8.5;
inline constexpr double kLabelSize = 8;
inline constexpr double kTickSize = 7.5;
inline constexpr double kFootSize = 7;

struct Type {
  double size = kLabelSize;
  draw::Anchor anchor = draw::Anchor::kStart;
  bool bold = false;
  draw::Colour colour = draw::kInk;
  double halo = 0;
};

/// The sheet of a chart: the heading above, the plot that the chart draws, the foot below.
class Sheet {
 public:
  explicit Sheet(const Options& options);

  const Options& options() const { return options_; }
  double width() const { return options_.width; }

  /// Title and subtitle; the y under them, where the plot may begin.
  /// Without a subtitle a chart of per cent says so; `counts`: and that numbers stand beside it.
  double heading(bool counts = false);

  void text(double x, double baseline, const std::string& words, const Type& type);
  /// Wrapped lines with their top at `top`; the y under them.
  double paragraph(double x, double top, double width, const std::string& words, const Type& type);
  void line(draw::Point from, draw::Point to, const draw::Stroke& stroke);
  /// A shape with its hover text.
  void shape(draw::Node node, const std::string& title);
  void add(draw::Node node) { chart_.scene.nodes.push_back(std::move(node)); }
  void rect(const draw::Box& box, const draw::Paint& paint, const std::string& title);

  /// Keys with their words in rows, the first row's top at `top`; the y under them.
  struct Key {
    draw::Paint paint;
    std::string words;
    bool circle = false;
    bool open = false;
  };
  double keys(double x, double top, double width, const std::vector<Key>& keys);
  /// One of a reason that has been drawn; foot() writes the keys.
  void count_missing(draw::Missing why) { ++missing_[why]; }

  /// A line at the foot of the figure.
  void remark(std::string sentence) { remarks_.push_back(std::move(sentence)); }
  /// A sentence for the one who makes the figure.
  void note(std::string sentence) { chart_.notes.push_back(std::move(sentence)); }

  /// The foot, from `y` on: keys of what is missing, remarks, note, source; ends the sheet. `desc`
  /// is the text for one who does not see it.
  Chart finish(double y, const std::string& desc);

  std::string number(double value) const;
  std::string with_unit(double value) const;
  int decimals() const { return options_.decimals.value_or(default_decimals_); }
  void set_default_decimals(int decimals) { default_decimals_ = decimals; }
  bool percent() const { return options_.unit == "percent"; }

 private:
  Options options_;
  Chart chart_;
  std::map<draw::Missing, int> missing_;
  std::vector<std::string> remarks_;
  int default_decimals_ = 0;
};

/// As few decimals (at most `most`) as tell the values apart from their rounding.
int decimals_of(const std::vector<Row>& rows, int most);

/// How high the line of a size is, mm.
double line_height(double size);

}  // namespace kv::chart
