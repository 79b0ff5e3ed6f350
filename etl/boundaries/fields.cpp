// SPDX-License-Identifier: MIT
#include "etl/boundaries/fields.h"

#include <algorithm>
#include <array>

#include "etl/formats/place.h"
#include "etl/formats/region_name.h"

namespace kv::etl {
namespace {

// Names under which agencies and people keep codes, best first; used only to choose between
// properties that hold the same codes.
constexpr std::array<std::string_view, 12> kCodeNames = {
    "kommunenummer", "fylkesnummer", "kommunenum", "fylkesnumm", "kommunenr", "fylkesnr",
    "komm",          "knr",          "code",       "kode",       "id",        "nr"};

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  });
  return text;
}

std::size_t rank_of(const std::string& property) {
  const auto found = std::ranges::find(kCodeNames, lower(property));
  return static_cast<std::size_t>(found - kCodeNames.begin());
}

std::vector<std::string> property_names(const GeoLayer& layer) {
  std::vector<std::string> names;
  std::set<std::string> seen;
  for (const GeoFeature& feature : layer.features)
    for (const GeoProperty& property : feature.properties)
      if (seen.size() < 1000 && seen.insert(property.name).second) names.push_back(property.name);
  return names;
}

struct Candidate {
  const GeoLayer* layer = nullptr;
  const Classification* classification = nullptr;
  std::string property;
  std::vector<std::string> codes;  ///< of the areas, in order; "" for none
  std::size_t distinct = 0;
};

Candidate try_property(const GeoLayer& layer, const Classification& classification,
                       const std::string& property, std::optional<int> year) {
  Candidate candidate{&layer, &classification, property, {}, 0};
  std::set<std::string> distinct;
  std::size_t areas = 0;
  std::size_t hits = 0;
  for (const GeoFeature& feature : layer.features) {
    if (!is_area(feature)) continue;
    ++areas;
    const std::string* text = property_of(feature, property);
    std::optional<std::string> code;
    if (text) code = classification.read_code(*text);
    const bool fits = code && (year ? classification.name_in(*code, *year).has_value()
                                    : classification.known(*code));
    candidate.codes.push_back(fits ? *code : "");
    if (!fits) continue;
    ++hits;
    distinct.insert(*code);
  }
  // Numbers of something else hit codes now and then; codes hit nearly always.
  if (hits * 2 > areas) candidate.distinct = distinct.size();
  return candidate;
}

std::string list_of(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < std::min<std::size_t>(names.size(), 12); ++i)
    text += (i ? ", " : "") + shown(names[i]);
  return text + (names.size() > 12 ? " …" : "");
}

class Finder {
 public:
  Finder(const std::string& file_name, const BoundaryOptions& options, Findings& findings)
      : file_name_(file_name), options_(options), findings_(findings) {}

  std::optional<BoundaryFields> run(const GeoFile& file,
                                    const std::vector<Classification>& classifications,
                                    std::optional<int> year) {
    std::vector<const GeoLayer*> layers = area_layers(file);
    if (layers.empty()) return std::nullopt;
    std::vector<Candidate> best = candidates(layers, classifications, year);
    if (best.empty() && year) best = candidates(layers, classifications, std::nullopt);
    if (best.empty()) return tell_no_code(layers);
    const Candidate* chosen = choose(best);
    if (!chosen) return std::nullopt;
    BoundaryFields fields{chosen->layer, chosen->classification, chosen->property, {}};
    if (!find_name(*chosen, year, fields)) return std::nullopt;
    return fields;
  }

 private:
  void error(std::string rule, std::string message, std::string remedy) {
    findings_.add({Severity::kError,
                   std::move(rule),
                   file_name_,
                   0,
                   0,
                   {},
                   std::move(message),
                   std::move(remedy),
                   false});
  }

  std::vector<const GeoLayer*> area_layers(const GeoFile& file) {
    std::vector<const GeoLayer*> layers;
    std::vector<std::string> names;
    for (const GeoLayer& layer : file.layers) {
      names.push_back(layer.name);
      if (!options_.layer.empty() && layer.name != options_.layer) continue;
      if (std::ranges::any_of(layer.features, is_area)) layers.push_back(&layer);
    }
    if (!layers.empty()) return layers;
    if (!options_.layer.empty() && std::ranges::find(names, options_.layer) == names.end())
      error("no-layer", "The file has no layer " + in_quotes(shown(options_.layer)) + ".",
            "Its layers: " + list_of(names) + ".");
    else
      error(
          "no-areas", "The file has no areas (Polygon or MultiPolygon).",
          "Take the file of the municipalities' areas, not that of their border lines or centres.");
    return layers;
  }

