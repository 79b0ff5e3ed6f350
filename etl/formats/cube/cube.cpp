// SPDX-License-Identifier: MIT
#include "etl/formats/cube/cube.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>

#include "etl/formats/period.h"
#include "etl/formats/place.h"

namespace kv::etl {
namespace {

bool digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

void check_codes(const CubeDimension& dimension, CubeProblems& problems) {
  std::set<std::string_view> seen;
  for (const CubeCategory& category : dimension.categories) {
    if (category.code.empty())
      problems.errors.add({"empty-code", 0, 0, category.label,
                           "A category of " + in_quotes(dimension.code) + " has an empty code.",
                           "Take the file again from the agency."});
    else if (!seen.insert(category.code).second)
      problems.errors.add(
          {"duplicate-code", 0, 0, category.code,
           "The code stands twice in the dimension " + in_quotes(dimension.code) + ".",
           "Take the file again from the agency."});
  }
}

}  // namespace

std::optional<std::size_t> cube_size(const std::vector<CubeDimension>& dimensions) {
  std::size_t product = 1;
  for (const CubeDimension& dimension : dimensions) {
    const std::size_t n = dimension.categories.size();
    if (n != 0 && product > kMaxCubeCells / n) return std::nullopt;
    product *= n;
  }
  return product;
}

void check_dimensions(const CubeMetadata& metadata, CubeProblems& problems) {
  if (metadata.dimensions.empty())
    problems.errors.add({"no-dimensions",
                         0,
                         0,
                         {},
                         "The cube has no dimension.",
                         "Take the table again with all its dimensions."});
  std::set<std::string_view> seen;
  for (const CubeDimension& dimension : metadata.dimensions) {
    if (!seen.insert(dimension.code).second)
      problems.errors.add({"duplicate-code", 0, 0, dimension.code, "Two dimensions have this code.",
                           "Take the file again from the agency."});
    if (dimension.categories.empty())
      problems.errors.add({"empty-dimension", 0, 0, dimension.code,
                           "The dimension has no category, so the cube has no cell.",
                           "Choose at least one value of it in the agency's table."});
    check_codes(dimension, problems);
  }
  for (const auto& [role, name] :
       {std::pair{CubeRole::kTime, "time"}, std::pair{CubeRole::kMetric, "metric"}}) {
    std::string names;
    std::size_t count = 0;
    for (const CubeDimension& dimension : metadata.dimensions)
      if (dimension.role == role) names += (count++ ? ", " : "") + dimension.code;
    if (count > 1)
      problems.errors.add({"two-roles", 0, 0, names,
                           std::string("More than one dimension has the role ") + name + ".",
                           "Ask the agency which one it is."});
  }
  if (!cube_size(metadata.dimensions))
    problems.errors.add(
        {"too-large",
         0,
         0,
         {},
         "The dimensions span more than " + std::to_string(kMaxCubeCells) + " cells.",
         "Take the table in parts, for instance some years at a time."});
}

std::optional<std::string> updated_day(std::string_view updated) {
  std::string day(updated.substr(0, 10));
  if (updated.size() >= 8 && digits(updated.substr(0, 8))) {
    if (updated.size() > 8 && updated[8] != ' ') return std::nullopt;
    day = day.substr(0, 4) + "-" + day.substr(4, 2) + "-" + day.substr(6, 2);
  } else if (updated.size() > 10 && updated[10] != 'T' && updated[10] != ' ') {
    return std::nullopt;
  }
  const Period period = parse_period(day);
  if (!period.ok || period.frequency != 'D') return std::nullopt;
  return period.code;
}

CellValue parse_json_number(std::string_view text) {
  CellValue value;
  std::string_view body = text;
  if (body.starts_with('-')) body.remove_prefix(1);
  const std::size_t whole = std::min(body.find_first_not_of("0123456789"), body.size());
  if (whole == 0 || (whole > 1 && body[0] == '0')) return value;
  const char* const end = text.data() + text.size();
  if (whole == body.size()) {
    const auto result = std::from_chars(text.data(), end, value.integer);
    if (result.ec != std::errc{}) return {};
    value.is_integer = true;
    value.real = static_cast<double>(value.integer);
    value.kind = CellKind::kNumber;
    return value;
  }
  body.remove_prefix(whole);
  if (body[0] == '.') {
    const std::size_t part = std::min(body.find_first_not_of("0123456789", 1), body.size());
    if (part == 1) return value;
    body.remove_prefix(part);
  }
  if (!body.empty() && (body[0] == 'e' || body[0] == 'E')) {
    body.remove_prefix(1);
    if (body.starts_with('-') || body.starts_with('+')) body.remove_prefix(1);
    if (!digits(body)) return value;
    body = {};
  }
  if (!body.empty()) return value;
  const auto result = std::from_chars(text.data(), end, value.real);
  if (result.ec != std::errc{} || result.ptr != end || !std::isfinite(value.real)) return {};
  if (value.real == 0) value.real = 0;  // not -0
  value.kind = CellKind::kNumber;
  return value;
}

}  // namespace kv::etl
