// SPDX-License-Identifier: MIT
#include "plugins/mapexport/layout/text_column.h"

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

double foot(const Model& model, const std::vector<std::string>& names_left_out, double y,
            draw::Scene& scene) {
  const Texts& t = model.texts;
  if (model.options.bare) return y;
  for (const std::string& line : model.caption) y = put(line, kCaption, y, scene);
  if (!names_left_out.empty()) {
    std::string line = names_left_out.size() <= kMostNamed ? t.list(names_left_out)
                                                           : t.areas(names_left_out.size());
    y = put(line + std::string(t.pick(" har ikke plass til navnet på kartet.",
                                      " har ikkje plass til namnet på kartet.",
                                      " cannot be named on the map for lack of room.")),
            kCaption, y, scene);
  }
  return y + 1;
}

}  // namespace kv::mapexport
