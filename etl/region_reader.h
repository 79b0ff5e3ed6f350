// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "etl/batch.h"
#include "etl/columns.h"
#include "etl/finding.h"

namespace kv::etl {

/// Finds the region of each row of a file, adds new ones to the batch, and keeps count of the rows
/// that the layout leaves out. Tells codes that are none where they stand.
class RegionReader {
 public:
  RegionReader(const Columns& columns, const Layout& layout, std::uint16_t file, Batch& batch,
               Findings& findings);

  /// The index in Batch::regions of the row's region; nullopt when the layout leaves the row out.
  /// `first_column` is the number of the first field.
  std::optional<std::uint32_t> region_of(const std::vector<std::string_view>& fields,
                                         std::size_t row, std::size_t first_column);

  /// Counts a cell of the row that region_of() said is left out.
  void count_left_out(const Value& value);

  /// Tells what was left out, names that have lost letters, and regions with fewer rows than the
  /// others. Once, at the end.
  void finish();

 private:
  struct LeftOut {
    std::string text;
    Position first;
    std::size_t cells = 0;
    std::size_t figures = 0;  ///< numbers other than 0, or hidden
  };
  struct Run {
    std::int64_t region = 0;  ///< below 0: left out
    std::size_t first_row = 0;
    std::size_t rows = 0;
  };

  std::uint32_t add_region(const std::vector<std::string_view>& fields, Position at);
  RegionRef read(const std::vector<std::string_view>& fields, Position at);
  RegionRef read_name(const std::vector<std::string_view>& fields, std::size_t used, Position at);
  void check_larger(const std::vector<std::string_view>& fields, const RegionRef& ref,
                    std::size_t used);
  bool same_region(const std::vector<std::string_view>& fields) const;
  std::size_t count_letters(const std::vector<std::string_view>& fields) const;
  void check_letters(RegionRef& ref);
  void note_row(std::int64_t region, std::size_t row);
  void tell_short_runs();
  void add(Severity severity, std::string rule, Position at, std::string value, std::string message,
           std::string remedy, bool acceptable = false);

  const Columns& columns_;
  const Layout& layout_;
  std::uint16_t file_;
  Batch& batch_;
  Findings& findings_;
  std::size_t first_column_ = 1;
  std::string key_;
  std::string last_key_ = "\x01";  // no row's
  std::int64_t last_ = 0;
  std::size_t last_lost_ = 0;                            // U+FFFD in the names of the row before
  std::unordered_map<std::string, std::int64_t> known_;  // below 0: -1 - index in left_out_
  std::vector<LeftOut> left_out_;
  std::size_t damaged_names_ = 0;
  Position damaged_at_;
  std::string damaged_text_;
  std::vector<Run> runs_;
  std::unordered_set<std::int64_t> in_runs_;
  bool sorted_ = true;  // each region's rows stand together
};

}  // namespace kv::etl
