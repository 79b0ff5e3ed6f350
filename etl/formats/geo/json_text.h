// SPDX-License-Identifier: MIT
#pragma once

#include <rapidjson/document.h>
#include <string>
#include <string_view>

#include "etl/formats/geo/geometry.h"

namespace kv::etl {

/// Thrown within the readers of GeoJSON and TopoJSON, and caught by them: the file is refused.
struct GeoRefusal {
  Problem problem;
};

[[noreturn]] void refuse_geo(std::string rule, std::string message, std::string remedy);

/// Parses a whole text, numbers in full precision. Throws GeoRefusal (rule not-json) with line and
/// column.
void parse_geo_json(std::string_view text, rapidjson::Document& document);

/// The member of an object, or nullptr. Throws GeoRefusal when it stands there twice: readers
/// differ in which of two they take.
const rapidjson::Value* geo_member(const rapidjson::Value& object, const char* name);

/// The text of a member that is a string, else "".
std::string geo_string(const rapidjson::Value& object, const char* name);

/// The name in a "crs" member ({"type": "name", "properties": {"name": …}}), else "".
std::string geo_crs(const rapidjson::Value& object);

/// Takes "properties" and "id" of a feature.
void read_geo_properties(const rapidjson::Value& object, GeoFeature& feature);

}  // namespace kv::etl
