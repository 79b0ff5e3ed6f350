// SPDX-License-Identifier: MIT
#include "plugins/mapexport/layout/text_column.h"

#include "plugins/mapexport/layout/geometry.h"
#include "plugins/sdk/draw/metrics.h"

namespace kv::mapexport {
namespace {

struct Type {
  double size;  ///< pt
  bool bold;
  draw::Colour colour;
};
constexpr Type kTitle{11.5, true, draw::kInk};
constexpr Type kSubtitle{8.5, false, draw::kQuietInk};
constexpr Type kMark{8.5, true, draw::kInk};
constexpr Type kCaption{6.5, false, draw::kQuietInk};
constexpr std::size_t kMostNamed = 12;

double put(const std::string& words, const Type& type, double y, draw::Scene& scene) {
  const double step = type.size * draw::kLineHeight * draw::kMmPerPoint;
  for (std::string& line : draw::wrapped(words, type.size, scene.width, type.bold)) {
    scene.nodes.push_back({draw::Text{{0, y + type.size * draw::kAscent * draw::kMmPerPoint},
                                      std::move(line),
                                      type.size,
                                      draw::Anchor::kStart,
                                      type.bold,
                                      type.colour},
                           {},
                           {}});
    y += step;
  }
  return y;
}

}  // namespace

double head(const Model& model, draw::Scene& scene) {
  const MapOptions& o = model.options;
  if (o.bare) return 0.5;
  double y = 1;
  if (!o.title.empty()) y = put(o.title, kTitle, y, scene) + 0.8;
  if (!o.subtitle.empty()) y = put(o.subtitle, kSubtitle, y, scene);
  for (const std::string& mark : o.marks) y = put(mark, kMark, y, scene);
  if (o.schematic)
    y = put(std::string(model.texts.pick("Skjematisk kart: én rute for hver kommune",
                                         "Skjematisk kart: éi rute for kvar kommune",
                                         "Schematic map: one tile for each municipality")),
            kMark, y, scene);
  return y + 1.5;
}

std::vector<std::string> left_out_lines(const Texts& t, const std::vector<std::string>& unnamed,
                                        std::size_t islets) {
  std::vector<std::string> out;
  if (!unnamed.empty())
    out.push_back((unnamed.size() <= kMostNamed ? t.list(unnamed) : t.areas(unnamed.size())) +
                  std::string(t.pick(" har ikke plass til navnet på kartet.",
                                     " har ikkje plass til namnet på kartet.",
                                     " cannot be named on the map for lack of room.")));
  if (islets > 0) {
    const double least = static_cast<double>(kLeastUnits) / kUnitsPerMm;
    out.push_back(
        draw::number_text(static_cast<double>(islets), 0, t.lang()) +
        std::string(islets == 1
                        ? t.pick(" holme eller hull", " holme eller hol", " islet or hole")
                        : t.pick(" holmer eller hull", " holmar eller hol", " islets or holes")) +
        std::string(t.pick(" under ", " under ", " of less than ")) +
        draw::number_text(least, 2, t.lang()) +
        std::string(t.pick(" mm på kartet er ikke tegnet.", " mm på kartet er ikkje teikna.",
                           " mm on the map left out.")));
  }
  return out;
}

double foot(const Model& model, const std::vector<std::string>& left_out, double y,
            draw::Scene& scene) {
  if (model.options.bare) return y;
  for (const std::string& line : model.caption) y = put(line, kCaption, y, scene);
  for (const std::string& line : left_out) y = put(line, kCaption, y, scene);
  return y + 1;
}

}  // namespace kv::mapexport
