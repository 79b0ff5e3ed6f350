// SPDX-License-Identifier: MIT
#include "plugins/mapexport/map/caption.h"

#include "plugins/mapexport/map/model.h"

namespace kv::mapexport {
namespace {

constexpr std::size_t kMostThin = 20;

class Caption {
 public:
  explicit Caption(const Model& model) : model_(model), t_(model.texts), o_(model.options) {}

  std::vector<std::string> lines() {
    for (const std::string& line : o_.source)
      add(std::string(t_.pick("Kilde: ", "Kjelde: ", "Source: ")) + line);
    boundaries();
    classes();
    base();
    near();
    thin();
    for (const std::string& note : o_.notes) add(note);
    return std::move(lines_);
  }

 private:
  void add(std::string line) {
    if (!line.empty() && line.back() != '.') line += '.';
    lines_.push_back(std::move(line));
  }

  void boundaries() {
    std::string line(t_.pick("Kartgrunnlag: ", "Kartgrunnlag: ", "Boundaries: "));
    if (o_.schematic) {
      line += t_.pick("skjematisk, én rute for hvert område; ikke virkelige grenser",
                      "skjematisk, éi rute for kvart område; ikkje verkelege grenser",
                      "schematic, one tile for each area; not real borders");
      if (!o_.licence.empty()) line += " (" + o_.licence + ")";
    } else {
      if (o_.licence.empty() && o_.borders.empty() && o_.boundary_set.empty()) return;
      line += o_.licence;
      if (!o_.licence.empty() && o_.licence.find("CC") == std::string::npos &&
          o_.licence.find("Kartverket") != std::string::npos)
        line += " (CC BY 4.0)";
    }
    if (!o_.borders.empty())
      line += ", " +
              std::string(t_.pick("kommuneinndeling ", "kommuneinndeling ", "municipalities of ")) +
              o_.borders;
    if (!o_.boundary_set.empty() && !o_.schematic) line += ", " + o_.boundary_set;
    add(line);
    if (!o_.schematic && !o_.planar && !o_.degrees)
      lines_.back() += std::string(t_.pick(" Projeksjon: ", " Projeksjon: ", " Projection: ")) +
                       "ETRS89 / UTM 33N (EPSG:25833).";
  }

  void classes() {
    if (!model_.classes) return;
    const Classes& c = *model_.classes;
    std::string line(t_.pick("Klasser: ", "Klassar: ", "Classes: "));
    line += t_.rule(c.rule, c.size(), c.goodness);
    if (!c.single) {
      line += std::string(t_.pick("; grenser ", "; grenser ", "; limits "));
      for (std::size_t i = 0; i < c.exact.size(); ++i)
        line += (i == 0 ? "" : "; ") + draw::shortest_number_text(c.exact[i], 4, t_.lang());
      line += t_.pick("; en verdi på en grense er i klassen over; uavrundede verdier",
                      "; ein verdi på ei grense er i klassen over; uavrunda verdiar",
                      "; a value on a limit is in the class above; unrounded values");
    }
    add(line);
  }

  /// "N = 45 av 48 kommuner. Ikke anmodet: 3."
  void base() {
    const std::size_t all = model_.panels.front().shown.size();
    std::string line;
    if (model_.panels.size() == 1) {
      line = "N = " + number(model_.panels.front().with_value);
      line += std::string(t_.pick(" av ", " av ", " of ")) + t_.areas(all);
    } else {
      line = t_.areas(all) + std::string(t_.pick("; antall med verdi står under hvert kart",
                                                 "; talet med verdi står under kvart kart",
                                                 "; how many have a value stands under each map"));
    }
    for (const LegendEntry& e : model_.legend)
      if (e.absence && model_.panels.size() == 1) line += ". " + e.text + ": " + number(e.count);
    add(line);
    if (o_.threshold)
      add(std::string(
              t_.pick("Tall for færre enn ", "Tal for færre enn ", "Figures of fewer than ")) +
          std::to_string(*o_.threshold) +
          std::string(t_.pick(" personer vises ikke (n < ", " personar blir ikkje viste (n < ",
                              " persons are not shown (n < ")) +
          std::to_string(*o_.threshold) + ")");
    std::vector<std::string> missing = o_.without_area;
    for (const Shown& s : model_.panels.front().shown)
      if (!model_.areas[s.area].shape) missing.push_back(model_.areas[s.area].name);
    if (!missing.empty())
      add(std::string(t_.pick(
              "Uten flate på kartet: ", "Utan flate på kartet: ", "Without an area on the map: ")) +
          t_.list(missing));
  }

  void near() {
    std::vector<std::string> close;
    std::vector<std::string> estimated;
    for (const Panel& panel : model_.panels)
      for (const Shown& s : panel.shown) {
        if (s.near_limit) close.push_back(model_.areas[s.area].name + " " + s.text);
        if (s.estimated) estimated.push_back(model_.areas[s.area].name);
      }
    if (model_.panels.size() > 1) return;
    if (!close.empty())
      add("* " +
          std::string(t_.pick("nær en klassegrense (høyst ", "nær ei klassegrense (høgst ",
                              "near a class limit (at most ")) +
          draw::shortest_number_text(*o_.near, 4, t_.lang()) +
          std::string(t_.pick(" unna): ", " unna): ", " away): ")) + t_.list(close));
    if (!estimated.empty())
      add("† " +
          std::string(t_.pick("helt eller delvis anslått: ", "heilt eller delvis anslått: ",
                              "wholly or partly estimated: ")) +
          t_.list(estimated));
  }

  /// "Prikket: grunnlag under 20: Hjartdal (10)."
  void thin() {
    if (o_.base.empty()) return;
    if (model_.panels.size() > 1) return;
    std::vector<std::string> names;
    for (const Shown& s : model_.panels.front().shown)
      if (s.thin)
        names.push_back(model_.areas[s.area].name + " (" +
                        draw::shortest_number_text(*s.base, 2, t_.lang()) + ")");
    if (names.empty()) return;
    std::string line(
        t_.pick("Prikket: grunnlag under ", "Prikka: grunnlag under ", "Dotted: a base below "));
    line += draw::shortest_number_text(o_.least_base, 2, t_.lang()) + ": ";
    line += names.size() <= kMostThin ? t_.list(names) : t_.areas(names.size());
    add(line);
  }

  std::string number(std::size_t n) const {
    return draw::number_text(static_cast<double>(n), 0, t_.lang());
  }

  const Model& model_;
  const Texts& t_;
  const MapOptions& o_;
  std::vector<std::string> lines_;
};

}  // namespace

std::vector<std::string> caption_of(const Model& model) {
  return Caption(model).lines();
}

}  // namespace kv::mapexport
