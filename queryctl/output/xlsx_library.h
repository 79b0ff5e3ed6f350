// SPDX-License-Identifier: MIT
#pragma once

#include <xlsxwriter.h>

namespace kv::queryctl {

/// The functions of libxlsxwriter that are used here. The library is opened when the first workbook
/// is asked for, so that it costs nothing at start-up.
struct XlsxLibrary {
  decltype(&::workbook_new_opt) workbook_new_opt;
  decltype(&::workbook_close) workbook_close;
  decltype(&::workbook_add_worksheet) workbook_add_worksheet;
  decltype(&::workbook_add_format) workbook_add_format;
  decltype(&::workbook_set_properties) workbook_set_properties;
  decltype(&::worksheet_write_string) worksheet_write_string;
  decltype(&::worksheet_write_number) worksheet_write_number;
  decltype(&::worksheet_freeze_panes) worksheet_freeze_panes;
  decltype(&::worksheet_set_column) worksheet_set_column;
  decltype(&::format_set_bold) format_set_bold;
  decltype(&::format_set_num_format) format_set_num_format;
  decltype(&::lxw_strerror) lxw_strerror;
};

/// Throws Error, naming the package, when the library is not there.
const XlsxLibrary& xlsx_library();

}  // namespace kv::queryctl
