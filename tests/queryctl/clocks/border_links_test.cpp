// SPDX-License-Identifier: MIT
#include "queryctl/clocks/border_links.h"

#include <gmock/gmock.h>

namespace kv::queryctl {
namespace {

using ::testing::ElementsAre;
using ::testing::UnorderedElementsAre;

const std::string kBefore = "2019-01-01";
const std::string kAfter = "2020-01-01";

/// Spells of 1900 to 2020 and from 2020, with the changes between them.
RegionGraph turn_of(std::vector<std::pair<std::string, std::string>> old_ones,
                    std::vector<std::pair<std::string, std::string>> new_ones,
                    std::vector<Succession> changes) {
  std::vector<Spell> spells;
  std::int64_t region = 0;
  for (auto& [code, name] : old_ones)
    spells.push_back({++region, code, name, "1900-01-01", "2020-01-01"});
  for (auto& [code, name] : new_ones) spells.push_back({++region, code, name, "2020-01-01", ""});
  return RegionGraph(std::move(spells), changes);
}

/// "0001-0003 merged suffix 0.5".
std::vector<std::string> written(const RegionGraph& graph, const std::vector<Link>& links) {
  std::vector<std::string> lines;
  for (const Link& link : links) {
    std::string line = graph.spells()[link.from].code + "-" + graph.spells()[link.to].code + " " +
                       std::string(relation_name(link.relation));
    const std::string change(name_change_name(link.name_change));
    if (!change.empty()) line += " " + change;
    if (!link.weight)
      line += " ?";
    else if (*link.weight != 1)
      line += " " + std::to_string(*link.weight).substr(0, 4);
    lines.push_back(line);
  }
  return lines;
}

TEST(BorderLinks, NameTheRelation) {
  const RegionGraph graph = turn_of(
      {{"0001", "A"}, {"0002", "B"}, {"0003", "C"}, {"0004", "Vang"}, {"0005", "E"}, {"0006", "F"}},
      {{"3001", "A"},
       {"3002", "B-C"},
       {"0004", "Vang (Oppland)"},
       {"0005", "E - Ææ"},
       {"3006", "F (Viken)"}},
      {{0, 6, {}}, {1, 7, {}}, {2, 7, {}}, {3, 8, {}}, {4, 9, {}}, {5, 10, {}}});
  EXPECT_THAT(written(graph, border_links(graph, kBefore, kAfter)),
              ElementsAre("0001-3001 renumbered", "0002-3002 merged", "0003-3002 merged",
                          "0004-0004 same suffix", "0005-0005 renamed name",
                          "0006-3006 renumbered suffix"));
}

TEST(BorderLinks, WithinAYearNothingHappens) {
  const RegionGraph graph = turn_of({{"0001", "A"}}, {{"3001", "A"}}, {{0, 1, {}}});
  EXPECT_THAT(written(graph, border_links(graph, kBefore, kBefore)), ElementsAre("0001-0001 same"));
}

// Back in time a merger cannot be undone, and a division becomes a sum.
TEST(BorderLinks, BackInTimeThePairsTurnAround) {
  const RegionGraph graph = turn_of({{"0001", "A"}, {"0002", "B"}, {"0003", "C"}},
                                    {{"3001", "AB"}, {"3002", "C1"}, {"3003", "C2"}},
                                    {{0, 3, {}}, {1, 3, {}}, {2, 4, {}}, {2, 5, {}}});
  EXPECT_THAT(written(graph, border_links(graph, kAfter, kBefore)),
              UnorderedElementsAre("3001-0001 split ?", "3001-0002 split ?", "3002-0003 merged",
                                   "3003-0003 merged"));
}

TEST(BorderLinks, SuppliedWeightsGoForward) {
  const RegionGraph graph =
      turn_of({{"1850", "Tysfjord"}}, {{"1806", "Narvik"}, {"1875", "Hamarøy"}},
              {{0, 1, 0.25}, {0, 2, 0.75}});
  EXPECT_THAT(written(graph, border_links(graph, kBefore, kAfter)),
              ElementsAre("1850-1806 split 0.25", "1850-1875 split 0.75"));
}

// One missing weight makes the others of no use: the parts would not add up to the whole.
TEST(BorderLinks, WeightsAreAllOrNone) {
  const RegionGraph graph =
      turn_of({{"1850", "Tysfjord"}}, {{"1806", "Narvik"}, {"1875", "Hamarøy"}},
              {{0, 1, 0.25}, {0, 2, {}}});
  EXPECT_THAT(written(graph, border_links(graph, kBefore, kAfter)),
              ElementsAre("1850-1806 split ?", "1850-1875 split ?"));
}

// What merged before it was divided did not divide evenly: Haram went out of Ålesund whole, and
// Ålesund's weights would spread it.
TEST(BorderLinks, WeightsDoNotReachBehindAMerger) {
  const RegionGraph graph({{1, "1504", "Ålesund", "1900-01-01", "2020-01-01"},
                           {2, "1534", "Haram", "1900-01-01", "2020-01-01"},
                           {3, "1507", "Ålesund", "2020-01-01", "2024-01-01"},
                           {4, "1508", "Ålesund", "2024-01-01", ""},
                           {5, "1580", "Haram", "2024-01-01", ""}},
                          {{0, 2, {}}, {1, 2, {}}, {2, 3, 0.86}, {2, 4, 0.14}});
  EXPECT_THAT(written(graph, border_links(graph, "2019-01-01", "2024-01-01")),
              ElementsAre("1504-1508 split ?", "1504-1580 split ?", "1534-1508 split ?",
                          "1534-1580 split ?"));
  EXPECT_THAT(written(graph, border_links(graph, "2020-01-01", "2024-01-01")),
              ElementsAre("1507-1508 split 0.86", "1507-1580 split 0.14"));
}

const std::vector<Spell> kHaram = {{1, "1504", "Ålesund", "1900-01-01", "2020-01-01"},
                                   {2, "1534", "Haram", "1900-01-01", "2020-01-01"},
                                   {3, "1507", "Ålesund", "2020-01-01", "2024-01-01"},
                                   {4, "1508", "Ålesund", "2024-01-01", ""},
                                   {5, "1580", "Haram", "2024-01-01", ""}};
const std::vector<Succession> kHaramChanges = {{0, 2, {}}, {1, 2, {}}, {2, 3, 0.5}, {2, 4, 0.5}};

// Without it 86 % of Haram's people would be moved to Ålesund, where they never lived.
TEST(BorderLinks, AreaThatCameOutWholeGoesWhole) {
  const RegionGraph graph(kHaram, kHaramChanges, {{0, 3}, {1, 4}});
  EXPECT_THAT(written(graph, border_links(graph, "2019-01-01", "2024-01-01")),
              ElementsAre("1504-1508 split", "1504-1580 split 0.00", "1534-1508 split 0.00",
                          "1534-1580 split"));
  EXPECT_THAT(written(graph, border_links(graph, "2024-01-01", "2019-01-01")),
              ElementsAre("1508-1504 split", "1508-1534 split 0.00", "1580-1504 split 0.00",
                          "1580-1534 split"));
  EXPECT_THAT(written(graph, border_links(graph, "2019-01-01", "2022-01-01")),
              ElementsAre("1504-1507 merged", "1534-1507 merged"));
  EXPECT_EQ(border_links(graph, "2019-01-01", "2024-01-01").front().basis, Basis::kTerritory);
}

// Published round numbers are worse than the people who were there.
TEST(BorderLinks, PopulationsOnTheDayOfADivisionComeBeforeSuppliedWeights) {
  const RegionGraph graph(kHaram, kHaramChanges);
  const Population known = [](std::size_t spell, const std::string& day) -> std::optional<double> {
    if (day != "2024-01-01") return std::nullopt;
    return spell == 3 ? 300 : 100;
  };
  const auto links = border_links(graph, "2020-01-01", "2024-01-01", known);
  EXPECT_THAT(written(graph, links), ElementsAre("1507-1508 split 0.75", "1507-1580 split 0.25"));
  EXPECT_EQ(links.front().basis, Basis::kPopulation);
  EXPECT_EQ(border_links(graph, "2020-01-01", "2024-01-01").front().basis, Basis::kSupplied);
}

TEST(BorderLinks, ADivisionThatIsMendedIsOne) {
  const RegionGraph graph({{1, "0001", "A", "1900-01-01", "2000-01-01"},
                           {2, "0002", "A1", "2000-01-01", "2010-01-01"},
                           {3, "0003", "A2", "2000-01-01", "2010-01-01"},
                           {4, "0004", "A", "2010-01-01", ""}},
                          {{0, 1, {}}, {0, 2, {}}, {1, 3, {}}, {2, 3, {}}});
  EXPECT_THAT(written(graph, border_links(graph, "1999-01-01", "2020-01-01")),
              ElementsAre("0001-0004 renumbered"));
}

TEST(BorderLinks, BackInTimePopulationsWeigh) {
  const RegionGraph graph =
      turn_of({{"0001", "A"}, {"0002", "B"}}, {{"3001", "AB"}}, {{0, 2, {}}, {1, 2, {}}});
  const Population known = [](std::size_t spell, const std::string&) {
    return spell == 0 ? 300.0 : 100.0;
  };
  EXPECT_THAT(written(graph, border_links(graph, kAfter, kBefore, known)),
              ElementsAre("3001-0001 split 0.75", "3001-0002 split 0.25"));
  const Population partly = [](std::size_t spell, const std::string&) {
    return spell == 0 ? std::optional(300.0) : std::nullopt;
  };
  EXPECT_THAT(written(graph, border_links(graph, kAfter, kBefore, partly)),
              ElementsAre("3001-0001 split ?", "3001-0002 split ?"));
}

// Part of Tysfjord is in Narvik: its population says nothing of that part.
TEST(BorderLinks, APopulationWeighsOnlyWholeParts) {
  const RegionGraph graph =
      turn_of({{"1805", "Narvik"}, {"1850", "Tysfjord"}}, {{"1806", "Narvik"}, {"1875", "Hamarøy"}},
              {{0, 2, {}}, {1, 2, {}}, {1, 3, {}}});
  const Population known = [](std::size_t, const std::string&) { return 100.0; };
  EXPECT_THAT(written(graph, border_links(graph, kAfter, kBefore, known)),
              UnorderedElementsAre("1806-1805 split ?", "1806-1850 split ?", "1875-1850 merged"));
}

}  // namespace
}  // namespace kv::queryctl
