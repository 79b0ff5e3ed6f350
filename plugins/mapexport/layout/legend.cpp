// SPDX-License-Identifier: MIT
#include "plugins/mapexport/layout/legend.h"

#include <algorithm>

#include "plugins/mapexport/layout/strip.h"
#include "plugins/mapexport/map/paints.h"
#include "plugins/sdk/draw/metrics.h"

namespace kv::mapexport {
namespace {

constexpr double kPad = 2.2;       // mm, inside the box
constexpr double kSwatch = 7.5;    // mm wide
constexpr double kSwatchHigh = 4;  // mm
constexpr double kGap = 1.6;       // mm, between swatch and text
constexpr double kStrip = 40;      // mm wide
constexpr double kRow = 5.2;       // mm
constexpr double kSize = 8;        // pt
constexpr double kHeadSize = 8.5;  // pt
constexpr double kStripSize = 7;   // pt
constexpr draw::Colour kEdge{0x6b, 0x6b, 0x6b};

double line_height(double size) {
  return size * draw::kLineHeight * draw::kMmPerPoint;
}

draw::Node text(double x, double y, std::string words, double size, bool bold = false) {
  return {draw::Text{{x, y}, std::move(words), size, draw::Anchor::kStart, bold}, {}, {}};
}

struct Line {
  std::vector<std::string> words;
  std::optional<draw::Paint> paint;
  bool region = false;  ///< the region's own value, with its mark
  double height = 0;
};

std::string counted(const Model& model, const LegendEntry& entry) {
  // In small multiples a count over all panels is of nothing that is seen; each panel has its own.
  if (model.panels.size() > 1) return entry.text;
  return entry.text + " (" +
         draw::number_text(static_cast<double>(entry.count), 0, model.texts.lang()) + ")";
}

/// The swatch of areas with a small base: the colour in the middle of the classes, dotted.
std::optional<Line> thin_line(const Model& model) {
  std::size_t n = 0;
  for (const Panel& panel : model.panels)
    n += static_cast<std::size_t>(std::ranges::count_if(panel.shown, &Shown::thin));
  if (n == 0 || model.panels.size() > 1) return std::nullopt;
  const draw::Lang lang = model.texts.lang();
  Line line;
  line.words = {std::string(model.texts.pick("Grunnlag under ", "Grunnlag under ", "Base below ")) +
                draw::shortest_number_text(model.options.least_base, 2, lang) + ": " +
                draw::number_text(static_cast<double>(n), 0, lang)};
  line.paint = dotted(model.legend[model.classes->size() / 2].paint);
  return line;
}

class Lines {
 public:
  Lines(const Model& model, double text_width) : width_(text_width), marked_(has_strip(model)) {
    for (const LegendEntry& entry : model.legend) add(counted(model, entry), entry.paint, false);
    if (const auto thin = thin_line(model)) add(thin->words.front(), thin->paint, false);
    if (const std::string region = region_text(model); !region.empty())
      add(region, std::nullopt, marked_);
  }

  double widest() const {
    double widest = 0;
    for (const Line& line : list)
      for (const std::string& words : line.words)
        widest = std::max(widest, draw::text_width(words, kSize));
    return widest;
  }

  void draw(const Line& line, double x, double y, std::vector<draw::Node>& out) const {
    if (line.paint) {
      const double top = y + (line.height - kSwatchHigh) / 2;
      out.push_back({draw::Rect{{x, top, x + kSwatch, top + kSwatchHigh}},
                     {*line.paint, draw::Stroke{kEdge, 0.15}, false, 1},
                     {}});
    }
    if (line.region) out.push_back(region_mark({x + kSwatch / 2, y + line.height / 2 + 0.9}));
    const double left = line.paint || marked_ ? x + kSwatch + kGap : x;
    const double step = line_height(kSize);
    double middle = y + line.height / 2 - step * static_cast<double>(line.words.size() - 1) / 2;
    for (const std::string& words : line.words) {
      out.push_back(text(left, draw::middle_baseline(middle, kSize), words, kSize));
      middle += step;
    }
  }

  std::vector<Line> list;

