// SPDX-License-Identifier: MIT
// KLASS 131 of other days, and damaged ones.
#include <gtest/gtest.h>

#include "tests/etl/support.h"

namespace kv::etl {
namespace {

using test::ask;
using test::replaced;

class KlassFiles : public ::testing::Test {
 protected:
  test::Outcome load(const std::string& nodes, const std::string& edges,
                     const std::vector<std::string>& more = {}) {
    std::vector<std::string> arguments = {"load", db_.string(), "klass-131",
                                          test::write_file(dir_ / "n.csv", nodes).string(),
                                          test::write_file(dir_ / "e.csv", edges).string()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return test::etl(arguments);
  }
  // The small country after 2024: 3001 Halden became 3101.
  static std::string later_nodes() {
    return replaced(test::small_nodes(), "3001,Halden,1,2020-01-01,NA",
                    "3001,Halden,1,2020-01-01,2024-01-01") +
           "16,3101,Halden,1,2024-01-01,NA\n";
  }
  static std::string later_edges() { return test::small_edges() + "2,16,2024-01-01,2,16\n"; }

  test::TempDir dir_;
  test::fs::path db_ = test::small_warehouse(dir_);
  std::string before_ = test::content_hash(db_);
};

TEST_F(KlassFiles, OneMoreSpellAndOneClosedAreTakenAndTold) {
  const test::Outcome loaded = load(later_nodes(), later_edges());
  ASSERT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_NE(loaded.err.find("note spell-changed: 3001 Halden (from 2020-01-01) had no end and now "
                            "ends on 2024-01-01."),
            std::string::npos)
      << loaded.err;
  EXPECT_EQ(ask(db_, "SELECT valid_to FROM regions WHERE code = '3001'"), "2024-01-01");
  EXPECT_EQ(ask(db_, "SELECT kind FROM region_changes WHERE to_code = '3101'"), "renumber");
  EXPECT_EQ(test::etl({"verify", db_.string()}).code, 0);
}

// A warehouse of a time when the mapping took municipalities only.
TEST_F(KlassFiles, TheSameFilesAgainCompleteWhatAnOlderMappingDidNotTake) {
  const std::string kinds =
      "SELECT group_concat(kind || count, ' ') FROM (SELECT kind, count(*) AS"
      " count FROM regions GROUP BY kind)";
  const std::string all = ask(db_, kinds);
  ASSERT_NE(all.find("fylke"), std::string::npos);
  for (const char* then :
       {"NULL", "'0000000000000000000000000000000000000000000000000000000000000000'"}) {
    SQLite::Database db(db_.string(), SQLite::OPEN_READWRITE);
    const std::string other =
        " IN (SELECT version_id FROM region_version JOIN region USING (region_id)"
        " WHERE kind <> 'kommune')";
    db.exec("DELETE FROM region_part; DELETE FROM region_change WHERE from_version" + other +
            " OR to_version" + other + "; DELETE FROM region_version WHERE version_id" + other +
            "; DELETE FROM region WHERE kind <> 'kommune';"
            " UPDATE load SET mapping_sha256 = " +
            then);
    const test::Outcome again = load(test::small_nodes(), test::small_edges());
    ASSERT_EQ(again.code, 0) << again.err;
    EXPECT_EQ(ask(db_, kinds), all) << again.err;
    EXPECT_EQ(test::etl({"verify", db_.string()}).code, 0);
  }
  const test::Outcome same = load(test::small_nodes(), test::small_edges());
  EXPECT_NE(same.err.find("loaded before"), std::string::npos) << same.err;
}

TEST_F(KlassFiles, ARegionKeepsItsNumberInTheWarehouse) {
  const std::string id = ask(db_, "SELECT region_id FROM region WHERE code = '3001'");
  ASSERT_EQ(load(later_nodes(), later_edges()).code, 0);
  EXPECT_EQ(ask(db_, "SELECT region_id FROM region WHERE code = '3001'"), id)
      << "observations would point elsewhere";
}

TEST_F(KlassFiles, AnOlderOneDoesNotReopenWhatHasEnded) {
  ASSERT_EQ(load(later_nodes(), later_edges()).code, 0);
  const std::string before = test::content_hash(db_);
  const test::Outcome older =
      load(replaced(test::small_nodes(), "Risør", "Risor"), test::small_edges());
  KV_EXPECT_REFUSED(
      older, 5,
      "error spell-reopened: 3001 Halden (from 2020-01-01) ended on 2024-01-01 in the warehouse");
  EXPECT_EQ(test::content_hash(db_), before);
}

TEST_F(KlassFiles, ASpellThatOverlapsAnotherOfTheSameCodeIsRefused) {
  KV_EXPECT_REFUSED(load(replaced(test::small_nodes(), "14,1903,Harstad,2,2013-01-01,NA\n",
                                  "14,1903,Harstad,2,2012-01-01,NA\n"),
                         replaced(test::small_edges(), "2013-01-01,12,14", "2012-01-01,12,14")),
                    5, "n.csv, row 15");
  // Without the first spell in the files, it is the warehouse's that is overlapped.
  const std::string nodes =
      "name,code,label,variant,validFrom,validTo\n1,1903,Harstad,1,1900-01-01,NA\n";
  KV_EXPECT_REFUSED(load(nodes, "from,to,changeOccurred,from_id,to_id\n"), 5, "no-rows");
  KV_EXPECT_REFUSED(load(nodes + "2,1904,Nytt,1,1838-01-01,1900-01-01\n",
                         "from,to,changeOccurred,from_id,to_id\n2,1,1900-01-01,2,1\n"),
                    5,
                    "error spell-overlap: 1903 Harstad (from 1900-01-01) overlaps Harstad (from "
                    "1838-01-01 to 2013-01-01)");
  EXPECT_EQ(test::content_hash(db_), before_);
}

TEST_F(KlassFiles, APartOfTheGraphKeepsTheRest) {
  const test::Outcome loaded = load(
      "name,code,label,variant,validFrom,validTo\n1,0901,Risør,1,1838-01-01,2020-01-01\n2,4201,"
      "Risør,1,2020-01-01,NA\n",
      "from,to,changeOccurred,from_id,to_id\n1,2,2020-01-01,1,2\n");
  ASSERT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_NE(loaded.err.find("13 spell(s) of the warehouse are not in these files; they were kept"),
            std::string::npos)
      << loaded.err;
}

TEST_F(KlassFiles, EitherFileCutOffIsRefused) {
  const std::string nodes = test::small_nodes();
  const std::string edges = test::small_edges();
  for (std::size_t end = 0; end + 1 < edges.size(); end += 2)
    EXPECT_EQ(load(nodes, edges.substr(0, end)).code, 5) << end;
  // Spells that no change touches (0301, 1902, 9999) leave no trace in the other file.
  const std::size_t last = nodes.find("15,9999");
  for (std::size_t end = 0; end < last; end += 2)
    EXPECT_EQ(load(nodes.substr(0, end), edges).code, 5) << end;
  EXPECT_EQ(test::content_hash(db_), before_);
}

TEST_F(KlassFiles, AMissingChangeNamesTheSpellThatHasNone) {
  const test::Outcome loaded =
      load(test::small_nodes(), replaced(test::small_edges(), "13,14,2013-01-01,13,14\n", ""));
  KV_EXPECT_REFUSED(loaded, 5,
                    "n.csv, row 14, column F (6): '2013-01-01': 1915 Bjarkøy ends with no change "
                    "that leads from it");
  EXPECT_EQ(load(test::small_nodes(), replaced(test::small_edges(), "13,14,2013-01-01,13,14\n", ""),
                 {"--accept", "klass-no-edge"})
                .code,
            0);
}

TEST_F(KlassFiles, DamagedCellsAreRefusedWithTheirPlace) {
  const auto nodes = [](std::string_view from, std::string_view to) {
    return replaced(test::small_nodes(), from, to);
  };
  const std::string edges = test::small_edges();
  KV_EXPECT_REFUSED(load(nodes("6,0301", "6,301"), edges), 5, "n.csv, row 7, column B (2): '301'");
  KV_EXPECT_REFUSED(load(nodes("Oslo", " "), edges), 5, "row 7, column C (3)");
  KV_EXPECT_REFUSED(load(nodes("Oslo,1,1838-01-01", "Oslo,1,1838-02-30"), edges), 5,
                    "row 7, column E (5): '1838-02-30'");
  KV_EXPECT_REFUSED(load(nodes("2020-01-01,NA\n3,", "2020-01-01,na\n3,"), edges), 5,
                    "row 3, column F (6): 'na'");
  KV_EXPECT_REFUSED(load(nodes("\n7,0901", "\n6,0901"), edges), 5,
                    "row 8, column A (1): '6': The node name stands twice");
  KV_EXPECT_REFUSED(load(test::small_nodes(), replaced(edges, "1,2\n", "1,77\n")), 5,
                    "e.csv, row 2, column E (5): '77': There is no node with this name");
  KV_EXPECT_REFUSED(load(test::small_nodes(), replaced(edges, "1,2,2020-01-01", "1,2,2020-01-02")),
                    5, "e.csv, row 2, column C (3): '2020-01-02'");
  KV_EXPECT_REFUSED(
      load(test::small_nodes(), edges + "1,2,2020-01-01,1,2\n"), 5,
      "e.csv, row 9, column D (4): '1 to 2': The change stands twice; it first stands in row 2");
  EXPECT_EQ(test::content_hash(db_), before_);
}

TEST_F(KlassFiles, OneFileAloneIsRefused) {
  KV_EXPECT_REFUSED(test::etl({"load", db_.string(), "klass-131",
                               test::write_file(dir_ / "n.csv", later_nodes()).string()}),
                    5, "needs its file of layout 'edges' in the same load");
}

}  // namespace
}  // namespace kv::etl
