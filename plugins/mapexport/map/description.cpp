// SPDX-License-Identifier: MIT
#include "plugins/mapexport/map/description.h"

#include <algorithm>

#include "plugins/mapexport/map/model.h"

namespace kv::mapexport {
namespace {

constexpr std::size_t kMostNamed = 60;

class Description {
 public:
  explicit Description(const Model& model) : model_(model), t_(model.texts) {}

  std::string text() {
    const std::size_t all = model_.panels.front().shown.size();
    out_ = std::string(t_.pick("Kartet viser ", "Kartet viser ", "The map shows ")) + t_.areas(all);
    if (model_.panels.size() > 1)
      out_ += std::string(t_.pick(" i ", " i ", " in ")) + std::to_string(model_.panels.size()) +
              std::string(t_.pick(" kart med samme klasser", " kart med same klassar",
                                  " maps with the same classes"));
    out_ += ". ";
    for (const std::string& mark : model_.options.marks) out_ += mark + ". ";
    if (model_.options.schematic)
      out_ += t_.pick("Kartet er skjematisk. ", "Kartet er skjematisk. ", "The map is schematic. ");
    for (const Panel& panel : model_.panels) {
      if (model_.panels.size() > 1) out_ += panel.title + ": ";
      extremes(panel);
      classes(panel, all);
    }
    while (out_.ends_with(' ')) out_.pop_back();
    return std::move(out_);
  }

 private:
  std::string name(const Shown& shown) const { return model_.areas[shown.area].name; }

  void extremes(const Panel& panel) {
    if (model_.options.region_value) {
      out_ += region_text(model_);
      out_ += ". ";
    }
    const Shown* least = nullptr;
    const Shown* most = nullptr;
    for (const Shown& s : panel.shown) {
      if (!s.value.number) continue;
      if (least == nullptr || *s.value.number < *least->value.number) least = &s;
      if (most == nullptr || *s.value.number > *most->value.number) most = &s;
    }
    if (least == nullptr) return;
    if (*least->value.number == *most->value.number) {
      out_ += std::string(t_.pick("Alle har ", "Alle har ", "All have ")) + least->text + ". ";
      return;
    }
    out_ += std::string(t_.pick("Høyest er ", "Høgast er ", "The highest is ")) +
            sharing(panel, *most) +
            std::string(t_.pick(", lavest er ", ", lågast er ", ", the lowest is ")) +
            sharing(panel, *least) + ". ";
  }

  /// "Bykle (0,0)", or "Bykle og 2 til (0,0)".
  std::string sharing(const Panel& panel, const Shown& one) const {
    const auto same = std::ranges::count_if(
        panel.shown, [&](const Shown& s) { return s.value.number == one.value.number; });
    std::string out = name(one);
    if (same > 1)
      out += std::string(t_.pick(" og ", " og ", " and ")) + std::to_string(same - 1) +
             std::string(t_.pick(" til", " til", " more"));
    return out + " (" + one.text + ")";
  }

  void classes(const Panel& panel, std::size_t all) {
    for (std::size_t e = 0; e < model_.legend.size(); ++e) {
      std::vector<std::string> members;
      for (const Shown& s : panel.shown)
        if (s.entry == e) members.push_back(name(s));
      if (members.empty()) continue;
      out_ += model_.legend[e].text + ": " + t_.areas(members.size());
      if (all <= kMostNamed) out_ += " (" + t_.list(members) + ")";
      out_ += ". ";
    }
  }

  const Model& model_;
  const Texts& t_;
  std::string out_;
};

}  // namespace

std::string description_of(const Model& model) {
  return Description(model).text();
}

}  // namespace kv::mapexport
