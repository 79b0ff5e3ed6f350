// SPDX-License-Identifier: MIT
#include "etl/formats/problem.h"

#include <utility>

namespace kv::etl {

void ProblemList::add(Problem problem) {
  Tally& tally = tallies_[problem.rule];
  if (tally.listed >= kMaxListedPerRule) {
    ++tally.unlisted;
    return;
  }
  ++tally.listed;
  problems_.push_back(std::move(problem));
}

bool ProblemList::full(std::string_view rule) const {
  const auto found = tallies_.find(rule);
  return found != tallies_.end() && found->second.listed >= kMaxListedPerRule;
}

void ProblemList::count_unlisted(std::string_view rule, std::size_t n) {
  tallies_[std::string(rule)].unlisted += n;
}

void ProblemList::close() {
  for (auto& [rule, tally] : tallies_) {
    if (tally.unlisted == 0) continue;
    problems_.push_back({rule, 0, 0, std::to_string(tally.unlisted),
                         std::to_string(tally.unlisted) + " more places of the kind \"" + rule +
                             "\" are not listed; the first " + std::to_string(tally.listed) +
                             " are.",
                         "Correct the cause for the whole file rather than place by place."});
    tally.unlisted = 0;
  }
}

}  // namespace kv::etl
