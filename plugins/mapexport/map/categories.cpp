// SPDX-License-Identifier: MIT
#include "plugins/mapexport/map/categories.h"

#include <algorithm>
#include <set>
#include <stdexcept>

#include "plugins/sdk/draw/category_colours.h"
#include "plugins/sdk/draw/palette.h"

namespace kv::mapexport {
namespace {

constexpr std::size_t kMost = 12;
constexpr std::string_view kFields[] = {"HH", "HL", "LH", "LL"};

bool all_fields(const std::set<std::string>& values) {
  return !values.empty() && std::ranges::all_of(values, [](const std::string& v) {
    return std::ranges::find(kFields, v) != std::end(kFields);
  });
}

std::string label_of(const std::string& code, const MapOptions& options) {
  const auto it = options.labels.find(code);
  return it == options.labels.end() ? code : it->second;
}

std::vector<Category> fields(const MapOptions& options) {
  std::vector<Category> out;
  for (std::size_t i = 0; i < std::size(kFields); ++i) {
    const std::string code(kFields[i]);
    out.push_back({code, label_of(code, options), {draw::quadrant_colours()[i]}});
  }
  return out;
}

}  // namespace

std::vector<Category> categories_of(const std::vector<std::string>& values,
                                    const MapOptions& options) {
  std::set<std::string> left(values.begin(), values.end());
  if (all_fields(left)) return fields(options);
  std::vector<std::string> ordered;
  for (const std::string& code : options.order)
    if (std::ranges::find(ordered, code) == ordered.end()) ordered.push_back(code);
  for (const std::string& code : ordered) left.erase(code);
  ordered.insert(ordered.end(), left.begin(), left.end());
  if (ordered.size() > kMost)
    throw MapError("there are " + std::to_string(ordered.size()) +
                   " categories; at most 12 can be told apart on a map. Put some of them together");
  try {
    draw::CategoryColours colours(options.palette);
    colours.declare(ordered);
    std::vector<Category> out;
    for (const std::string& code : ordered)
      out.push_back({code, label_of(code, options), colours.paint(code)});
    return out;
  } catch (const std::invalid_argument& error) {
    throw MapError(error.what());
  }
}

bool is_absence_word(std::string_view text) {
  for (const std::string_view word : {"missing", "suppressed", "too few", "undecided", "not-asked",
                                      "no-answer", "no-response", "not-in-sample", "refused"})
    if (text == word) return true;
  return false;
}

}  // namespace kv::mapexport
