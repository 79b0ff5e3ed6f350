// SPDX-License-Identifier: MIT
#include "plugins/mapexport/map/texts.h"

#include "plugins/mapexport/map/unit_words.h"

namespace kv::mapexport {

using draw::Lang;

Texts::Texts(const MapOptions& options)
    : lang_(options.lang),
      unit_(unit_words(options.unit, options.lang)),
      percent_(options.unit == "prosent" || options.unit == "percent" || options.unit == "%") {
  one_ = options.areas_one.empty() ? pick("kommune", "kommune", "municipality") : options.areas_one;
  many_ = options.areas_many.empty() ? pick("kommuner", "kommunar", "municipalities")
                                     : options.areas_many;
  if (options.threshold) threshold_ = std::to_string(*options.threshold);
}

std::string_view Texts::pick(std::string_view nb, std::string_view nn, std::string_view en) const {
  return lang_ == Lang::kNb ? nb : (lang_ == Lang::kNn ? nn : en);
}

std::string Texts::areas(std::size_t n) const {
  return draw::number_text(static_cast<double>(n), 0, lang_) + " " + (n == 1 ? one_ : many_);
}

std::string Texts::counted_areas() const {
  return std::string(pick("antall ", "talet på ", "number of ")) + many_;
}

std::string Texts::absence(Absence kind, std::string_view status, bool known) const {
  if (!known) return std::string(status);
  switch (kind) {
    case Absence::kNeverAsked:
      return std::string(pick("Ikke anmodet", "Ikkje oppmoda", "Not asked to settle"));
    case Absence::kNotAsked:
      return std::string(pick("Ikke stilt", "Ikkje stilt", "Not asked"));
    case Absence::kSuppressed:
      return std::string(pick("Skjermet", "Skjerma", "Suppressed"));
    case Absence::kTooFew:
      if (threshold_.empty()) return std::string(pick("For få", "For få", "Too few"));
      return std::string(pick("Færre enn ", "Færre enn ", "Fewer than ")) + threshold_;
    case Absence::kUndecided:
      return std::string(pick("Uavgjort", "Uavgjort", "Undecided"));
    case Absence::kNoAnswer:
      return std::string(pick("Ikke svart", "Ikkje svart", "No answer"));
    case Absence::kNotInPopulation:
      return std::string(pick("Ikke med", "Ikkje med", "Not included"));
    case Absence::kMissing:
      break;
  }
  return std::string(pick("Mangler", "Manglar", "Missing"));
}

std::string Texts::rule(const Rule& rule, std::size_t classes, double goodness) const {
  const std::string k = std::to_string(classes);
  const std::string of_k = k + std::string(classes == 1 ? pick(" klasse", " klasse", " class")
                                                        : pick(" klasser", " klassar", " classes"));
  switch (rule.kind) {
    case RuleKind::kFixed:
      return std::string(pick("faste grenser", "faste grenser", "fixed limits"));
    case RuleKind::kEach:
      return std::string(
          pick("hver verdi er en klasse", "kvar verdi er ein klasse", "each value is a class"));
    case RuleKind::kQuantile:
      return std::string(
                 pick("kvantiler (type 7), ", "kvantilar (type 7), ", "quantiles (type 7), ")) +
             of_k;
    case RuleKind::kQuantile2:
      return std::string(
                 pick("kvantiler (type 2), ", "kvantilar (type 2), ", "quantiles (type 2), ")) +
             of_k;
    case RuleKind::kEqual:
      return of_k + std::string(pick(" like brede", " like breie", " of equal width"));
    case RuleKind::kPretty:
      return std::string(pick("runde tall, ", "runde tal, ", "round numbers, ")) + of_k;
    case RuleKind::kSd:
      return std::string(pick("standardavvik fra gjennomsnittet, ",
                              "standardavvik frå gjennomsnittet, ",
                              "standard deviations from the mean, ")) +
             of_k;
    case RuleKind::kHeadTails:
      return std::string(
                 pick("hode/hale (Jiang), ", "hovud/hale (Jiang), ", "head/tail (Jiang), ")) +
             of_k;
    case RuleKind::kAround:
      return std::string(pick("runde tall på begge sider av ", "runde tal på begge sider av ",
                              "round numbers on both sides of ")) +
             draw::shortest_number_text(rule.middle, 4, lang_);
    case RuleKind::kCategories:
      return std::string(pick("kategorier", "kategoriar", "categories"));
    default:
      return "Jenks, " + of_k + " (GVF " + draw::number_text(goodness, 2, lang_) + ")";
  }
}

std::string Texts::value(double value, int decimals) const {
  if (percent_) return draw::percent_text(value, decimals, lang_);
  return draw::number_text(value, decimals, lang_) + (unit_.empty() ? "" : " " + unit_);
}

std::string Texts::list(const std::vector<std::string>& names) const {
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) out += i + 1 == names.size() ? pick(" og ", " og ", " and ") : ", ";
    out += names[i];
  }
  return out;
}

}  // namespace kv::mapexport
