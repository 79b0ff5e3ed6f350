// SPDX-License-Identifier: MIT
#pragma once

#include <SQLiteCpp/Database.h>
#include <string>
#include <string_view>

#include "etl/batch.h"
#include "etl/finding.h"
#include "etl/source.h"

namespace kv::etl {

/// True when the source has a layout in workbooks, and the bytes are one or should be: the source
/// has no other layouts, or the file begins as a workbook of any kind does.
bool is_workbook_for(const Source& source, std::string_view bytes);

/// Finds the tables of a workbook that fit the source's layouts and extracts each, as a file of the
/// batch: its name is that of the file and the sheet. What does not fit becomes a finding; so does
/// a workbook that cannot be read. `entry` has what is common to its tables.
void extract_workbook(std::string_view bytes, const BatchFile& entry, const Source& source,
                      const std::string& period, Batch& batch, SQLite::Database& db,
                      Findings& findings);

}  // namespace kv::etl
