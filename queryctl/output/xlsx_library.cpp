// SPDX-License-Identifier: MIT
#include "queryctl/output/xlsx_library.h"

#include "schema/shared_library.h"

namespace kv::queryctl {
namespace {

XlsxLibrary open_library() {
  const SharedLibrary system("libxlsxwriter.so.4", "A workbook cannot be written",
                             "Install the package libxlsxwriter4 of Debian 12, or write csv: -m "
                             "csv --decimal-comma --bom.");
  XlsxLibrary library{};
  system.find("workbook_new_opt", library.workbook_new_opt);
  system.find("workbook_close", library.workbook_close);
  system.find("workbook_add_worksheet", library.workbook_add_worksheet);
  system.find("workbook_add_format", library.workbook_add_format);
  system.find("workbook_set_properties", library.workbook_set_properties);
  system.find("worksheet_write_string", library.worksheet_write_string);
  system.find("worksheet_write_number", library.worksheet_write_number);
  system.find("worksheet_freeze_panes", library.worksheet_freeze_panes);
  system.find("worksheet_set_column", library.worksheet_set_column);
  system.find("format_set_bold", library.format_set_bold);
  system.find("format_set_num_format", library.format_set_num_format);
  system.find("lxw_strerror", library.lxw_strerror);
  return library;
}

}  // namespace

const XlsxLibrary& xlsx_library() {
  static const XlsxLibrary library = open_library();
  return library;
}

}  // namespace kv::queryctl
