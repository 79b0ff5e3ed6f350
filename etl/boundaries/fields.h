// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "etl/boundaries/classification.h"
#include "etl/boundaries/options.h"
#include "etl/finding.h"
#include "etl/formats/geo/geometry.h"

namespace kv::etl {

/// Where a file says what its areas are.
struct BoundaryFields {
  const GeoLayer* layer = nullptr;
  const Classification* classification = nullptr;
  std::string code;
  std::string name;  ///< empty where no property has the names
};

/// Finds the layer, the property with the codes and the one with the names by what stands in them:
/// the codes are those that the classification of `year` (nullopt: of any year) knows, the names
/// those that it has for them. Of two properties with the same codes, the first known name is taken
/// (kommunenummer, …). `options` states any of the three. What cannot be decided becomes a finding,
/// which lists the choices.
std::optional<BoundaryFields> find_fields(const GeoFile& file, const std::string& file_name,
                                          const std::vector<Classification>& classifications,
                                          std::optional<int> year, const BoundaryOptions& options,
                                          Findings& findings);

/// The text of a feature's property, or nullptr.
const std::string* property_of(const GeoFeature& feature, const std::string& name);

/// Whether a feature is an area, or claims to be one and has none.
bool is_area(const GeoFeature& feature);

}  // namespace kv::etl
