// SPDX-License-Identifier: MIT
#include "etl/boundaries/boundaries.h"

namespace kv::etl {
namespace {

Source with_layouts(Source source) {
  source.needs = {"klass-131"};
  source.path = "etl/boundaries/boundary_source.cpp";
  for (const char* name : {"geojson", "topojson", "shapefile", "geopackage", "gml", "sosi",
                           "flatgeobuf", "mapinfo", "beside the main file"}) {
    Layout layout;
    layout.name = name;
    layout.period_from_name = R"((?:^|[^0-9])((?:19|20)[0-9]{2})(?![0-9]))";
    source.layouts.push_back(std::move(layout));
  }
  return source;
}

}  // namespace

const Source& boundary_source() {
  static const Source source = [] {
    Source made;
    made.code = "grenser";
    made.title = "Grenser: kommunenes (og fylkenes) områder 1. januar et år, som kart";
    made.publisher = "Kartverket";
    made.licence = "CC BY 4.0";
    made.url = "https://www.kartverket.no/api-og-data/grensedata";
    return with_layouts(std::move(made));
  }();
  return source;
}

const Source& schematic_source() {
  static const Source source = [] {
    Source made;
    made.code = "skjematisk";
    made.title = "Skjematiske kart: én rute for hver kommune, ikke virkelige grenser";
    made.publisher = "Kommunevarehus";
    made.licence = "MIT";
    return with_layouts(std::move(made));
  }();
  return source;
}

bool is_boundary_source(const Source& source) {
  return source.code == boundary_source().code || source.code == schematic_source().code;
}

}  // namespace kv::etl
