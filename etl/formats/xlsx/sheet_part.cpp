// SPDX-License-Identifier: MIT
#include "etl/formats/xlsx/sheet_part.h"

#include "etl/formats/place.h"
#include "schema/error.h"

namespace kv::etl::xlsx {

ZipPart sheet_part(const Workbook& book, const Sheet& sheet) {
  if (!sheet.has_cells)
    throw Error("The sheet " + in_quotes(shown(sheet.name, 80)) +
                    " is a chart or a dialog: it has no cells.",
                "Name the sheet that has the figures.");
  return book.zip().part(sheet.part);
}

void check_sheet_root(const XmlTag& tag) {
  if (tag.is_main() && tag.name == "worksheet") return;
  throw Error(
      "A sheet's part begins with " + in_quotes(shown(tag.name)) + " and not with a worksheet.",
      "Take the file again from where it came; it is damaged.");
}

}  // namespace kv::etl::xlsx
