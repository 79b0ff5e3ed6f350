// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "etl/batch.h"
#include "etl/finding.h"
#include "etl/source.h"

namespace kv::etl {

/// Whether the rows of a file are all there, by what they say of each other. For files that are cut
/// off at the end of a line, where nothing else tells.
///
/// `incomplete-label`: the last row's labels (a year and a sex, say) stand in fewer rows than those
/// of nearly every other. An error that may be accepted.
/// `incomplete-sum`: with @sums-to, the figures of a column in one region do not make the whole. An
/// error for the last region, a warning for others.
class RowCompleteness {
 public:
  /// The layout must outlive it.
  RowCompleteness(const Layout& layout, std::uint16_t file) : layout_(layout), file_(file) {}

  /// A row with these labels (their number) of a region (its index in the batch).
  void row(std::uint32_t label, std::uint32_t region, std::size_t number) {
    if (label >= rows_.size()) rows_.resize(label + 1, 0);
    ++rows_[label];
    last_label_ = label;
    last_region_ = region;
    last_row_ = number;
  }
  /// A number of the column that @sums-to names.
  void part(std::uint32_t region, double value);

  /// `labels`: the texts of each number's labels.
  void finish(const std::vector<std::vector<std::string>>& labels, const Batch& batch,
              Findings& findings) const;

 private:
  struct Sum {
    double value = 0;
    std::size_t parts = 0;
    bool short_of(double whole) const;
  };
  void check_labels(const std::vector<std::vector<std::string>>& labels, const Batch& batch,
                    Findings& findings) const;
  void check_sums(const Batch& batch, Findings& findings) const;

  const Layout& layout_;
  std::uint16_t file_;
  std::vector<std::uint32_t> rows_;  // by label
  std::vector<Sum> sums_;            // by region
  std::uint32_t last_label_ = 0;
  std::uint32_t last_region_ = 0;
  std::size_t last_row_ = 0;
};

}  // namespace kv::etl
