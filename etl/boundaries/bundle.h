// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "etl/finding.h"
#include "etl/formats/geo/geometry.h"
#include "etl/reading.h"

namespace kv::etl {

/// What one set of boundaries is read from: a file, or a Shapefile with what belongs to it.
struct BoundaryBundle {
  std::size_t main = 0;             ///< index of the file that holds the areas
  std::vector<std::size_t> beside;  ///< indexes of the files that belong to it
};

/// `paths` with what lies beside each .shp (.dbf, .shx, .prj, .cpg), .mif and .tab and was not
/// named.
std::vector<std::filesystem::path> with_files_beside(std::vector<std::filesystem::path> paths);

/// Groups the files. One that belongs to a main file which is not there is an error.
std::vector<BoundaryBundle> bundle_files(const std::vector<LoadedFile>& files, Findings& findings);

/// Reads the areas of a bundle by what its bytes are, a zip unpacked before. Problems of the file
/// become findings; `encoding` is what the text was in, "binary" for other files.
GeoFile read_bundle(std::vector<LoadedFile>& files, const BoundaryBundle& bundle,
                    std::string& encoding, Findings& findings);

}  // namespace kv::etl
