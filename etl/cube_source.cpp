// SPDX-License-Identifier: MIT
#include "etl/cube_batch.h"

namespace kv::etl {
namespace {

Source make_source(CubeFormat format) {
  const bool px = format == CubeFormat::kPx;
  Source source;
  source.code = px ? "px" : "jsonstat";
  source.title = px ? "Any table as a PC-Axis file (.px); it describes itself"
                    : "Any table as JSON-stat 2, as PxWeb servers give it; it describes itself";
  source.publisher = "the agency that the file names";
  source.licence = "as the agency states";
  source.url = px ? "" : "https://json-stat.org/full/";
  source.needs = {"klass-131"};
  source.path = "etl/cube_batch.cpp";
  for (const bool today : {false, true}) {
    Layout layout;
    layout.name = std::string(px ? "px" : "json-stat2") + (today ? ", codes of today" : "");
    layout.codes_of_today = today;
    layout.sql =
        "INSERT INTO series (label, indicator, period, breakdown)"
        " SELECT id, indicator, period, breakdown FROM label";
    source.layouts.push_back(std::move(layout));
  }
  return source;
}

}  // namespace

const Source& cube_source(CubeFormat format) {
  static const Source jsonstat = make_source(CubeFormat::kJsonStat);
  static const Source px = make_source(CubeFormat::kPx);
  return format == CubeFormat::kPx ? px : jsonstat;
}

std::optional<CubeFormat> cube_format(const Source& source) {
  for (const CubeFormat format : {CubeFormat::kJsonStat, CubeFormat::kPx})
    if (source.code == cube_source(format).code) return format;
  return std::nullopt;
}

}  // namespace kv::etl
