// SPDX-License-Identifier: MIT
#include "etl/boundaries/collect.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "etl/formats/place.h"
#include "etl/formats/region_code.h"
#include "etl/formats/region_name.h"

namespace kv::etl {
namespace {

class Collector {
 public:
  Collector(const BoundaryFields& fields, const Classification& outside, int year,
            const std::string& file_name, Findings& findings)
      : fields_(fields), outside_(outside), year_(year), file_(file_name), findings_(findings) {}

  std::vector<BoundaryArea> run() {
    for (const GeoFeature& feature : fields_.layer->features) take(feature);
    tell_counts();
    std::vector<BoundaryArea> areas;
    for (auto& [code, found] : found_) {
      if (found.parts > 1) tell_parts(found);
      areas.push_back(std::move(found.area));
    }
    return areas;
  }

 private:
  struct Found {
    BoundaryArea area;
    std::string name;
    std::size_t first = 0;
    std::size_t parts = 1;
  };

  void add(Severity severity, std::string rule, std::string value, std::string message,
           std::string remedy = {}, bool acceptable = false) {
    findings_.add({severity, std::move(rule), file_, 0, 0, std::move(value), std::move(message),
                   std::move(remedy), acceptable});
  }

  void take(const GeoFeature& feature) {
    if (!is_area(feature)) {
      ++other_types_[feature.type];
      return;
    }
    heights_ += feature.with_height;
    const std::string* text = property_of(feature, fields_.code);
    bool padded = false;
    const auto code = text ? fields_.classification->read_code(*text, &padded) : std::nullopt;
    if (!code || !fields_.classification->known(*code)) return take_unknown(feature, text, code);
    padded_ += padded;
    const std::string name = name_of(feature, *text);
    if (feature.polygons.empty()) {
      add(Severity::kError, "empty-geometry", *code,
          "There is no area in " + feature_label(feature) + ": its geometry is empty.",
          "Take the file again from the agency, or say --accept empty-geometry to go without it.",
          true);
      return;
    }
    if (!all_finite(feature)) {
      add(Severity::kError, "bad-geometry", *code,
          "A coordinate of " + feature_label(feature) + " is no finite number.",
          "Take the file again from the agency.");
      return;
    }
    const auto [at, is_new] = found_.try_emplace(*code);
    Found& found = at->second;
    if (is_new) {
      found.first = feature.number;
      found.name = name;
      found.area.code = *code;
      found.area.region_id = fields_.classification->region_id(*code);
      found.area.label = *code + " " + fields_.classification->any_name(*code, year_) +
                         " (feature " + std::to_string(feature.number) + ")";
      found.area.original = feature.polygons;
      check_name(*code, name, feature);
    } else {
      join(found, name, feature);
    }
  }

  static bool all_finite(const GeoFeature& feature) {
    for (const GeoPolygon& polygon : feature.polygons)
      for (const GeoRing& ring : polygon.rings)
        for (const GeoPoint& point : ring)
          if (!std::isfinite(point.x) || !std::isfinite(point.y)) return false;
    return true;
  }

  std::string name_of(const GeoFeature& feature, const std::string& code_text) const {
    if (const std::string* name = property_of(feature, fields_.name)) return *name;
    return parse_region(code_text, fields_.classification->digits()).name;
  }

  void take_unknown(const GeoFeature& feature, const std::string* text,
                    const std::optional<std::string>& code) {
    const auto outside = text ? outside_.read_code(*text) : std::nullopt;
    if (outside && outside_.known(*outside)) {
      add(Severity::kWarning, "not-a-municipality", *outside,
          *outside + " " + outside_.any_name(*outside, year_) +
              " lies outside the municipalities; " + feature_label(feature) + " was left out.");
      return;
    }
    if (code)
      add(Severity::kError, "unknown-code", *code,
          "The code " + *code + " of " + feature_label(feature) + " never was one of the " +
              fields_.classification->plural() + ".",
          "Correct the code, or state the property that has them with --code-field NAME.");
    else
      add(Severity::kError, "not-a-code", text ? shown(*text) : std::string{},
          "There is no code in " + in_quotes(shown(fields_.code)) + " of " +
              feature_label(feature) + ".",
          "Correct the feature, or state the property that has the codes with --code-field NAME.");
  }

  void check_name(const std::string& code, const std::string& name, const GeoFeature& feature) {
    const std::string wanted = fields_.classification->any_name(code, year_);
    if (name.empty() || same_name(name, wanted)) return;
    add(Severity::kWarning, "name-mismatch", code,
        code + " is " + wanted + " in the classification, and " + in_quotes(shown(name)) + " in " +
            feature_label(feature) + "; the code is taken.",
        "Check whether the outline is that of " + wanted + ".");
  }

  void join(Found& found, const std::string& name, const GeoFeature& feature) {
    if (!name.empty() && !found.name.empty() && !same_name(name, found.name)) {
      add(Severity::kError, "duplicate-feature", found.area.code,
          "The code " + found.area.code + " stands at two features of different names: feature " +
              std::to_string(found.first) + " (" + shown(found.name) + ") and feature " +
              std::to_string(feature.number) + " (" + shown(name) + ").",
          "Correct the code of one of them.");
      return;
    }
    for (const GeoPolygon& polygon : feature.polygons) {
      const auto same = [&](const GeoPolygon& other) { return other.rings == polygon.rings; };
      if (std::ranges::any_of(found.area.original, same)) {
        add(Severity::kError, "duplicate-feature", found.area.code,
            "Feature " + std::to_string(feature.number) + " repeats an outline of feature " +
                std::to_string(found.first) + ", both of " + found.area.code + ".",
            "Delete one of them.");
        return;
      }
    }
    ++found.parts;
    found.area.original.insert(found.area.original.end(), feature.polygons.begin(),
                               feature.polygons.end());
  }

  void tell_parts(const Found& found) {
    add(Severity::kNote, "parts-joined", found.area.code,
        found.area.code + " " + fields_.classification->any_name(found.area.code, year_) +
            " comes as " + std::to_string(found.parts) +
            " features; they are kept as one region of several parts.");
  }

  void tell_counts() {
    if (padded_ > 0)
      add(Severity::kNote, "code-padded", {},
          std::to_string(padded_) +
              " code(s) had lost their leading zero and got it back (901 is 0901).");
    if (heights_ > 0)
      add(Severity::kNote, "height-left-out", {},
          std::to_string(heights_) + " feature(s) have heights, which are not kept.");
    for (const auto& [type, count] : other_types_)
      add(Severity::kWarning, "not-an-area", shown(type),
          std::to_string(count) + " feature(s) are of type " + shown(type) +
              ", not areas; they were left out.");
  }

  const BoundaryFields& fields_;
  const Classification& outside_;
  int year_;
  const std::string& file_;
  Findings& findings_;
  std::map<std::string, Found> found_;
  std::map<std::string, std::size_t> other_types_;
  std::size_t padded_ = 0;
  std::size_t heights_ = 0;
};

}  // namespace

std::vector<BoundaryArea> collect_areas(const BoundaryFields& fields, const Classification& outside,
                                        int year, const std::string& file_name,
                                        Findings& findings) {
  return Collector(fields, outside, year, file_name, findings).run();
}

std::set<std::string> codes_of(const BoundaryFields& fields) {
  std::set<std::string> codes;
  for (const GeoFeature& feature : fields.layer->features) {
    const std::string* text = property_of(feature, fields.code);
    if (!is_area(feature) || !text) continue;
    if (const auto code = fields.classification->read_code(*text);
        code && fields.classification->known(*code))
      codes.insert(*code);
  }
  return codes;
}

}  // namespace kv::etl
