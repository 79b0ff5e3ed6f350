// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <exception>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "plugins/logit/formula/frame.h"

namespace kv::logit {

/// Takes the values of one column as SQLite has them. A column is either numbers or texts: both in
/// one throw ModelError with the place, and so do Inf and integers that a double cannot hold.
class ColumnBuilder {
 public:
  explicit ColumnBuilder(std::string name) : column_(empty_column(std::move(name))) {}

  void add_null() {
    column_->any_missing = true;
    if (column_->text)
      column_->codes.push_back(-1);
    else
      column_->numbers.push_back(kMissing);
  }
  void add_integer(std::int64_t value) {
    constexpr std::int64_t kExact = std::int64_t{1} << 53;
    if (value > kExact || value < -kExact) refuse_large(value);
    add_number(static_cast<double>(value));
  }
  void add_real(double value) {
    if (!std::isfinite(value)) refuse_infinite();
    add_number(value);
  }
  void add_text(std::string_view value);

  /// Throws ModelError when the column, or a BLOB, cannot be used.
  [[noreturn]] void refuse_blob() const;
  const std::string& name() const { return column_->name; }
  std::shared_ptr<const Column> take() { return std::move(column_); }

 private:
  void add_number(double value) {
    if (column_->text) refuse_mixture(value);
    column_->numbers.push_back(value);
    any_number_ = true;
  }
  std::size_t row() const { return column_->size() + 1; }
  [[noreturn]] void refuse_large(std::int64_t value) const;
  [[noreturn]] void refuse_infinite() const;
  [[noreturn]] void refuse_mixture(double value) const;

  static std::shared_ptr<Column> empty_column(std::string name) {
    auto column = std::make_shared<Column>();
    column->name = std::move(name);
    column->any_missing = false;
    return column;
  }

  std::shared_ptr<Column> column_;
  bool any_number_ = false;
  std::unordered_map<std::string, std::int32_t> codes_;
};

/// Where a statement of logit_fit() leaves its rows. It is bound to the first argument of
/// logit_model(), which then only takes the values: an aggregate is handed them without a lock and
/// a look-up per value, as a statement's columns are not.
struct RowSink {
  static constexpr const char* kTag = "kv.logit.rows";
  std::vector<ColumnBuilder>& columns;
  std::size_t rows = 0;
  std::exception_ptr error = nullptr;  ///< what a row was refused for
};

/// "y, x, `odd name`" as names; quoted by backticks or double quotes where needed. Throws
/// ModelError for an empty or repeated name and a quote that is not closed.
std::vector<std::string> split_names(std::string_view list);

}  // namespace kv::logit
