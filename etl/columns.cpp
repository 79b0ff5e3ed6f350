// SPDX-License-Identifier: MIT
#include "etl/columns.h"

#include <algorithm>
#include <charconv>

#include "etl/header_pattern.h"
#include "schema/error.h"

namespace kv::etl {
namespace {

class Finder {
 public:
  explicit Finder(const HeaderMatch& header)
      : layout_(*header.layout), uses_(header.uses), names_(header.names) {
    if (!layout_.place.statbank)
      for (const std::string& pattern : layout_.header.front()) patterns_.emplace_back(pattern);
  }

  Columns run() {
    std::vector<bool> taken(names_.size(), false);
    const auto take = [&](const std::string& wanted) {
      const std::optional<std::size_t> column = find(wanted);
      if (column) taken[*column] = true;
      return column;
    };
    Columns columns;
    for (const RegionColumn& region : layout_.regions)
      if (const auto column = take(region.column)) columns.regions.push_back({*column, &region});
    if (!layout_.region_name.empty()) columns.name = take(layout_.region_name);
    for (const std::string& name : layout_.ignored) take(name);
    for (const std::string& name : layout_.labels)
      if (const auto column = take(name)) columns.labels.push_back(*column);
    for (std::size_t i = 0; i < uses_.size(); ++i) {
      if (uses_[i] == ColumnUse::kLabel && !taken[i]) columns.labels.push_back(i);
      if (uses_[i] != ColumnUse::kByLayout) taken[i] = true;
    }
    columns.single_value = layout_.single_value();
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (taken[i]) continue;
      if (is_value(names_[i]))
        columns.values.push_back(i);
      else
        columns.labels.push_back(i);
    }
    return columns;
  }

 private:
  // nullopt for a column that may be absent and is.
  std::optional<std::size_t> find(const std::string& wanted) const {
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(wanted.data(), wanted.data() + wanted.size(), number);
    if (error == std::errc{} && end == wanted.data() + wanted.size() && number >= 1 &&
        number <= names_.size())
      return number - 1;
    const auto it = std::ranges::find(names_, wanted);
    if (it != names_.end()) return static_cast<std::size_t>(it - names_.begin());
    if (std::ranges::any_of(patterns_, [&](const HeaderPattern& pattern) {
          return pattern.optional() && pattern.name() == wanted;
        }))
      return std::nullopt;
    throw Error("A layout names the column '" + wanted + "', which its @header does not have.");
  }

  bool is_value(const std::string& name) const {
    return std::ranges::any_of(layout_.values, [&](const std::string& pattern) {
      return HeaderPattern(pattern).fits(name);
    });
  }

  const Layout& layout_;
  const std::vector<ColumnUse>& uses_;
  const std::vector<std::string>& names_;
  std::vector<HeaderPattern> patterns_;
};

}  // namespace

Columns find_columns(const HeaderMatch& header) {
  return Finder(header).run();
}

std::vector<std::string> label_names(const Columns& columns, const HeaderMatch& header) {
  std::vector<std::string> names;
  for (const std::size_t column : columns.labels) names.push_back(header.names[column]);
  if (!columns.single_value)
    for (std::size_t i = 1; i <= header.rows.size(); ++i)
      names.push_back("header" + std::to_string(i));
  return names;
}

}  // namespace kv::etl