  std::vector<Candidate> candidates(const std::vector<const GeoLayer*>& layers,
                                    const std::vector<Classification>& classifications,
                                    std::optional<int> year) const {
    std::vector<Candidate> found;
    for (const GeoLayer* layer : layers)
      for (const std::string& property : property_names(*layer)) {
        if (!options_.code_field.empty() && property != options_.code_field) continue;
        for (const Classification& classification : classifications) {
          Candidate candidate = try_property(*layer, classification, property, year);
          if (candidate.distinct > 0) found.push_back(std::move(candidate));
        }
      }
    std::size_t most = 0;
    for (const Candidate& candidate : found) most = std::max(most, candidate.distinct);
    std::erase_if(found, [most](const Candidate& one) { return one.distinct < most; });
    std::ranges::stable_sort(found, {}, [](const Candidate& one) { return rank_of(one.property); });
    return found;
  }

  const Candidate* choose(const std::vector<Candidate>& best) {
    for (const Candidate& other : best) {
      if (other.layer != best.front().layer) {
        error("two-layers",
              "Two layers have areas with such codes: " + shown(best.front().layer->name) +
                  " and " + shown(other.layer->name) + ".",
              "Say which with --layer NAME.");
        return nullptr;
      }
      if (other.codes != best.front().codes) {
        error("two-code-fields",
              "Two properties have codes, and not the same: " + shown(best.front().property) +
                  " and " + shown(other.property) + ".",
              "Say which with --code-field NAME.");
        return nullptr;
      }
    }
    return &best.front();
  }

  std::optional<BoundaryFields> tell_no_code(const std::vector<const GeoLayer*>& layers) {
    std::vector<std::string> names;
    bool counties = false;
    for (const GeoLayer* layer : layers)
      for (const std::string& name : property_names(*layer)) {
        names.push_back(name);
        counties = counties || lower(name).starts_with("fylke");
      }
    const bool stated = !options_.code_field.empty();
    const bool there = std::ranges::find(names, options_.code_field) != names.end();
    if (stated && !there)
      error("no-code-field",
            "The areas have no property " + in_quotes(shown(options_.code_field)) + ".",
            "Their properties: " + list_of(names) + ".");
    else if (counties)
      error(
          "no-code-field",
          "No property has codes that the warehouse knows. The areas look like counties, of which "
          "the warehouse has none of these codes.",
          "Load klass-131 again with this version of the program, which brings the counties.");
    else
      error("no-code-field",
            stated ? "Fewer than half of the areas have a known code in " +
                         in_quotes(shown(options_.code_field)) + "."
                   : "No property has codes that the warehouse knows for most of the areas.",
            "Their properties: " + list_of(names) + ". Say which with --code-field NAME.");
    return std::nullopt;
  }

  // The property in which most areas have the name that the classification has for their code.
  bool find_name(const Candidate& chosen, std::optional<int> year, BoundaryFields& fields) {
    const std::vector<std::string> names = property_names(*chosen.layer);
    if (!options_.name_field.empty()) {
      fields.name = options_.name_field;
      if (std::ranges::find(names, fields.name) != names.end()) return true;
      error("no-name-field", "The areas have no property " + in_quotes(shown(fields.name)) + ".",
            "Their properties: " + list_of(names) + ".");
      return false;
    }
    std::size_t most = 0;
    for (const std::string& name : names) {
      std::size_t hits = 0;
      std::size_t at = 0;
      for (const GeoFeature& feature : chosen.layer->features) {
        if (!is_area(feature)) continue;
        const std::string& code = chosen.codes[at++];
        const std::string* text = property_of(feature, name);
        if (text && !text->empty() && !code.empty() && name != fields.code)
          hits += same_name(*text, chosen.classification->any_name(code, year.value_or(9999)));
      }
      if (hits <= most || hits * 2 < at) continue;
      most = hits;
      fields.name = name;
    }
    return true;
  }

  const std::string& file_name_;
  const BoundaryOptions& options_;
  Findings& findings_;
};

}  // namespace

const std::string* property_of(const GeoFeature& feature, const std::string& name) {
  const auto found = std::ranges::find(feature.properties, name, &GeoProperty::name);
  return found == feature.properties.end() ? nullptr : &found->text;
}

bool is_area(const GeoFeature& feature) {
  return !feature.polygons.empty() || feature.type.empty() || feature.type == "Polygon" ||
         feature.type == "MultiPolygon";
}

std::optional<BoundaryFields> find_fields(const GeoFile& file, const std::string& file_name,
                                          const std::vector<Classification>& classifications,
                                          std::optional<int> year, const BoundaryOptions& options,
                                          Findings& findings) {
  return Finder(file_name, options, findings).run(file, classifications, year);
}

}  // namespace kv::etl
