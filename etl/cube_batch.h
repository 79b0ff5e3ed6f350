// SPDX-License-Identifier: MIT
#pragma once

#include <SQLiteCpp/Database.h>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "etl/batch.h"
#include "etl/finding.h"
#include "etl/large_text.h"
#include "etl/regions.h"
#include "etl/source.h"

namespace kv::etl {

enum class CubeFormat { kJsonStat, kPx };

/// The sources whose files describe themselves: `jsonstat` and `px`. They have no mapping of their
/// own; their layouts' SQL takes the labels that extract_cube makes.
const Source& cube_source(CubeFormat format);

/// The format of a source that cube_source gave; nullopt for every other.
std::optional<CubeFormat> cube_format(const Source& source);

/// What a cube said that the ledger keeps.
struct CubeReading {
  bool ok = false;      ///< false: the findings say why, and the batch has nothing of it
  std::string vintage;  ///< ISO 8601, from "updated" or LAST-UPDATED; empty when not said
};

/// Turns a cube into cells, with no mapping:
///
/// 1. The geographic dimension gives the regions: the one with the role geo, else the one that
///    calls itself region or kommune. Codes are read as in every source (4203, K-4203, 0906,
///    "0906 Arendal (-2019)"). Categories that are no municipality (0 Hele landet, 30 Viken) are
///    left out and told (`not-a-municipality`). Codes with K- throughout are today's codes.
/// 2. The cube is refused (`not-norwegian`) where no code is a municipality of the loaded
///    KLASS 131, or where more than half of the names beside known codes are other places' names.
/// 3. Each category of the metric dimension (role metric, else ContentsCode) is an indicator
///    `<table>-<contents code>`: lower case, æ ø å as ae oe aa, other letters but a-z 0-9 _ . as
///    "-". A cube without a metric dimension is the one indicator `<table>`.
/// 4. The time dimension (role time, else Tid) gives the periods.
/// 5. Every other dimension is a breakdown `<dimension>=<category>`, totals included; the
///    dimension's name is written as an indicator's is, the category as the agency writes it (";"
///    as %3B).
/// 6. "." ".." ":" "-" are what they are in every source; "..." and a missing cell without a sign
///    are "not available", the first told (`three-dots`). Any other sign in place of a number is an
///    error (`unknown-status`).
/// 7. Decimals come from the metadata, else from the figures. The unit tells the kind: per cent is
///    a share; persons, households and the like without decimals are counts, and may be summed over
///    regions; all else is an amount that may not.
///
/// Appends to `batch` (labels, regions, cells,
/// and to batch.files[file] the layout, label columns and rows) and fills indicator_in,
/// dimension_in and category_in of staging.sql. Titles in another language than the file's stay as
/// they are in the warehouse; a category whose title changes is told (`category-title`).
CubeReading extract_cube(CubeFormat format, TextOfFile& text, const RegionIndex& regions,
                         SQLite::Database& db, std::size_t file, Batch& batch, Findings& findings);

}  // namespace kv::etl
