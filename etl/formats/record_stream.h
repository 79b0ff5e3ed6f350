// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "etl/formats/problem.h"

namespace kv::etl {

/// Records of text fields, one after the other, whatever the file is: what matches headers and
/// takes cells reads a CSV file and a sheet of a workbook alike. One virtual call a record, none a
/// field.
class RecordStream {
 public:
  virtual ~RecordStream() = default;

  /// Reads the next record into `fields`; false at the end. The views are valid until the next
  /// call.
  virtual bool next(std::vector<std::string_view>& fields) = 0;
  /// Number of the record last read, from 1, as a spreadsheet shows it.
  virtual std::size_t row() const = 0;
  virtual bool blank() const = 0;  ///< nothing stands in the record last read
  /// What was found so far; complete when next() has returned false.
  virtual const std::vector<Problem>& problems() const = 0;
  /// False when the file seems to end in the middle of a record; a sheet has no such end.
  virtual bool ends_with_newline() const { return true; }
  /// The column of the first field, from 1: that of field i is first_column() + i.
  virtual std::size_t first_column() const { return 1; }
  /// Name of the sheet; empty for a file that has none.
  virtual std::string_view sheet() const { return {}; }

 protected:
  RecordStream() = default;
  RecordStream(const RecordStream&) = default;
  RecordStream(RecordStream&&) = default;
  RecordStream& operator=(const RecordStream&) = default;
  RecordStream& operator=(RecordStream&&) = default;
};

}  // namespace kv::etl
