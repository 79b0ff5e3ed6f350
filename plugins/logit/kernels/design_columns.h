// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "plugins/logit/kernels/observations.h"

namespace kv::logit {

/// A design matrix as its columns, wherever they lie; they outlive it. A null pointer is a column
/// of ones.
struct DesignColumns {
  Index rows = 0;
  std::vector<const double*> columns;

  Index cols() const { return static_cast<Index>(columns.size()); }
};

/// The columns of a matrix. `intercept`: the column of ones among them, or -1.
inline DesignColumns columns_of(const Matrix& x, Index intercept) {
  DesignColumns out{x.rows(), {}};
  for (Index j = 0; j < x.cols(); ++j)
    out.columns.push_back(j == intercept ? nullptr : x.col(j).data());
  return out;
}

}  // namespace kv::logit
