// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <kommunevarehus/sdk/callbacks.h>
#include <map>
#include <string>
#include <utility>

#include "plugins/survey/kernels/contingency.h"

namespace kv::survey {

/// The table that an aggregate's rows (row, column, n) make.
class TableState {
 public:
  void step(const sdk::Arguments& arguments) { add(arguments, 1); }
  void inverse(const sdk::Arguments& arguments) { add(arguments, -1); }

  /// Throws ArgumentError when it has more than a million cells.
  Contingency table() const;

 private:
  void add(const sdk::Arguments& arguments, std::int64_t sign);

  std::map<std::pair<std::string, std::string>, std::int64_t> cells_;
};

}  // namespace kv::survey
