// SPDX-License-Identifier: MIT
#include "plugins/mapexport/map/model.h"

#include <algorithm>
#include <cmath>

#include "plugins/mapexport/kernels/geometry/wkb.h"
#include "plugins/mapexport/map/caption.h"
#include "plugins/mapexport/map/categories.h"
#include "plugins/mapexport/map/description.h"
#include "plugins/mapexport/map/paints.h"
#include "plugins/sdk/draw/palette.h"

namespace kv::mapexport {
namespace {

constexpr std::size_t kNoEntry = static_cast<std::size_t>(-1);

class Maker {
 public:
  Maker(const Rows& rows, MapOptions options)
      : rows_(rows),
        model_{std::move(options), Texts({}), {}, {}, {}, {}, {}, 0, false, {}, {}, {}} {
    model_.texts = Texts(model_.options);
  }

  Model make() {
    if (rows_.panels().empty()) throw MapError("there are no areas to show");
    for (const auto& [region, area] : rows_.areas()) {
      check_system(area);
      model_.areas.push_back(area);
    }
    lay_out();
    if (rows_.categories())
      categories();
    else
      numbers();
    absences();
    heading();
    model_.caption = caption_of(model_);
    model_.description = description_of(model_);
    return std::move(model_);
  }

 private:
  void check_system(const Area& area) const {
    if (!area.shape) return;
    const Extent box = area.shape->extent();
    try {
      if (model_.options.degrees)
        require_degrees(box);
      else if (model_.options.planar)
        require_plane(box);
      else
        require_utm33(box);
    } catch (const GeometryError& error) {
      throw MapError(area.shown() + ": " + error.what());
    }
  }

  /// Every panel has every shown area: one without a row there is missing, not absent.
  void lay_out() {
    for (const Rows::Panel& from : rows_.panels()) {
      Panel& panel = model_.panels.emplace_back(Panel{from.title, {}, 0});
      for (std::size_t i = 0; i < model_.areas.size(); ++i) {
        if (model_.areas[i].role != Role::kShown) continue;
        Shown& shown = panel.shown.emplace_back();
        shown.area = i;
        shown.entry = kNoEntry;
        if (const auto it = from.values.find(model_.areas[i].region); it != from.values.end())
          shown.value = it->second;
        else
          shown.value.status = "no row";
      }
    }
  }

  template <class Visit>
  void each(Visit&& visit) {
    for (Panel& panel : model_.panels)
      for (Shown& shown : panel.shown) visit(panel, shown);
  }

  int decimals_of_values() {
    if (model_.options.decimals) return *model_.options.decimals;
    bool whole = true;
    each([&](Panel&, const Shown& s) {
      whole = whole && (!s.value.number || *s.value.number == std::floor(*s.value.number));
    });
    return whole ? 0 : 1;
  }

  void numbers() {
    model_.decimals = decimals_of_values();
    std::vector<NamedValue> values;
    std::vector<std::string> names;
    each([&](Panel&, const Shown& s) {
      if (s.value.number) names.push_back(model_.areas[s.area].shown());
    });
    std::size_t at = 0;
    each([&](Panel&, const Shown& s) {
      if (s.value.number) values.push_back({names[at++], *s.value.number});
    });
    const Rule rule = parse_rule(model_.options.classes);
    if (rule.kind == RuleKind::kCategories) return each_number_a_category();
    if (values.empty()) return;  // all are missing, each for its reason
    model_.classes = classify(rule, values, model_.decimals);
    const Classes& classes = *model_.classes;
    for (const std::string& remark : classes.remarks) model_.remarks.push_back(remark);
    MapOptions colours = model_.options;
    if (rule.kind == RuleKind::kAround && classes.size() > 1) {
      if (!colours.midpoint) colours.midpoint = rule.middle;
      if (colours.palette.empty()) colours.palette = "PuOr";
    }
    const std::size_t before = model_.remarks.size();
    const auto paints = class_paints(colours, classes.lower, model_.remarks);
    // A class of one value can be told by its number where its colour is hard to tell.
    model_.letters =
        classes.single && model_.options.letters.value_or(model_.remarks.size() > before);
    for (std::size_t c = 0; c < classes.size(); ++c) {
      const std::string text = range(classes, c);
      model_.legend.push_back(
          {text, paints[c], classes.counts[c], false, classes.single ? text : std::string()});
    }
    at = 0;
    each([&](Panel& panel, Shown& s) {
      if (!s.value.number) return;
      s.entry = classes.members[at++];
      s.text = model_.texts.value(*s.value.number, model_.decimals);
      s.near_limit = near_limit(*s.value.number, classes);
      s.estimated = is_estimated(s.value.status);
      if (const auto it = model_.options.base.find(model_.areas[s.area].region);
          it != model_.options.base.end()) {
        s.base = it->second;
        s.thin = it->second < model_.options.least_base;
      }
      ++panel.with_value;
    });
  }

  bool near_limit(double value, const Classes& classes) const {
    if (!model_.options.near) return false;
    for (std::size_t c = 1; c < classes.size(); ++c)
      if (std::abs(value - classes.lower[c]) <= *model_.options.near) return true;
    return false;
  }

