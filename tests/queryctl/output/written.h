// SPDX-License-Identifier: MIT
#pragma once

#include <sstream>
#include <string>
#include <vector>

#include "queryctl/output/writer.h"

namespace kv::queryctl {

inline Cell null() {
  return {};
}
inline Cell integer(std::int64_t value) {
  return {Cell::Type::kInteger, value, 0, {}};
}
inline Cell real(double value) {
  return {Cell::Type::kReal, 0, value, {}};
}
inline Cell text(std::string_view value) {
  return {Cell::Type::kText, 0, 0, value};
}
inline Cell blob(std::string_view value) {
  return {Cell::Type::kBlob, 0, 0, value};
}

struct Written {
  std::string out;
  std::vector<std::string> notices;
};

inline Written write(std::string_view mode, const std::vector<Column>& columns,
                     const std::vector<std::vector<Cell>>& rows,
                     const WriterOptions& options = {}) {
  std::ostringstream out;
  const auto writer = make_writer(mode, out, options);
  writer->begin(columns);
  for (const auto& row : rows) writer->row(row);
  writer->end();
  return {out.str(), writer->notices()};
}

/// A result with a bit of everything, for golden tests.
inline Written write_sample(std::string_view mode, const WriterOptions& options = {}) {
  return write(mode, {{"region", {}}, {"navn", {}}, {"andel", 1}, {"antall", {}}},
               {{text("0901"), text("Risør"), real(70.15), integer(7)},
                {text("0301"), text("a|b \"q\"\nny, 😀"), null(), integer(-12)}},
               options);
}

}  // namespace kv::queryctl
