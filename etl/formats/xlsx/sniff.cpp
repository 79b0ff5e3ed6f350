// SPDX-License-Identifier: MIT
#include "etl/formats/xlsx/sniff.h"

#include <string>

#include "etl/formats/place.h"

namespace kv::etl::xlsx {

Error not_a_package(std::string_view head) {
  if (head.empty()) return Error("The file is empty.", "Take the file again from where it came.");
  if (head.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"))
    return Error(
        "The file is no .xlsx workbook but an older container: either a workbook that is protected "
        "by a password, or one in the format of Excel 97-2003 (.xls).",
        "Open it in Excel or LibreOffice, take the password away, and save it as \"Excel Workbook "
        "(.xlsx)\".");
  if (head.starts_with("PK"))
    return Error("The workbook has no end: the list of its parts is missing or damaged.",
                 "The file was probably cut off while it was copied; take it again from where it "
                 "came.");
  const auto begin = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (begin != std::string_view::npos && head[begin] == '<')
    return Error("The file is no .xlsx workbook but a web page or XML: it begins with " +
                     in_quotes(shown(head.substr(begin))) + ".",
                 "Open it in Excel or LibreOffice and save it as \"Excel Workbook (.xlsx)\"; if it "
                 "is an error page, download the file again.");
  return Error("The file is no .xlsx workbook: it begins with " + in_quotes(shown(head)) + ".",
               "If it is text, give it a name that ends in .csv; else save it from Excel as "
               "\"Excel Workbook (.xlsx)\".");
}

}  // namespace kv::etl::xlsx
