// SPDX-License-Identifier: MIT
#include "queryctl/output/xlsx_library.h"

#include <dlfcn.h>

#include "schema/error.h"

namespace kv::queryctl {
namespace {

template <typename Function>
void find(void* handle, const char* name, Function& function) {
  function = reinterpret_cast<Function>(dlsym(handle, name));
  if (!function)
    throw Error("A workbook cannot be written: libxlsxwriter has no " + std::string(name) + ".",
                "Install the package libxlsxwriter4 of Debian 12.");
}

XlsxLibrary open_library() {
  void* const handle = dlopen("libxlsxwriter.so.4", RTLD_NOW | RTLD_LOCAL);  // stays
  if (!handle)
    throw Error("A workbook cannot be written: " + std::string(dlerror()) + ".",
                "Install the package libxlsxwriter4, or write csv: -m csv --decimal-comma --bom.");
  XlsxLibrary library{};
  find(handle, "workbook_new_opt", library.workbook_new_opt);
  find(handle, "workbook_close", library.workbook_close);
  find(handle, "workbook_add_worksheet", library.workbook_add_worksheet);
  find(handle, "workbook_add_format", library.workbook_add_format);
  find(handle, "workbook_set_properties", library.workbook_set_properties);
  find(handle, "worksheet_write_string", library.worksheet_write_string);
  find(handle, "worksheet_write_number", library.worksheet_write_number);
  find(handle, "worksheet_freeze_panes", library.worksheet_freeze_panes);
  find(handle, "worksheet_set_column", library.worksheet_set_column);
  find(handle, "format_set_bold", library.format_set_bold);
  find(handle, "format_set_num_format", library.format_set_num_format);
  find(handle, "lxw_strerror", library.lxw_strerror);
  return library;
}

}  // namespace

const XlsxLibrary& xlsx_library() {
  static const XlsxLibrary library = open_library();
  return library;
}

}  // namespace kv::queryctl
