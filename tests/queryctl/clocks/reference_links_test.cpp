// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>
#include <set>

#include "queryctl/clocks/border_links.h"
#include "tests/queryctl/clocks/reference.h"

namespace kv::queryctl {
namespace {

namespace fs = std::filesystem;

struct Pair {
  int from = 0;
  int to = 0;
  std::vector<CsvRow> rows;
};

std::vector<Pair> pairs() {
  std::vector<Pair> found;
  for (const auto& entry : fs::directory_iterator(reference_borders() / "mapping")) {
    const std::string name = entry.path().filename().string();
    if (name.size() != 13 || name[4] != '_') continue;
    found.push_back(
        {std::stoi(name.substr(0, 4)), std::stoi(name.substr(5, 4)), read_csv(entry.path())});
  }
  return found;
}

std::string day(int year) {
  return std::to_string(year) + "-01-01";
}

/// The population of 1 January, of the years that the reference holds; of other years 1, to see
/// which weights there are.
Population population_of(const RegionGraph& graph, int year, bool& known) {
  auto figures = std::make_shared<std::map<std::string, double>>();
  const fs::path file =
      reference_borders() / "expected" / ("parts_" + std::to_string(year) + ".csv");
  known = fs::exists(file);
  if (known)
    for (const CsvRow& row : read_csv(file))
      if (!row.at("folkemengde").empty())
        (*figures)[row.at("region")] = std::stod(row.at("folkemengde"));
  return [&graph, figures, known, year](std::size_t spell,
                                        const std::string& on) -> std::optional<double> {
    if (on != day(year)) return std::nullopt;
    if (!known) return 1;
    const auto found = figures->find(graph.spells()[spell].code);
    return found == figures->end() ? std::nullopt : std::optional(found->second);
  };
}

TEST(ReferenceLinks, HoldForEveryPairOfYears) {
  KV_NEEDS_REFERENCE();
  const RegionGraph graph = reference_graph(false);
  const std::vector<Pair> all = pairs();
  EXPECT_GE(all.size(), 91U);
  for (const Pair& pair : all) {
    std::set<std::string> wanted;
    for (const CsvRow& row : pair.rows)
      wanted.insert(row.at("from_code") + " " + row.at("from_name") + " > " + row.at("to_code") +
                    " " + row.at("to_name") + " " + row.at("relation") + " " +
                    row.at("name_change") + " " + row.at("weight"));
    std::set<std::string> found;
    for (const Link& link : border_links(graph, day(pair.from), day(pair.to))) {
      const Spell& a = graph.spells()[link.from];
      const Spell& b = graph.spells()[link.to];
      found.insert(a.code + " " + a.name + " > " + b.code + " " + b.name + " " +
                   std::string(relation_name(link.relation)) + " " +
                   std::string(name_change_name(link.name_change)) + " " +
                   (link.weight ? "1" : ""));
      EXPECT_TRUE(!link.weight || *link.weight == 1);
    }
    EXPECT_EQ(found, wanted) << pair.from << " to " << pair.to;
  }
}

TEST(ReferenceLinks, WeightsHoldForEveryPairOfYears) {
  KV_NEEDS_REFERENCE();
  const RegionGraph graph = reference_graph(true);
  std::size_t weights = 0;
  for (const Pair& pair : pairs()) {
    bool known = true;
    const Population population =
        pair.from > pair.to ? population_of(graph, pair.to, known) : Population();
    std::map<std::string, const CsvRow*> wanted;
    for (const CsvRow& row : pair.rows)
      wanted[row.at("from_code") + " " + row.at("to_code")] = &row;
    for (const Link& link : border_links(graph, day(pair.from), day(pair.to), population)) {
      const std::string name = graph.spells()[link.from].code + " " + graph.spells()[link.to].code;
      const CsvRow& row = *wanted.at(name);
      const std::string where =
          std::to_string(pair.from) + " to " + std::to_string(pair.to) + ": " + name;
      const bool weighed = !row.at("weight_ext").empty();
      // In 2016 three municipalities have no population.
      if (pair.from > pair.to && pair.to == 2016) {
        if (link.weight && !weighed) ADD_FAILURE() << where;
        continue;
      }
      EXPECT_EQ(link.weight.has_value(), weighed) << where;
      if (!link.weight || !weighed || !known) continue;
      EXPECT_NEAR(*link.weight, std::stod(row.at("weight_ext")), 1e-6) << where;
      weights += *link.weight < 1 ? 1U : 0U;
    }
  }
  EXPECT_GT(weights, 500U);
}

// There and back are the same pairs.
TEST(ReferenceLinks, AreTransposedBackInTime) {
  KV_NEEDS_REFERENCE();
  const RegionGraph graph = reference_graph(false);
  const auto connections = [&](int from, int to, bool turned) {
    std::set<std::pair<std::size_t, std::size_t>> found;
    for (const Link& link : border_links(graph, day(from), day(to)))
      found.insert(turned ? std::pair(link.to, link.from) : std::pair(link.from, link.to));
    return found;
  };
  for (int from = 2005; from < 2025; from += 3)
    for (int to = from + 1; to < 2025; to += 2)
      EXPECT_EQ(connections(from, to, false), connections(to, from, true)) << from << " " << to;
}

}  // namespace
}  // namespace kv::queryctl
