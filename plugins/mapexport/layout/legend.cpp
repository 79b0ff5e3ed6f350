// SPDX-License-Identifier: MIT
#include "plugins/mapexport/layout/legend.h"

#include <algorithm>

#include "plugins/sdk/draw/metrics.h"

namespace kv::mapexport {
namespace {

constexpr double kPad = 2.2;       // mm, inside the box
constexpr double kSwatch = 7.5;    // mm wide
constexpr double kSwatchHigh = 4;  // mm
constexpr double kGap = 1.6;       // mm, between swatch and text
constexpr double kRow = 5.2;       // mm
constexpr double kSize = 8;        // pt
constexpr double kHeadSize = 8.5;  // pt
constexpr draw::Colour kEdge{0x6b, 0x6b, 0x6b};

double line_height(double size) {
  return size * draw::kLineHeight * draw::kMmPerPoint;
}

draw::Node text(double x, double y, std::string words, double size, bool bold = false) {
  return {draw::Text{{x, y}, std::move(words), size, draw::Anchor::kStart, bold}, {}, {}};
}

struct Line {
  std::vector<std::string> words;
  const draw::Paint* paint = nullptr;
  double height = 0;
};

std::string counted(const Model& model, const LegendEntry& entry) {
  // In small multiples a count over all panels is of nothing that is seen; each panel has its own.
  if (model.panels.size() > 1) return entry.text;
  return entry.text + " (" +
         draw::number_text(static_cast<double>(entry.count), 0, model.texts.lang()) + ")";
}

std::string region_line(const Model& model) {
  if (!model.options.region_value) return {};
  const std::string label = model.options.region_label.empty()
                                ? std::string(model.texts.pick("Samlet", "Samla", "All together"))
                                : model.options.region_label;
  return label + ": " + model.texts.value(*model.options.region_value, model.decimals);
}

class Lines {
 public:
  Lines(const Model& model, double text_width) : width_(text_width) {
    for (const LegendEntry& entry : model.legend) add(counted(model, entry), &entry.paint);
    if (const std::string region = region_line(model); !region.empty()) add(region, nullptr);
  }

  double widest() const {
    double widest = 0;
    for (const Line& line : list)
      for (const std::string& words : line.words)
        widest = std::max(widest, draw::text_width(words, kSize));
    return widest;
  }

  void draw(const Line& line, double x, double y, std::vector<draw::Node>& out) const {
    if (line.paint != nullptr) {
      const double top = y + (line.height - kSwatchHigh) / 2;
      out.push_back({draw::Rect{{x, top, x + kSwatch, top + kSwatchHigh}},
                     {*line.paint, draw::Stroke{kEdge, 0.15}, false, 1},
                     {}});
    }
    const double left = line.paint != nullptr ? x + kSwatch + kGap : x;
    const double step = line_height(kSize);
    double middle = y + line.height / 2 - step * static_cast<double>(line.words.size() - 1) / 2;
    for (const std::string& words : line.words) {
      out.push_back(text(left, draw::middle_baseline(middle, kSize), words, kSize));
      middle += step;
    }
  }

  std::vector<Line> list;

 private:
  void add(const std::string& words, const draw::Paint* paint) {
    Line line{draw::wrapped(words, kSize, width_), paint, 0};
    line.height = std::max(kRow, static_cast<double>(line.words.size()) * line_height(kSize) + 0.8);
    list.push_back(std::move(line));
  }
  double width_;
};

}  // namespace

Legend boxed_legend(const Model& model, double most_width) {
  const double room = most_width - 2 * kPad;
  const Lines lines(model, room - kSwatch - kGap);
  const auto heading = draw::wrapped(model.heading, kHeadSize, room, true);
  Legend out;
  out.width = lines.widest() + kSwatch + kGap;
  for (const std::string& words : heading)
    out.width = std::max(out.width, draw::text_width(words, kHeadSize, true));
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
  out.height = y + kPad - 0.6;
  out.nodes.push_back({draw::Rect{{0, 0, out.width, out.height}},
                       {draw::Paint{draw::kWhite}, draw::Stroke{draw::kGridLine, 0.25}, false, 1},
                       {}});
  for (draw::Node& node : inner) out.nodes.push_back(std::move(node));
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
  out.height = y;
  return out;
}

}  // namespace kv::mapexport
