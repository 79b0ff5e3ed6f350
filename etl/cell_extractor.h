// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "etl/batch.h"
#include "etl/columns.h"
#include "etl/finding.h"
#include "etl/header.h"
#include "etl/region_reader.h"
#include "etl/row_completeness.h"

namespace kv::etl {

/// Takes the cells of records, one by one, into a batch, with their labels and regions.
class CellExtractor {
 public:
  /// `file` is the index of the batch's file; header, batch and findings must outlive the object.
  CellExtractor(const HeaderMatch& header, std::size_t file, Batch& batch, Findings& findings);

  /// A record of the header's width. Field i stands in column first_column + i.
  void take(const std::vector<std::string_view>& fields, std::size_t row, std::size_t first_column);
  /// Tells what is known only at the end.
  void finish();

 private:
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  static constexpr std::uint32_t kNone = UINT32_MAX;
  static constexpr std::size_t kNowhere = SIZE_MAX;

  Repairs& repairs() { return batch_.files[file_].repairs; }
  std::uint32_t row_labels(const std::vector<std::string_view>& fields);
  std::uint32_t add_row_label(const std::vector<std::string_view>& fields);
  std::uint32_t label_of(std::uint32_t row_label, std::size_t column, Position at);
  bool read_value(std::string_view text, Position at, Value& value);
  CellValue with_other_mark(std::string_view text);
  void tell_bad(std::string_view text, Position at);
  CellKind kind_of(const CellValue& cell, std::string_view text) const;

  const HeaderMatch& header_;
  const Layout& layout_;
  Columns columns_;
  std::uint16_t file_;
  Batch& batch_;
  Findings& findings_;
  RegionReader regions_;
  RowCompleteness completeness_;
  std::size_t whole_column_ = kNowhere;  // of @sums-to
  char decimal_;                         // the layout's, or what the file turned out to have
  bool marked_ = false;                  // a number with it was read
  std::string key_;
  std::unordered_map<std::string, std::uint32_t, TextHash, std::equal_to<>> row_label_index_;
  std::vector<std::vector<std::string>> row_labels_;  // texts of the label columns
  std::vector<std::string> row_keys_;                 // as they stand in the file
  std::vector<std::uint32_t> row_after_;              // the row label that last came after each
  std::uint32_t last_row_label_ = kNone;
  std::size_t row_ = 0;
  std::vector<std::size_t> value_index_;  // of a column among the value columns
  std::vector<std::uint32_t> labels_;     // by row label and value column
};

}  // namespace kv::etl
