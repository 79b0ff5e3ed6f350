// SPDX-License-Identifier: MIT
#include "plugins/protect/kernels/margins.h"

#include <set>
#include <stdexcept>

namespace kv::protect {

void Margins::add(const std::vector<Path>& cell, std::int64_t count) {
  if (cell.empty()) throw std::invalid_argument("a table has one dimension or more");
  std::vector<std::size_t> levels;
  for (const Path& path : cell) {
    levels.push_back(path.size());
    for (const std::string& name : path)
      if (name.empty() || name == kTotal)
        throw std::invalid_argument(name.empty()
                                        ? "a category is empty; give it a name"
                                        : "a category is called '*', which is the total's name");
    if (path.empty()) throw std::invalid_argument("a category is an empty list of levels");
  }
  if (cells_.empty()) levels_ = levels;
  if (levels != levels_)
    throw std::invalid_argument("rows differ in their number of dimensions or levels");
  std::int64_t& total = cells_[cell];
  if (count < 0 || count > kLargestCount || total + count > kLargestCount)
    throw std::invalid_argument("a count is below 0 or above " + std::to_string(kLargestCount));
  total += count;
}

Margins::Tree Margins::tree(std::size_t dimension) const {
  std::set<Path> paths;
  for (const auto& [cell, count] : cells_) paths.insert(cell[dimension]);
  Tree nodes{{kTotal, 0, {}, 0}};
  std::map<std::string, std::size_t> known;
  for (std::size_t level = 0; level < levels_[dimension]; ++level)
    for (const Path& path : paths) {
      const std::size_t parent = level == 0 ? 0 : known.at(path[level - 1]);
      const auto [it, is_new] = known.emplace(path[level], nodes.size());
      if (is_new) {
        nodes[parent].children.push_back(nodes.size());
        nodes.push_back({path[level], parent, {}, level + 1});
      } else if (nodes[it->second].parent != parent || nodes[it->second].level != level + 1) {
        throw std::invalid_argument("the category '" + path[level] +
                                    "' stands at two places of its dimension; give each place a "
                                    "name of its own");
      }
    }
  if (levels_[dimension] > 1 && nodes[0].children.size() == 1) {
    // The only category of the coarsest level is the total.
    nodes[0].name = nodes[1].name;
    nodes[0].children = nodes[1].children;
    for (const std::size_t child : nodes[0].children) nodes[child].parent = 0;
    nodes[1].children.clear();
    nodes[1].name.clear();  // left out below
  }
  return nodes;
}

Margins::Whole Margins::whole(bool publish_margins) const {
  const std::size_t dimensions = levels_.size();
  std::vector<Tree> trees;
  std::vector<std::size_t> strides(dimensions, 1);
  std::size_t total = 1;
  for (std::size_t d = 0; d < dimensions; ++d) {
    trees.push_back(tree(d));
    if (total > kMostCells / trees[d].size() + 1) total = kMostCells + 1;
    if (total <= kMostCells) total *= trees[d].size();
  }
  if (total > kMostCells)
    throw std::invalid_argument(
        "the table has more than " + std::to_string(kMostCells) +
        " cells with its margins; protect parts of it, or fewer dimensions");
  for (std::size_t d = dimensions - 1; d-- > 0;) strides[d] = strides[d + 1] * trees[d + 1].size();

  // Every count goes to each cell above it.
  std::vector<std::int64_t> counts(total, 0);
  for (const auto& [cell, count] : cells_) {
    std::vector<std::size_t> places{0};
    for (std::size_t d = 0; d < dimensions; ++d) {
      std::vector<std::size_t> further;
      for (std::size_t n = 0; n < trees[d].size(); ++n) {
        bool holds = n == 0;
        for (const std::string& name : cell[d]) holds = holds || trees[d][n].name == name;
        if (!holds || trees[d][n].name.empty()) continue;
        for (const std::size_t place : places) further.push_back(place + n * strides[d]);
      }
      places = std::move(further);
    }
    for (const std::size_t place : places) {
      counts[place] += count;
      if (counts[place] > kLargestCount)
        throw std::invalid_argument("a total is above " + std::to_string(kLargestCount));
    }
  }

  Whole whole;
  std::vector<std::size_t> number(total, 0);  // of the cell in the table
  const auto node = [&](std::size_t place, std::size_t d) -> const Node& {
    return trees[d][place / strides[d] % trees[d].size()];
  };
  const auto left_out = [&](std::size_t place) {
    for (std::size_t d = 0; d < dimensions; ++d)
      if (node(place, d).name.empty()) return true;
    return false;
  };
  for (std::size_t place = 0; place < total; ++place) {
    if (left_out(place)) continue;
    number[place] = whole.table.size();
    std::string name;
    bool margin = false;
    bool grand = true;
    auto& key = whole.keys.emplace_back();
    for (std::size_t d = 0; d < dimensions; ++d) {
      const Node& at = node(place, d);
      key.push_back(at.name);
      name += (d == 0 ? "" : "|") + at.name;
      if (!at.children.empty()) margin = true;
      if (at.level > 0) grand = false;
    }
    whole.table.names.push_back(std::move(name));
    whole.table.counts.push_back(counts[place]);
    whole.table.always_published.push_back(grand || (margin && publish_margins));
  }
  for (std::size_t place = 0; place < total; ++place) {
    if (left_out(place)) continue;
    for (std::size_t d = 0; d < dimensions; ++d) {
      const Node& at = node(place, d);
      if (at.children.empty()) continue;
      Sum sum{number[place], {}};
      const std::size_t base = place - place / strides[d] % trees[d].size() * strides[d];
      for (const std::size_t child : at.children)
        sum.children.push_back(number[base + child * strides[d]]);
      whole.table.sums.push_back(std::move(sum));
    }
  }
  return whole;
}

}  // namespace kv::protect
