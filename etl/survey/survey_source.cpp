// SPDX-License-Identifier: MIT
#include "etl/survey/survey_source.h"

#include <algorithm>
#include <stdexcept>

namespace kv::etl {

const Source& survey_source() {
  static const Source source = [] {
    Source made;
    made.code = "survey";
    made.title = "A survey wave: FILE.sav, .zsav or .csv, and the codebook that declares it";
    made.publisher = "the owner of the survey, as the codebook says";
    made.licence = "as the owner states";
    made.needs = {"klass-131"};
    made.path = "etl/survey/survey_source.cpp";
    for (const char* name : {"sav", "zsav", "csv", "codebook"}) {
      Layout layout;
      layout.name = name;
      made.layouts.push_back(std::move(layout));
    }
    return made;
  }();
  return source;
}

bool is_survey(const Source& source) {
  return source.code == survey_source().code;
}

const Layout& survey_layout(std::string_view name) {
  const auto& layouts = survey_source().layouts;
  const auto it = std::ranges::find(layouts, name, &Layout::name);
  if (it == layouts.end()) throw std::out_of_range("survey layout " + std::string(name));
  return *it;
}

}  // namespace kv::etl
