// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "plugins/logit/formula/design.h"

namespace kv::logit {

/// What beside the formula says how rows become a model.
struct DataOptions {
  DeclaredFactors factors;
  std::string success;  ///< the level of a text outcome that counts as 1; "" when not given
  std::string weights;  ///< columns; "" for none
  std::string cluster;
  std::string strata;
  std::string fpc;
};

/// The rows of a model: the design matrix, the outcome, and what became of the others.
struct ModelData {
  Formula formula;
  std::shared_ptr<const Design> design;
  Frame frame;              ///< the used rows alone
  std::vector<Index> rows;  ///< the used rows, numbered from 0 in the data
  Index rows_given = 0;
  std::vector<std::pair<std::string, Index>> dropped;  ///< reason and rows, each row once

  BuiltColumns columns;  ///< the design matrix, column by column
  Observations obs;
  Vector trials;        ///< per row: the trials of a cbind() outcome, else 1
  std::string outcome;  ///< "low", or "type = 'Yes'"
  bool grouped = false;

  std::vector<Index> cluster;
  std::vector<Index> stratum;
  std::vector<Index> silent_units;  ///< see silent_units(); of a sample design only
  Vector fpc;
  std::vector<std::string> notes;

  Index used() const { return obs.rows(); }
  /// The design matrix in one piece, made when it is first asked for: millions of rows are fitted
  /// without.
  const Matrix& x() const {
    if (!x_) x_ = std::make_shared<const Matrix>(columns.matrix());
    return *x_;
  }

 private:
  mutable std::shared_ptr<const Matrix> x_;
};

/// Reads the model's rows out of `frame`: listwise deletion over everything the formula and the
/// options name, levels that lost their last row left out (as R's model.frame does). With `forced`
/// these rows are used and none is dropped: nested models share the rows of the largest. Throws
/// ModelError with a sentence when no model can be made of them.
ModelData model_data(const Formula& formula, const Frame& frame, const DataOptions& options,
                     const Poll& poll, const std::vector<Index>* forced = nullptr);

/// The chosen rows of every column.
Frame pick_rows(const Frame& frame, const std::vector<Index>& rows);

}  // namespace kv::logit
