// SPDX-License-Identifier: MIT
#pragma once

#include <SQLiteCpp/Database.h>
#include <filesystem>
#include <vector>

#include "etl/loader.h"
#include "etl/source.h"

namespace kv::etl {

/// Source `grenser`: files of areas, which describe themselves but for their border year.
const Source& boundary_source();
/// Source `skjematisk`: the same, of tiles that stand for areas. Maps say so, and take them only
/// where there are no borders.
const Source& schematic_source();
/// Either of the two.
bool is_boundary_source(const Source& source);

/// As check_files and load_files, for that source. Each file (a Shapefile with the files beside it,
/// or a zip of them) becomes a set of boundaries.
LoadResult check_boundaries(SQLite::Database& db, const Source& source,
                            const std::vector<std::filesystem::path>& files,
                            const LoadOptions& options);
LoadResult load_boundaries(SQLite::Database& db, const Source& source,
                           const std::vector<std::filesystem::path>& files,
                           const LoadOptions& options);

}  // namespace kv::etl
