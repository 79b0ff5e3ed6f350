// SPDX-License-Identifier: MIT
#pragma once

#include "etl/formats/xlsx/workbook.h"
#include "etl/formats/xlsx/xml.h"

namespace kv::etl::xlsx {

/// The part of a sheet, opened. Throws Error for a sheet that has no cells (a chart).
ZipPart sheet_part(const Workbook& book, const Sheet& sheet);

/// Throws Error when the first tag of a sheet's part is not that of a worksheet.
void check_sheet_root(const XmlTag& tag);

}  // namespace kv::etl::xlsx
