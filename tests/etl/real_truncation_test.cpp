// SPDX-License-Identifier: MIT
// The agencies' own files, cut off on the way: at random bytes, at line ends, and near their end.
#include <algorithm>
#include <gtest/gtest.h>
#include <random>
#include <set>

#include "tests/etl/support.h"

namespace kv::etl {
namespace {

constexpr const char* kNodes = "klass/ssb-klassr_klass_131_graph_nodes.csv";
constexpr const char* kEdges = "klass/ssb-klassr_klass_131_graph_edges.csv";

struct Case {
  const char* name;  ///< for messages and the test's name
  const char* source;
  const char* file;
  const char* other;  ///< the second file of the delivery, whole; or nullptr
  int cuts;           ///< of each kind
  /// How many rows at the end may be lost without a trace: nothing else in the delivery tells of
  /// them.
  std::size_t untold_rows;
};

void PrintTo(const Case& c, std::ostream* out) {
  *out << c.name;
}

class RealTruncation : public ::testing::TestWithParam<Case> {};

// Where to cut: random bytes, random line ends, and the last 20 bytes.
std::set<std::size_t> cuts(const std::string& text, int count) {
  std::mt19937 random(131);
  std::set<std::size_t> places;
  for (int i = 0; i < count; ++i) {
    places.insert(random() % text.size());
    const std::size_t line_end = text.find('\n', random() % text.size());
    if (line_end != std::string::npos && line_end + 1 < text.size()) places.insert(line_end + 1);
  }
  for (std::size_t back = 2; back <= 20; back += 3) places.insert(text.size() - back);
  return places;
}

TEST_P(RealTruncation, IsAlwaysRefused) {
  const Case& c = GetParam();
  KV_NEEDS(nodes, kNodes);
  KV_NEEDS(edges, kEdges);
  KV_NEEDS(file, c.file);
  const test::TempDir dir;
  const test::fs::path db = test::empty_warehouse(dir);
  std::vector<std::string> others;
  if (c.other)
    others.push_back(test::shared_file(c.other).string());
  else
    ASSERT_EQ(test::etl({"load", db.string(), "klass-131", nodes.string(), edges.string()}).code,
              0);
  const std::string before = test::content_hash(db);
  const std::string text = test::read_text(file);
  std::size_t told = text.size();
  for (std::size_t i = 0; i < c.untold_rows; ++i) told = text.rfind('\n', told - 2) + 1;

  for (const std::size_t end : cuts(text, c.cuts)) {
    if (end >= told && text[end - 1] == '\n') continue;
    const test::Outcome loaded =
        test::load(dir, db, c.source, "cut-2013.csv", text.substr(0, end), others);
    ASSERT_EQ(loaded.code, 5) << "cut after byte " << end << " of " << text.size() << ": "
                              << loaded.err;
    EXPECT_NE(loaded.err.find("error "), std::string::npos) << loaded.err;
  }
  EXPECT_EQ(test::content_hash(db), before);
}

INSTANTIATE_TEST_SUITE_P(
    Files, RealTruncation,
    ::testing::Values(Case{"edges", "klass-131", kEdges, kNodes, 20, 0},
                      // The last five spells never changed: 1120, 1121, 1815, 1840 and 9999.
                      Case{"nodes", "klass-131", kNodes, kEdges, 20, 5},
                      // The last row, unknown municipality, is left out anyway.
                      Case{"kommunesort", "kommunesort", "centrality_mayor/munch_kommunesort.csv",
                           nullptr, 20, 1},
                      Case{"population", "folkemengde",
                           "population/01-befolkning_hovedgruppe-kommune-2013.csv", nullptr, 20, 0},
                      Case{"wide", "imdi-bosetting",
                           "imdi/imdi_bosatt_anmodede_1995-2022_wide_3header.csv", nullptr, 8, 0},
                      Case{"long", "imdi-bosetting", "imdi/imdi_bosatt_anmodede_1995-2023_long.csv",
                           nullptr, 8, 0}),
    [](const ::testing::TestParamInfo<Case>& tested) { return std::string(tested.param.name); });

}  // namespace
}  // namespace kv::etl
