// SPDX-License-Identifier: MIT
#include "etl/label_columns.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>

namespace kv::etl {
namespace {

// Columns of the TEMP table label beside those of the file.
constexpr std::array<std::string_view, 4> kOwnColumns = {"id", "file_period", "file_sheet",
                                                         "file_title"};

}  // namespace

bool can_label_rows(const BatchFile& file, Findings& findings) {
  constexpr std::size_t kMostColumns = 1000;
  if (file.label_columns.size() > kMostColumns) {
    findings.add(
        {Severity::kError, "too-many-columns", file.name, 1, 0, file.label_columns.back(),
         std::to_string(file.label_columns.size()) + " columns would label the rows; at most " +
             std::to_string(kMostColumns) + " can be read.",
         "Take the table again from the agency: a row seems to stand where the header should.",
         false});
    return false;
  }
  std::set<std::string> seen(kOwnColumns.begin(), kOwnColumns.end());
  for (const std::string& name : file.label_columns) {
    std::string small = name;  // as SQLite compares names
    std::ranges::transform(small, small.begin(), [](char c) {
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    if (seen.insert(small).second) continue;
    const bool own = std::ranges::find(kOwnColumns, small) != kOwnColumns.end();
    findings.add({Severity::kError, own ? "reserved-column" : "unnamed-column", file.name, 1, 0,
                  name,
                  own ? "A column that labels the rows is called '" + name +
                            "', which the loader uses itself."
                      : "Two columns that label the rows have the same name, or none.",
                  own ? "Give the column another name."
                      : "Take the table again from the agency, or give each column its name.",
                  false});
    return false;
  }
  return true;
}

}  // namespace kv::etl
