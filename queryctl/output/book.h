// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>

#include "queryctl/output/writer.h"

namespace kv::queryctl {

/// A file of several results that is whole only when it is closed: a workbook with a sheet for
/// each.
class ResultBook {
 public:
  virtual ~ResultBook() = default;
  /// A writer of the next sheet, to be used before the next is asked for. It throws Error for what
  /// a sheet cannot hold: it never cuts.
  virtual std::unique_ptr<ResultWriter> sheet(bool headers) = 0;
  /// Writes the file. Throws Error when that fails.
  virtual void close() = 0;
};

/// An Excel workbook at `path`, which is overwritten. Text stays text ("0301"), numbers are numbers
/// that show the decimals of their column; the line of names is frozen. Throws Error when
/// libxlsxwriter is not installed.
std::unique_ptr<ResultBook> make_xlsx_book(const std::string& path);

/// True for a name that ends in ".xlsx", however that is written.
bool is_xlsx_name(const std::string& path);

}  // namespace kv::queryctl