 private:
  void add(const std::string& words, std::optional<draw::Paint> paint, bool region) {
    Line line{draw::wrapped(words, kSize, width_), paint, region, 0};
    line.height = std::max(kRow, static_cast<double>(line.words.size()) * line_height(kSize) + 0.8);
    list.push_back(std::move(line));
  }
  double width_;
  bool marked_;  ///< the region's line has the mark that the strip has
};

draw::Node box_of(const Legend& legend) {
  return {draw::Rect{{0, 0, legend.width, legend.height}},
          {draw::Paint{draw::kWhite}, draw::Stroke{draw::kGridLine, 0.25}, false, 1},
          {}};
}

}  // namespace

Legend boxed_legend(const Model& model, double most_width, bool with_strip) {
  const double room = most_width - 2 * kPad;
  const Lines lines(model, room - kSwatch - kGap);
  const auto heading = draw::wrapped(model.heading, kHeadSize, room, true);
  Legend out;
  out.width = lines.widest() + kSwatch + kGap;
  for (const std::string& words : heading)
    out.width = std::max(out.width, draw::text_width(words, kHeadSize, true));
  const double inner_width = std::min(room, std::max(out.width, kStrip));
  Piece strip = with_strip ? strip_of(model, inner_width) : Piece{};
  if (!strip.nodes.empty()) out.width = inner_width;
  out.width += 2 * kPad;
  double y = kPad;
  std::vector<draw::Node> inner;
  for (const std::string& words : heading) {
    inner.push_back(text(kPad, y + draw::middle_baseline(line_height(kHeadSize) / 2, kHeadSize),
                         words, kHeadSize, true));
    y += line_height(kHeadSize);
  }
  y += 0.8;
  for (const Line& line : lines.list) {
    lines.draw(line, kPad, y, inner);
    y += line.height;
  }
  if (!strip.nodes.empty()) {
    inner.push_back({draw::Group{std::move(strip.nodes), {kPad, y + 0.6}, 1}, {}, {}});
    y += strip.box.height() + 0.8;
  }
  out.height = y + kPad - 0.6;
  out.nodes.push_back(box_of(out));
  for (draw::Node& node : inner) out.nodes.push_back(std::move(node));
  return out;
}

Legend strip_box(const Model& model) {
  Piece strip = strip_of(model, kStrip);
  if (strip.nodes.empty()) return {};
  Legend out;
  const std::string heading(model.texts.pick("Hvordan verdiene fordeler seg",
                                             "Korleis verdiane fordeler seg",
                                             "How the values are spread"));
  const double high = line_height(kStripSize);
  out.width = kStrip + 2 * kPad;
  out.height = kPad + high + 0.6 + strip.box.height() + kPad - 0.8;
  out.nodes.push_back(box_of(out));
  out.nodes.push_back(
      text(kPad, kPad - 0.4 + draw::middle_baseline(high / 2, kStripSize), heading, kStripSize));
  out.nodes.push_back({draw::Group{std::move(strip.nodes), {kPad, kPad + high}, 1}, {}, {}});
  return out;
}

Legend flat_legend(const Model& model, double width) {
  const Lines lines(model, width - kSwatch - kGap);
  Legend out;
  out.width = width;
  double y = 0;
  for (const std::string& words : draw::wrapped(model.heading, kHeadSize, width, true)) {
    out.nodes.push_back(text(0, y + draw::middle_baseline(line_height(kHeadSize) / 2, kHeadSize),
                             words, kHeadSize, true));
    y += line_height(kHeadSize);
  }
  y += 0.8;
  const double column = lines.widest() + kSwatch + kGap + 6;
  const auto columns = static_cast<std::size_t>(std::max(1.0, (width + 6) / column));
  for (std::size_t i = 0; i < lines.list.size(); i += columns) {
    double high = 0;
    const std::size_t end = std::min(i + columns, lines.list.size());
    for (std::size_t k = i; k < end; ++k) high = std::max(high, lines.list[k].height);
    for (std::size_t k = i; k < end; ++k)
      lines.draw(lines.list[k], static_cast<double>(k - i) * column, y, out.nodes);
    y += high;
  }
  Piece strip = strip_of(model, std::min(width, kStrip));
  if (!strip.nodes.empty()) {
    out.nodes.push_back({draw::Group{std::move(strip.nodes), {0, y + 0.6}, 1}, {}, {}});
    y += strip.box.height() + 1;
  }
  out.height = y;
  return out;
}

}  // namespace kv::mapexport
