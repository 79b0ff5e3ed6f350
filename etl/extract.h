// SPDX-License-Identifier: MIT
#pragma once

#include <SQLiteCpp/Database.h>

#include "etl/batch.h"
#include "etl/finding.h"
#include "etl/formats/record_stream.h"
#include "etl/header.h"

namespace kv::etl {

/// Reads the records below the header of a layout with a value column into `batch`: cells, labels
/// and region names, all still as the file has them. `records` stands before its first record.
/// `file` is the index of the batch's file. Every record or cell that does not fit becomes a
/// finding; nothing of it is kept.
void extract_cells(RecordStream& records, const HeaderMatch& header, std::size_t file, Batch& batch,
                   Findings& findings);

/// Reads the records of a layout with @rows into its TEMP table: one text column per header cell
/// ("column1", "column2" … where only a pattern with `*` fits it), and "file" and "row". Creates
/// the table when it is not there yet.
/// TEMP table header_in (file, column, text) gets the first header row as it stands.
void extract_rows(RecordStream& records, const HeaderMatch& header, std::size_t file, Batch& batch,
                  SQLite::Database& db, Findings& findings);

}  // namespace kv::etl
