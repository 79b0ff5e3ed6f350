// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "queryctl/output/remarks.h"
#include "queryctl/output/writer.h"

namespace kv::queryctl {

/// A row of a result as the modes that draw in text see it.
struct PickedRow {
  std::string label;
  std::optional<double> value;  ///< finite
  std::string shown;            ///< the value as people's modes show it, or why there is none
};

/// Gathers rows and picks what is drawn of them: the column `value`, or else the first that holds
/// numbers and nothing else; and as label `name` or `label`, or else the first other column that
/// holds texts. Throws Error(kDataError) when no column can be drawn.
class Picker {
 public:
  explicit Picker(const WriterOptions& options) : options_(options) {}

  void begin(std::span<const Column> columns) { columns_.assign(columns.begin(), columns.end()); }
  void row(std::span<const Cell> cells);
  std::vector<PickedRow> rows(Remarks& remarks) const;
  /// Which columns are not shown, as a sentence; empty when all are.
  std::string left_out() const;

 private:
  /// A cell that outlives its row.
  struct Kept {
    Cell cell;
    std::string bytes;
  };
  std::size_t value_column() const;
  std::optional<std::size_t> label_column() const;
  std::optional<std::size_t> named(std::string_view name) const;

  WriterOptions options_;
  std::vector<Column> columns_;
  std::vector<std::vector<Kept>> kept_;
};

}  // namespace kv::queryctl
