// SPDX-License-Identifier: MIT
#include "plugins/protect/kernels/suppress.h"

#include <algorithm>
#include <set>
#include <stdexcept>

#include "plugins/protect/kernels/hitting_set.h"

namespace kv::protect {
namespace {

constexpr int kMostRounds = 300;

class Protector {
 public:
  Protector(const Table& table, const Rule& rule) : rule_(rule), table_(table) {
    require_consistent(table_);
    if (rule.threshold < 0 || rule.width < 1)
      throw std::invalid_argument("a threshold is 0 or more, and a width 1 or more");
    for (std::size_t i = 0; i < table_.size(); ++i) {
      const std::int64_t count = table_.counts[i];
      const bool small = count < rule.threshold && (count > 0 || rule.hide_zero);
      if (small && !table_.always_published[i]) {
        primaries_.push_back(i);
      } else if (count == 0 && !rule.zero_may_help) {
        table_.always_published[i] = true;
      }
    }
  }

  std::vector<bool> primaries() const { return flags({}); }

  Suppression run() {
    std::vector<std::size_t> extra;
    bool proven = true;
    for (int round = 0;; ++round) {
      const std::size_t known = conditions_.size();
      attack(extra);
      if (conditions_.size() == known) break;  // nothing fell
      if (round < kMostRounds) {
        HittingSet next = cheapest_hitting_set(conditions_, table_.counts);
        extra = std::move(next.members);
        proven = next.proven;
      } else {
        proven = false;
        extra = add_cheapest(extra, known);
      }
    }
    if (!proven) spare(extra);
    return result(extra, proven);
  }

  std::vector<Range> ranges(const std::vector<bool>& suppressed) const {
    const Attacker attacker(table_, suppressed);
    std::vector<Range> list;
    for (std::size_t i = 0; i < table_.size(); ++i) list.push_back(attacker.range(i));
    return list;
  }

 private:
  std::vector<bool> flags(const std::vector<std::size_t>& extra) const {
    std::vector<bool> suppressed(table_.size(), false);
    for (const std::size_t cell : primaries_) suppressed[cell] = true;
    for (const std::size_t cell : extra) suppressed[cell] = true;
    return suppressed;
  }

  // Adds a condition for every small count that an attacker can narrow down too far.
  void attack(const std::vector<std::size_t>& extra) {
    const Attacker attacker(table_, flags(extra));
    for (const std::size_t cell : primaries_) {
      if (attacker.range(cell).as_wide_as(rule_.width)) continue;
      std::vector<std::size_t> helpers = attacker.helpers(cell, rule_.width);
      if (helpers.empty())
        throw std::invalid_argument(
            "'" + table_.names[cell] +
            "' cannot be protected: every cell that would help is always published, or 0. Merge "
            "categories, or let a margin or zeros be suppressed");
      if (seen_.insert(helpers).second) conditions_.push_back(std::move(helpers));
    }
  }

  // One cell for each condition that is new: quick, and it ends.
  std::vector<std::size_t> add_cheapest(std::vector<std::size_t> extra, std::size_t known) const {
    for (std::size_t i = known; i < conditions_.size(); ++i) {
      const auto& condition = conditions_[i];
      const auto has = [&](std::size_t m) { return std::ranges::find(extra, m) != extra.end(); };
      if (std::ranges::any_of(condition, has)) continue;
      extra.push_back(*std::ranges::min_element(condition, [&](std::size_t a, std::size_t b) {
        return table_.counts[a] != table_.counts[b] ? table_.counts[a] < table_.counts[b] : a < b;
      }));
    }
    return extra;
  }

  // Publishes again, the largest first, what is not needed.
  void spare(std::vector<std::size_t>& extra) const {
    std::vector<std::size_t> order = extra;
    std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
      return table_.counts[a] != table_.counts[b] ? table_.counts[a] > table_.counts[b] : a > b;
    });
    for (const std::size_t cell : order) {
      std::vector<std::size_t> fewer = extra;
      std::erase(fewer, cell);
      const Attacker attacker(table_, flags(fewer));
      if (std::ranges::all_of(primaries_, [&](std::size_t small) {
            return attacker.range(small).as_wide_as(rule_.width);
          }))
        extra = std::move(fewer);
    }
  }

  Suppression result(const std::vector<std::size_t>& extra, bool proven) const {
    Suppression suppression;
    suppression.cells.assign(table_.size(), Cell::kPublished);
    for (const std::size_t cell : extra) suppression.cells[cell] = Cell::kSecondary;
    for (const std::size_t cell : primaries_) suppression.cells[cell] = Cell::kPrimary;
    suppression.ranges = ranges(flags(extra));
    suppression.proven = proven;
    return suppression;
  }

  const Rule& rule_;
  Table table_;
  std::vector<std::size_t> primaries_;
  std::vector<std::vector<std::size_t>> conditions_;
  std::set<std::vector<std::size_t>> seen_;
};

}  // namespace

Suppression suppress(const Table& table, const Rule& rule) {
  return Protector(table, rule).run();
}

std::vector<Range> attack_on_small_counts(const Table& table, const Rule& rule) {
  const Protector protector(table, rule);
  return protector.ranges(protector.primaries());
}

}  // namespace kv::protect
