// SPDX-License-Identifier: MIT
#include "plugins/protect/kernels/hitting_set.h"

#include <algorithm>
#include <map>
#include <set>

namespace kv::protect {
namespace {

constexpr std::size_t kMostSteps = 200'000;

class Search {
 public:
  Search(const std::vector<std::vector<std::size_t>>& sets, const std::vector<std::int64_t>& counts)
      : sets_(sets), counts_(counts), state_(counts.size(), State::kOpen) {
    // Cheap members first: good sets are found early.
    for (auto& set : sets_)
      std::ranges::sort(set, [&](std::size_t a, std::size_t b) {
        return counts_[a] != counts_[b] ? counts_[a] < counts_[b] : a < b;
      });
    while (drop_dominated_members() | drop_supersets()) {
    }
  }

  HittingSet run() {
    take_greedily();
    descend({});
    std::ranges::sort(best_);
    return {best_, steps_ <= kMostSteps};
  }

 private:
  enum class State : unsigned char { kOpen, kIn, kOut };

  // A set that holds another is hit with it.
  bool drop_supersets() {
    std::ranges::sort(sets_, [](const auto& a, const auto& b) {
      return a.size() != b.size() ? a.size() < b.size() : a < b;
    });
    std::vector<std::vector<std::size_t>> kept;
    std::vector<bool> in(counts_.size(), false);
    for (auto& set : sets_) {
      for (const std::size_t member : set) in[member] = true;
      const bool holds_another = std::ranges::any_of(kept, [&](const auto& smaller) {
        return std::ranges::all_of(smaller, [&](std::size_t member) { return in[member]; });
      });
      for (const std::size_t member : set) in[member] = false;
      if (!holds_another) kept.push_back(std::move(set));
    }
    const bool dropped = kept.size() < sets_.size();
    sets_ = std::move(kept);
    return dropped;
  }

  // A member that hits nothing but what a cheaper one hits too is never needed.
  bool drop_dominated_members() {
    std::map<std::size_t, std::vector<std::size_t>> hits;
    for (std::size_t s = 0; s < sets_.size(); ++s)
      for (const std::size_t member : sets_[s]) hits[member].push_back(s);
    std::set<std::size_t> dropped;
    for (const auto& [member, mine] : hits)
      for (const std::size_t other : sets_[mine.front()]) {
        if (other == member || dropped.contains(other)) continue;
        const auto& theirs = hits.at(other);
        const bool cheaper =
            counts_[other] != counts_[member] ? counts_[other] < counts_[member] : other < member;
        if (cheaper && std::ranges::includes(theirs, mine)) {
          dropped.insert(member);
          break;
        }
      }
    for (auto& set : sets_)
      std::erase_if(set, [&](std::size_t member) { return dropped.contains(member); });
    return !dropped.empty();
  }

  Cost one(std::size_t member) const { return {1, counts_[member]}; }

  bool hit(const std::vector<std::size_t>& set) const {
    return std::ranges::any_of(set, [&](std::size_t m) { return state_[m] == State::kIn; });
  }

  // A first set to beat: the member that hits most of what is left, again and again.
  void take_greedily() {
    while (true) {
      std::vector<std::size_t> hits(counts_.size(), 0);
      bool any = false;
      for (const auto& set : sets_)
        if (!hit(set)) {
          any = true;
          for (const std::size_t member : set) ++hits[member];
        }
      if (!any) break;
      std::size_t best = 0;
      for (std::size_t m = 1; m < hits.size(); ++m)
        if (hits[m] > hits[best] || (hits[m] == hits[best] && counts_[m] < counts_[best])) best = m;
      state_[best] = State::kIn;
      best_.push_back(best);
      best_cost_ = best_cost_ + one(best);
    }
    state_.assign(counts_.size(), State::kOpen);
    std::ranges::sort(best_);
  }

  // What must be paid still: sets that share no open member need one each.
  Cost bound() {
    Cost total;
    used_.assign(counts_.size(), false);
    for (const auto& set : sets_) {
      if (hit(set)) continue;
      bool disjoint = true;
      bool first = true;
      Cost least;
      for (const std::size_t member : set) {
        if (state_[member] == State::kOut) continue;
        if (used_[member]) disjoint = false;
        if (first) least = one(member);
        first = false;
      }
      if (!disjoint) continue;
      total = total + least;
      for (const std::size_t member : set) used_[member] = true;
    }
    return total;
  }

  const std::vector<std::size_t>* tightest() const {
    const std::vector<std::size_t>* found = nullptr;
    std::ptrdiff_t fewest = 0;
    for (const auto& set : sets_) {
      if (hit(set)) continue;
      const auto open =
          std::ranges::count_if(set, [&](std::size_t m) { return state_[m] == State::kOpen; });
      if (!found || open < fewest) {
        found = &set;
        fewest = open;
      }
    }
    return found;
  }

  void descend(Cost paid) {
    if (++steps_ > kMostSteps) return;
    const std::vector<std::size_t>* set = tightest();
    if (!set) {
      std::vector<std::size_t> members = chosen_;
      std::ranges::sort(members);
      if (paid < best_cost_ || (paid == best_cost_ && members < best_)) {
        best_ = std::move(members);
        best_cost_ = paid;
      }
      return;
    }
    if (paid + bound() >= best_cost_) return;
    std::vector<std::size_t> tried;
    for (const std::size_t member : *set) {
      if (state_[member] != State::kOpen) continue;
      state_[member] = State::kIn;
      chosen_.push_back(member);
      descend(paid + one(member));
      chosen_.pop_back();
      state_[member] = State::kOut;  // the sets with it have all been looked at
      tried.push_back(member);
    }
    for (const std::size_t member : tried) state_[member] = State::kOpen;
  }

  std::vector<std::vector<std::size_t>> sets_;
  const std::vector<std::int64_t>& counts_;
  std::vector<State> state_;
  std::vector<bool> used_;
  std::vector<std::size_t> chosen_;
  std::vector<std::size_t> best_;
  Cost best_cost_;
  std::size_t steps_ = 0;
};

}  // namespace

HittingSet cheapest_hitting_set(const std::vector<std::vector<std::size_t>>& sets,
                                const std::vector<std::int64_t>& counts) {
  return Search(sets, counts).run();
}

}  // namespace kv::protect
