// SPDX-License-Identifier: MIT
#pragma once

#include <utility>
#include <vector>

#include "etl/history.h"

namespace kv::etl {

/// Several listeners as one.
class MergeListeners : public MergeListener {
 public:
  explicit MergeListeners(std::vector<MergeListener*> list) : list_(std::move(list)) {}
  void begin_scope(int indicator, int period) override {
    for (MergeListener* listener : list_) listener->begin_scope(indicator, period);
  }
  void cell(const CellChange& change) override {
    for (MergeListener* listener : list_) listener->cell(change);
  }
  void end_scope() override {
    for (MergeListener* listener : list_) listener->end_scope();
  }

 private:
  std::vector<MergeListener*> list_;
};

}  // namespace kv::etl