  std::string range(const Classes& classes, std::size_t c) const {
    const draw::Lang lang = model_.texts.lang();
    const double low = classes.lower[c];
    if (classes.open && c + 1 == classes.size())
      return draw::number_text(low, classes.decimals, lang) +
             std::string(model_.texts.pick(" og over", " og over", " and over"));
    const double high = classes.printed_high(c);
    if (low == high) return draw::number_text(low, classes.decimals, lang);
    // A minus sign and an en dash side by side read as one.
    if (low < 0 || high < 0)
      return draw::number_text(low, classes.decimals, lang) +
             std::string(model_.texts.pick(" til ", " til ", " to ")) +
             draw::number_text(high, classes.decimals, lang);
    return draw::range_text(low, high, classes.decimals, lang);
  }

  void each_number_a_category() {
    each([&](Panel&, Shown& s) {
      if (s.value.number)
        s.value.text = draw::shortest_number_text(*s.value.number, 6, draw::Lang::kEn);
    });
    categories();
  }

  void categories() {
    if (!model_.options.classes.empty() &&
        parse_rule(model_.options.classes).kind != RuleKind::kCategories)
      throw MapError("the values are texts, and the classes '" + model_.options.classes +
                     "' are for numbers; leave them out or give categories");
    std::vector<std::string> all;
    each([&](Panel&, Shown& s) {
      if (!s.value.text) return;
      // A class of what has none, as `quadrant` and `firefelt` have.
      if (is_absence_word(*s.value.text)) {
        s.value.status = *s.value.text;
        s.value.text.reset();
        return;
      }
      all.push_back(*s.value.text);
    });
    const std::vector<Category> categories = categories_of(all, model_.options);
    model_.letters = model_.options.letters.value_or(letters_help(categories));
    for (const Category& c : categories) {
      const bool told = !model_.letters || c.label.starts_with(c.code);
      model_.legend.push_back(
          {told ? c.label : c.code + ": " + c.label, c.paint, 0, false, c.code});
    }
    each([&](Panel& panel, Shown& s) {
      if (!s.value.text) return;
      s.entry = static_cast<std::size_t>(
          std::ranges::find(categories, *s.value.text, &Category::code) - categories.begin());
      s.text = model_.legend[s.entry].text;
      ++model_.legend[s.entry].count;
      ++panel.with_value;
      s.estimated = is_estimated(s.value.status);
    });
    for (const LegendEntry& entry : model_.legend)
      if (categories.size() > 1 &&
          static_cast<double>(entry.count) > 0.85 * static_cast<double>(all.size()))
        model_.remarks.push_back("One category, " + entry.text + ", has " +
                                 std::to_string(entry.count) + " of " + std::to_string(all.size()) +
                                 " areas: a bar chart or a sentence says more than this map.");
  }

  /// Short codes, as of parties and of the four fields, whose colours are hard to tell.
  static bool letters_help(const std::vector<Category>& categories) {
    constexpr std::size_t kShort = 5;  // bytes
    std::vector<draw::Colour> colours;
    bool fields = true;
    for (const Category& c : categories) {
      if (c.code.size() > kShort) return false;
      colours.push_back(c.paint.colour);
      fields = fields && (c.code == "HH" || c.code == "HL" || c.code == "LH" || c.code == "LL");
    }
    return categories.size() > 1 &&
           (fields || !draw::colour_faults(colours, draw::Scale::kQualitative, true).empty());
  }

  void absences() {
    for (std::size_t kind = 0; kind < kAbsences; ++kind)
      for (Panel& panel : model_.panels)
        for (Shown& s : panel.shown) {
          if (s.entry != kNoEntry) continue;
          const AbsenceOf why = absence_of(s.value.status);
          if (static_cast<std::size_t>(why.kind) != kind) continue;
          s.text = model_.texts.absence(why.kind, s.value.status, why.known);
          auto entry = std::ranges::find_if(
              model_.legend, [&](const LegendEntry& e) { return e.absence && e.text == s.text; });
          if (entry == model_.legend.end()) {
            draw::Paint paint = absence_paint(why.kind);
            // A text of its own: dots that are larger and wider apart with each.
            if (!why.known) {
              ++own_texts_;
              paint.spacing += 0.9 * own_texts_;
              paint.width += 0.12 * own_texts_;
            }
            model_.legend.push_back({s.text, paint, 0, true, {}});
            entry = model_.legend.end() - 1;
          }
          ++entry->count;
          s.entry = static_cast<std::size_t>(entry - model_.legend.begin());
        }
  }

  void heading() {
    const MapOptions& o = model_.options;
    std::string text = o.legend;
    if (text.empty()) text = model_.texts.unit();
    if (text.empty())
      text = rows_.categories() ? model_.texts.pick("Svar", "Svar", "Answer")
                                : model_.texts.pick("Verdi", "Verdi", "Value");
    if (text.size() > 4 && text[0] >= 'a' && text[0] <= 'z')
      text[0] = static_cast<char>(text[0] - 'a' + 'A');
    // In small multiples the counts stand under each map.
    model_.heading =
        model_.panels.size() > 1 ? text : text + " (" + model_.texts.counted_areas() + ")";
  }

  const Rows& rows_;
  Model model_;
  int own_texts_ = 0;
};

}  // namespace

std::string region_text(const Model& model) {
  const MapOptions& o = model.options;
  if (!o.region_value) return {};
  const bool whole = *o.region_value == std::floor(*o.region_value);
  const int decimals = whole ? model.decimals : std::max(model.decimals, 1);
  const std::string label = o.region_label.empty()
                                ? std::string(model.texts.pick("Samlet", "Samla", "All together"))
                                : o.region_label;
  return label + ": " + model.texts.value(*o.region_value, decimals);
}

Model make_model(const Rows& rows, MapOptions options) {
  return Maker(rows, std::move(options)).make();
}

}  // namespace kv::mapexport
