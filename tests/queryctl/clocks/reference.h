// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "queryctl/clocks/region_graph.h"

namespace kv::queryctl {

/// The reference cases of other borders, beside the checkout; empty when they are not there.
std::filesystem::path reference_borders();

/// Skips the running test, with a clear line, when the reference cases are not there.
#define KV_NEEDS_REFERENCE()       \
  if (reference_borders().empty()) \
  GTEST_SKIP() << "no ../shared/reference/borders and ../shared/data/klass beside the checkout"

using CsvRow = std::map<std::string, std::string>;
/// Comma, quotes, one header row. `NA` is left as it stands.
std::vector<CsvRow> read_csv(const std::filesystem::path& path);

/// Statistics Norway's classification 131, with the reference's weights and territories
/// when `weights`.
RegionGraph reference_graph(bool weights);

/// A warehouse with that classification, the indicators folkemengde (1), innvandrere (2), both
/// counts, and andel (3), the share of the second in the first, but no cells.
void make_reference_warehouse(const std::string& path, bool weights);

/// Fills in a year's period and, from `rows`, the cells of an indicator: codes with figures or
/// symbols, '' for none.
void add_reference_cells(const std::string& path, int indicator, int year,
                         const std::vector<std::pair<std::string, std::string>>& rows);

}  // namespace kv::queryctl
