// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstdint>
#include <limits>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "plugins/logit/formula/number_list.h"

namespace kv::logit {

/// What was asked for cannot be done with this formula and these data. The text is a sentence.
class ModelError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

inline constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

/// One column of the data: numbers, or texts coded by their place in `labels`.
struct Column {
  std::string name;
  bool text = false;
  NumberList numbers;               ///< NaN is missing
  std::vector<std::int32_t> codes;  ///< of a text column; -1 is missing
  std::vector<std::string> labels;  ///< each text once, in the order of first appearance
  bool any_missing = true;          ///< false: it is known that none is

  std::size_t size() const { return text ? codes.size() : numbers.size(); }
  bool missing(std::size_t row) const { return text ? codes[row] < 0 : std::isnan(numbers[row]); }
};

/// Columns of one length. Copies share the columns.
class Frame {
 public:
  std::size_t rows = 0;

  void add(std::shared_ptr<const Column> column) {
    rows = column->size();
    columns_.push_back(std::move(column));
  }
  /// Another frame in which `column` stands for the one of its name.
  Frame with(std::shared_ptr<const Column> column) const {
    Frame changed = *this;
    for (auto& own : changed.columns_)
      if (own->name == column->name) own = column;
    changed.rows = column->size();
    return changed;
  }
  const Column* find(std::string_view name) const {
    for (const auto& column : columns_)
      if (column->name == name) return column.get();
    return nullptr;
  }
  /// The column of that name, to keep; null when there is none.
  std::shared_ptr<const Column> share(std::string_view name) const {
    for (const auto& column : columns_)
      if (column->name == name) return column;
    return nullptr;
  }
  const std::vector<std::shared_ptr<const Column>>& columns() const { return columns_; }

 private:
  std::vector<std::shared_ptr<const Column>> columns_;
};

}  // namespace kv::logit
